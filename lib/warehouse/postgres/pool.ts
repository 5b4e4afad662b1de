import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';

/**
 * A pool as Kysely takes it, whose connections are lent in the state that `reset` makes. One that is given back
 * is brought there again before the next user gets it, while nobody waits, and thrown away where that fails.
 * `failure` tells why none could be had.
 */
export function resettingPool(pool: Pool, reset: string, failure: (cause: unknown) => Error): PostgresPool {
  const isReset = new WeakSet<PoolClient>();
  return {
    async connect() {
      const client = await pool.connect().catch((cause: unknown) => { throw failure(cause); });
      try {
        if (!isReset.has(client)) await client.query(reset);
      } catch (cause) {
        client.release(true);
        throw failure(cause);
      }
      isReset.add(client);
      return { query: queryOn(client), release: () => giveBack(client, reset) };
    },
    end: () => pool.end(),
  };
}

/** Every statement goes alone: PostgreSQL refuses a second one behind it, which it does not where there are no parameters. */
function queryOn(client: PoolClient): PostgresPoolClient['query'] {
  const query = async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
    const config: QueryConfig & { queryMode: 'extended' } = { text, values: [...values], queryMode: 'extended' };
    return await client.query(config);
  };
  return query as PostgresPoolClient['query'];
}

function giveBack(client: PoolClient, reset: string): void {
  if (client.getTransactionStatus() !== 'I') return client.release(true);
  client.query(reset).then(() => client.release(), () => client.release(true));
}
