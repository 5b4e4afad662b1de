import type { PGlite } from '@electric-sql/pglite';
import {
  Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
  type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type QueryResult, type TransactionSettings,
} from 'kysely';
import type { Schema } from './schema';

/** PGlite has no checkpointer, so the log of changes would grow until the warehouse is closed. */
const COMMITS_PER_CHECKPOINT = 2_000;

/**
 * Kysely over one PGlite, whose single session is lent to one user at a time. Each starts as `role` with no
 * client named, whatever the one before did to the session.
 */
export function pgliteDialect(pglite: PGlite, role: string): Dialect {
  return {
    createDriver: () => new PgliteDriver(pglite, role),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/** Works as PGlite's own user, which passes every policy. */
export function ownerOf(pglite: PGlite): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: pgliteDialect(pglite, 'postgres') });
}

class PgliteDriver implements Driver {
  private readonly connection: DatabaseConnection;
  private readonly reset: string;
  private last: Promise<void> = Promise.resolve();
  private giveBack: () => void = () => undefined;
  private commits = 0;

  constructor(private readonly pglite: PGlite, role: string) {
    this.connection = new PgliteConnection(pglite);
    this.reset = `rollback; set role ${role}; set tributary.client_id to ''`;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.last;
    let done: () => void = () => undefined;
    this.last = new Promise((resolve) => { done = resolve; });
    await before;
    this.giveBack = done;
    try {
      await this.pglite.exec(this.reset);
    } catch (error) {
      done();
      throw error;
    }
    return this.connection;
  }

  async beginTransaction(_connection: DatabaseConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const parts = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode];
    await this.pglite.exec(parts.filter(Boolean).join(' '));
  }

  async commitTransaction(): Promise<void> {
    await this.pglite.exec('commit');
    this.commits += 1;
    if (this.commits % COMMITS_PER_CHECKPOINT === 0) await this.pglite.exec('reset role; checkpoint');
  }

  async rollbackTransaction(): Promise<void> {
    await this.pglite.exec('rollback');
  }

  async releaseConnection(): Promise<void> {
    this.giveBack();
  }

  async destroy(): Promise<void> {
    await this.last;
  }
}

class PgliteConnection implements DatabaseConnection {
  constructor(private readonly pglite: PGlite) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affectedRows } = await this.pglite.query<Row>(sql, [...parameters]);
    return { rows, numAffectedRows: BigInt(affectedRows ?? rows.length) };
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery(query);
  }
}
