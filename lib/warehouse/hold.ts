import type { Transaction } from 'kysely';
import { atOneMoment } from './moment';
import { OPERATOR_ROLE, TENANT_ROLE } from './roles';
import type { Schema } from './schema';
import type { Store, Warehouse } from './types';

/** One user's view of a store; `leave` is called once, when it closes. */
export function holdOn(store: Store, leave: () => Promise<void>): Warehouse {
  const claims = new Set<string>();
  let closed: Promise<void> | null = null;

  const release = async (name: string): Promise<void> => {
    if (claims.delete(name)) await store.release(name);
  };

  // Within the transaction, so that it holds also where a pooler lends another session to every transaction.
  const settle = async (db: Transaction<Schema>, role: string, clientId: string): Promise<void> => {
    const { sql } = await import('kysely');
    await sql`select set_config('role', ${role}, true), set_config('tributary.client_id', ${clientId}, true),
      set_config('search_path', ${store.searchPath}, true), set_config('timezone', 'UTC', true)`.execute(db);
  };

  const workAs = async <T>(role: string, clientId: string, work: (db: Transaction<Schema>) => Promise<T>): Promise<T> => {
    await store.keep(claims);
    return await store.db.transaction().execute(async (db) => {
      await settle(db, role, clientId);
      return await work(db);
    });
  };

  return {
    async asClient(clientId, work) {
      checkNamed(clientId);
      return await workAs(TENANT_ROLE, clientId, work);
    },
    async atOneMoment(clientId, work) {
      checkNamed(clientId);
      await store.keep(claims);
      return await atOneMoment(store, (db) => settle(db, TENANT_ROLE, clientId), work);
    },
    asOperator: (work) => workAs(OPERATOR_ROLE, '', work),
    describe: (statement) => store.describe(statement),
    async claim(name) {
      const isOurs = await store.claim(name);
      if (isOurs) claims.add(name);
      return isOurs;
    },
    release,
    tidy: () => store.tidy(),
    close() {
      closed ??= Promise.all([...claims].map(release)).then(leave);
      return closed;
    },
  };
}

function checkNamed(clientId: string): void {
  if (clientId === '') throw new TypeError('A client has to be named before its rows can be seen.');
}
