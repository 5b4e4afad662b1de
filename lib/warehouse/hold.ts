import type { Store, Warehouse } from './types';

/** One user's view of a store; `leave` is called once, when it closes. */
export function holdOn(store: Store, leave: () => Promise<void>): Warehouse {
  const claims = new Set<string>();
  let closed: Promise<void> | null = null;

  const release = async (name: string): Promise<void> => {
    if (claims.delete(name)) await store.release(name);
  };

  return {
    async asClient(clientId, work) {
      if (clientId === '') throw new TypeError('A client has to be named before its rows can be seen.');
      const { sql } = await import('kysely');
      return await store.db.transaction().execute(async (db) => {
        await sql`select set_config('tributary.client_id', ${clientId}, true)`.execute(db);
        return await work(db);
      });
    },
    async claim(name) {
      const isOurs = await store.claim(name);
      if (isOurs) claims.add(name);
      return isOurs;
    },
    release,
    close() {
      closed ??= Promise.all([...claims].map(release)).then(leave);
      return closed;
    },
  };
}
