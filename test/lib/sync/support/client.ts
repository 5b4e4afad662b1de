import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../lib/warehouse/storeRows';

/** A client with one connection, as the registry keeps them. */
export async function newConnection(warehouse: Warehouse, { clientId = 'acme', platform = 'simulated' } = {}): Promise<StoreOwner> {
  const connectionId = randomUUID();
  await warehouse.asClient(clientId, async (db) => {
    await db.insertInto('clients').values({ id: clientId, name: clientId }).onConflict((conflict) => conflict.doNothing()).execute();
    await sql`insert into client_api_credentials (id, client_id, platform, name) values (${connectionId}::uuid, ${clientId}, ${platform}, ${connectionId})`.execute(db);
  });
  return { clientId, connectionId, platform };
}

export type KeptRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly deleted_at: string | null; readonly changed_at: string };

/** What a connection has in a table, by id, deleted rows too. Amounts as PostgreSQL writes them. */
export async function keptRows(warehouse: Warehouse, { clientId, connectionId }: StoreOwner, table: StoreTable): Promise<Map<string, KeptRow>> {
  const { rows } = await warehouse.asClient(clientId, (db) => sql<KeptRow>`
    select * from ${sql.table(table)} where connection_id = ${connectionId}::uuid order by id`.execute(db));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function liveIds(warehouse: Warehouse, owner: StoreOwner, table: StoreTable): Promise<string[]> {
  return [...(await keptRows(warehouse, owner, table)).values()].filter((row) => row.deleted_at === null).map(({ id }) => id);
}
