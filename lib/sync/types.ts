import type { EgressFilter, Meter } from '../http';
import type { StoreRows, StoreTable } from '../warehouse/storeRows';

/** All that Store Sync, Clients and the triggers need to know of one vendor; `lib/platforms/<name>` provides it. */
export interface StorePlatform<Credential = unknown> {
  /** As in the warehouse and in settings: `shopify`. */
  readonly name: string;
  /** As the vendor writes it: `Shopify`. */
  readonly displayName: string;
  /** The type of n8n credential with the same fields. */
  readonly credentialType: string;
  /** What a person has to enter for a connection, in that order. */
  readonly fields: readonly CredentialField[];
  readonly streams: readonly StreamInfo[];
  /** Checks entered fields. Throws `CredentialRefused` that names the field and never its value. */
  parse(fields: Readonly<Record<string, unknown>>): Credential;
  /** Sends nothing yet. */
  connect(credential: Credential, context: StoreContext): StoreConnection;
}

export interface CredentialField {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly required: boolean;
  /** Never shown, logged or returned once entered. */
  readonly secret: boolean;
  /** The values it may have, where they are few. */
  readonly options?: readonly string[];
  readonly placeholder?: string;
}

/** A field of a credential is missing or not of the vendor's form. Nothing was sent. */
export class CredentialRefused extends Error {
  override readonly name = 'CredentialRefused';

  constructor(readonly field: string, message: string) {
    super(message);
  }
}

export interface StoreContext {
  readonly meter: Meter;
  readonly signal: AbortSignal;
  readonly egress?: EgressFilter;
  /** The store that the connection is known as (`StoreIdentity.account`); null where that is not known yet. */
  readonly account?: string | null;
}

/** A collection of a vendor that can be kept up to date. */
export interface StreamInfo {
  /** `orders`, `products`, `customers`, `inventory`, `finances` … */
  readonly name: string;
  readonly displayName: string;
  /** Where its rows go. The first is the stream's own; the rest come along with it. */
  readonly tables: readonly [StoreTable, ...StoreTable[]];
  /**
   * How rows that the vendor deletes are noticed: told by the stream itself, by comparing all ids (`ids` of the
   * connection), or not at all because the vendor keeps them forever.
   */
  readonly deletions: 'told' | 'compared' | 'never';
  /**
   * The table of parts that may come and go without a change of their row's time. Then the comparison asks `parts` in
   * place of `ids`, and rows with other parts than the warehouse has are read again.
   */
  readonly parts?: StoreTable;
}

/** One credential at work. Every method throws HttpFailure with a sentence of what to do. */
export interface StoreConnection {
  /** Which store the credential opens, for as few requests as it takes: asked before every sync that does not know it. */
  identity(): Promise<StoreIdentity>;
  /** Reaches the store and tells what the credential may do. */
  test(): Promise<ConnectionTest>;
  /**
   * Everything that changed since `from`, the whole collection when null. Pages come with what has to be
   * committed together.
   */
  read(stream: string, from: Cursor | null): AsyncIterable<StreamPage>;
  /**
   * The ids of everything there is, for streams whose deletions are `compared`. Null where this credential does not
   * see everything: then nothing is taken for deleted.
   */
  ids?(stream: string): AsyncIterable<readonly string[]> | null;
  /** The same for streams that name a table of `parts`: every row's id with the ids of its parts. */
  parts?(stream: string): AsyncIterable<PartIds>;
  /** Rows by their ids, as `read` brings them; needed where there are `parts`. */
  readAgain?(stream: string, ids: readonly string[]): AsyncIterable<StreamPage>;
  close(): void;
}

/** Ids of the parts of rows, by the row's id. */
export type PartIds = ReadonlyMap<string, readonly string[]>;

export interface StoreIdentity {
  /** The store's own stable identity: a shop domain, a seller id with its region. */
  readonly account: string;
  readonly accountName: string;
  /** What an older version called this store: a connection that bears it is taken over. */
  readonly formerAccount?: string;
}

export interface ConnectionTest extends StoreIdentity {
  /** What the credential is allowed, in the vendor's words; empty where the vendor does not tell. */
  readonly permissions: readonly string[];
  /** Streams that cannot be read with it, each with the reason. */
  readonly missing: readonly { readonly stream: string; readonly reason: string }[];
  /** A few figures that show it is the right store, such as `{ orders: 1203 }`. No personal data. */
  readonly sample: Readonly<Record<string, number | string>>;
}

/**
 * Up to where a stream is known. Made and read by its platform alone, kept as JSON. One that has nothing but `at`
 * can always be read: so reading begins when a person asks for more overlap.
 */
export interface Cursor {
  /** Everything changed before this time is in; ISO 8601 UTC. Shown to people as how far a stream has got. */
  readonly at: string;
  readonly [detail: string]: unknown;
}

export interface StreamPage {
  /**
   * An order or product comes with all its parts in the same page, and `order_lines`, `variants` or `transactions`
   * (those `with_order`) is there even when it is empty: parts that are not in it are marked as deleted. Without that
   * table parts stay as they are.
   */
  readonly rows: StoreRows;
  /**
   * Rows of the stream's own table that are gone. Parts (order lines, variants) are not listed: they are what
   * the parent's row came with, and go with it.
   */
  readonly deleted?: readonly string[];
  /** Reading may go on from here once this page is committed; null when it may not yet. */
  readonly cursor: Cursor | null;
  /** Fields that were not as the vendor documents them, by name. Told to people, never fatal. */
  readonly drift?: readonly string[];
}
