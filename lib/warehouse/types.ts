import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema';

/** One user's hold on a warehouse; every hold is closed on its own. */
export interface Warehouse {
  /**
   * Runs `work` in one transaction that sees and writes only the rows of `clientId`. Commits when it
   * resolves, takes everything back when it throws. Transactions of an embedded warehouse run one at a time:
   * never start one inside another.
   */
  asClient<T>(clientId: string, work: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /**
   * Takes a name for this hold alone, across everything that uses the warehouse; false when somebody has it.
   * Given back by `release`, by `close`, or by the end of the process.
   */
  claim(name: string): Promise<boolean>;
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A place that keeps a warehouse: what a backend (embedded, PostgreSQL) provides. */
export interface Store {
  /** Sessions that see no client's rows until they name one. */
  readonly db: Kysely<Schema>;
  claim(name: string): Promise<boolean>;
  release(name: string): Promise<void>;
  end(): Promise<void>;
}
