import { sql } from 'kysely';
import { note } from '../audit';
import { clientIn } from '../clients';
import { STORE_TABLES } from '../../warehouse/storeTables';
import type { StoreTable } from '../../warehouse/storeRows';
import type { Connection, Db, Registry } from '../types';
import { connectionIn, toConnection, type ConnectionOfClient } from './row';

export interface Removed {
  readonly connection: Connection;
  /** Rows deleted with it, by table; empty when its data stay. */
  readonly deletedRows: Readonly<Record<string, number>>;
}

/**
 * Ends a connection: its secrets are wiped, nothing syncs it any more, and its history stays. Its data go only
 * when that is asked for. Throws `ClientsError` when there is none.
 */
export async function removeConnection({ warehouse, actor }: Registry, which: ConnectionOfClient, { withData = false } = {}): Promise<Removed> {
  const { clientId, connectionId } = which;
  return await warehouse.asClient(clientId, async (db) => {
    await clientIn(db, clientId, 'lock');
    const { platform } = await connectionIn(db, which, 'lock');
    const row = await db
      .updateTable('client_api_credentials')
      .set({ secrets: null, key_id: null, secrets_hash: null, removed_at: sql<string>`now()`, updated_at: sql<string>`now()` })
      .where('id', '=', connectionId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(db, clientId, { actor, action: 'connection.removed', subject: connectionId, details: { platform } });
    const deletedRows = withData ? await deleteData(db, connectionId) : {};
    if (withData) await note(db, clientId, { actor, action: 'connection.data_deleted', subject: connectionId, details: deletedRows });
    return { connection: toConnection(row), deletedRows };
  });
}

async function deleteData(db: Db, connectionId: string): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const table of [...(Object.keys(STORE_TABLES) as StoreTable[]), 'sync_cursors', 'webhook_deliveries'] as const) {
    const { numDeletedRows } = await db.deleteFrom(table).where('connection_id', '=', connectionId).executeTakeFirst();
    if (numDeletedRows > 0n) deleted[table] = Number(numDeletedRows);
  }
  return deleted;
}
