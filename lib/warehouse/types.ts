import type { Kysely, Transaction } from 'kysely';
import type { Read } from './moment';
import type { Schema } from './schema';

export interface Described {
  /** In order; `type` is PostgreSQL's object id of the type. */
  readonly columns: readonly { readonly name: string; readonly type: number }[];
  /** How many parameters it takes: the highest `$n`. */
  readonly parameters: number;
}

/** One user's hold on a warehouse; every hold is closed on its own. */
export interface Warehouse {
  /**
   * Runs `work` in one transaction that sees and writes only the rows of `clientId`. Commits when it
   * resolves, takes everything back when it throws. Transactions of an embedded warehouse run one at a time:
   * never start one inside another.
   */
  asClient<T>(clientId: string, work: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /**
   * For reading in several parts, which all see the rows of `clientId` as they were at one moment, whatever is written
   * meanwhile. Parts that are asked for together run side by side where the warehouse has sessions to spare. Writing is
   * refused.
   */
  atOneMoment<T>(clientId: string, work: (read: Read) => Promise<T>): Promise<T>;
  /**
   * As `asClient`, for the registry of all clients: `clients`, `client_api_credentials`, `client_api_sync_results` and
   * `audit_log` (which only grows). Nothing else can be seen or written, and nothing deleted.
   */
  asOperator<T>(work: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** What a statement gives, without running it. Throws PostgreSQL's own error for one that it does not understand. */
  describe(statement: string): Promise<Described>;
  /**
   * Takes a name for this hold alone, across everything that uses the warehouse; false when somebody has it.
   * Given back by `release`, by `close`, or by the end of the process.
   */
  claim(name: string): Promise<boolean>;
  release(name: string): Promise<void>;
  /** To be called after much was written, outside of transactions: makes room and plans good again where nothing else does it. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** A place that keeps a warehouse: what a backend (embedded, PostgreSQL) provides. */
export interface Store {
  /** Sessions that see no client's rows until they name one. */
  readonly db: Kysely<Schema>;
  /** PostgreSQL's `search_path` to the tables. */
  readonly searchPath: string;
  /** Whether somebody who has a session could have another one now, without waiting for others. */
  hasSpareSession(): boolean;
  describe(statement: string): Promise<Described>;
  claim(name: string): Promise<boolean>;
  release(name: string): Promise<void>;
  /** As of a `Warehouse`. */
  tidy(): Promise<void>;
  /** Throws `WarehouseError` when one of these names is no longer taken by this process. */
  keep(names: Iterable<string>): Promise<void>;
  end(): Promise<void>;
}
