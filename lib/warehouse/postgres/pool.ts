import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import type { Described } from '../types';
import { describe } from './describe';

/**
 * A pool as Kysely takes it, whose connections are lent in the state that `reset` makes. One that is given back
 * is brought there again before the next user gets it, while nobody waits, and thrown away where that fails.
 */
export class ResettingPool implements PostgresPool {
  private readonly ready = new WeakSet<PoolClient>();

  constructor(
    private readonly pool: Pool,
    private readonly reset: string,
    /** Why no connection could be had. */
    private readonly failure: (cause: unknown) => Error,
  ) {}

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.take();
    return { query: queryOn(client), release: () => this.giveBack(client) };
  }

  async describe(statement: string): Promise<Described> {
    const client = await this.take();
    return await describe(client, statement).finally(() => this.giveBack(client));
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async take(): Promise<PoolClient> {
    const client = await this.pool.connect().catch((cause: unknown) => { throw this.failure(cause); });
    try {
      if (!this.ready.has(client)) await client.query(this.reset);
    } catch (cause) {
      client.release(true);
      throw this.failure(cause);
    }
    this.ready.add(client);
    return client;
  }

  private giveBack(client: PoolClient): void {
    if (client.getTransactionStatus() !== 'I') return client.release(true);
    client.query(this.reset).then(() => client.release(), () => client.release(true));
  }
}

/** Every statement goes alone: PostgreSQL refuses a second one behind it, which it does not where there are no parameters. */
function queryOn(client: PoolClient): PostgresPoolClient['query'] {
  const query = async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
    const config: QueryConfig & { queryMode: 'extended' } = { text, values: [...values], queryMode: 'extended' };
    return await client.query(config);
  };
  return query as PostgresPoolClient['query'];
}
