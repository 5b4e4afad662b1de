import type { Exchange } from './exchange';

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | '*';

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent whole with its length, or chunk by chunk where it is iterable. */
  readonly body: string | Buffer | AsyncIterable<string | Buffer>;
  /** Milliseconds over which the body dribbles out. */
  readonly dribbleMs?: number;
}

/** An answer, or none: the connection is reset, or stays open and silent until the client gives up. */
export type Reply = Answer | { readonly silence: 'reset' | 'hang' };

export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

export interface Route {
  readonly method: RouteMethod;
  /** `/users/:id`; a last segment `*` takes the rest of the path. */
  readonly path: string;
  readonly handle: Handler;
}

/** One simulated service: everything below one path prefix. */
export interface Vendor {
  readonly name: string;
  /** Such as `/reqres/api`. */
  readonly prefix: string;
  readonly routes: readonly Route[];
  /** Largest request body in bytes; 1 MiB unless given. */
  readonly maxBodyBytes?: number;
  /** The vendor's own words where they differ from the sandbox's JSON. */
  readonly notFound?: Handler;
  readonly methodNotAllowed?: (exchange: Exchange, allow: string) => Reply;
  /** Entries for `config/api_config.json`, by name. */
  readonly examples: (baseUrl: string) => Readonly<Record<string, ApiConfigEntry>>;
  /** n8n credentials that open it, the one to use first last. `url` is the sandbox's own address. */
  readonly credentials?: (url: string) => readonly HostCredential[];
  /** Forget everything that requests have changed. */
  readonly reset?: () => void;
  readonly close?: () => void;
}

/** A credential as n8n keeps it. The prebuilt workflows refer to it by its id. */
export interface HostCredential {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One entry of `config/api_config.json`. */
export interface ApiConfigEntry {
  readonly base_url: string;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly authentication: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** What the sandbox remembers of one request. No e-mail, body or credential is kept. */
export interface Received {
  /** Arrival, milliseconds since 1970 with fractions. */
  readonly at: number;
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  /** Such as `POST /strict/customers`. */
  route: string;
  /** `emailHash` of each customer the request is about. */
  emails: readonly string[];
  idempotencyKey: string | null;
  /** Status answered; 0 while or where no answer was given. */
  status: number;
  /** Customers created or changed by this request. */
  written: number;
  /** Whether the answer is the first one given under the same idempotency key. */
  replayed: boolean;
  /** The injected fault, if one struck. */
  fault: string | null;
}
