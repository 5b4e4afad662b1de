import { sql } from 'kysely';
import type { Warehouse } from '../warehouse';
import { note } from './audit';
import { bindingOf } from './connections/row';
import { ClientsError } from './errors';
import { noKey, type Keyring } from './sealing/keyring';
import { openFields, sealFields } from './sealing/secrets';
import type { Registry } from './types';

export interface Rotation {
  /** Sealed anew by this run. */
  readonly rotated: number;
  /** Sealed with the current key before. */
  readonly current: number;
  /** What none of the keys opens; it stays as it is. */
  readonly unopened: readonly { readonly clientId: string; readonly connectionId: string; readonly reason: string }[];
}

interface Place { readonly id: string; readonly client_id: string; readonly key_id: string | null }

/**
 * Seals every connection's secrets with the current key, each in a transaction of its own: stopped or killed at any
 * point, it goes on where it was when it is started again, and meanwhile everything opens with the old and the new key.
 */
export async function rotateKeys({ warehouse, keys, actor }: Pick<Registry, 'warehouse' | 'keys' | 'actor'>, signal?: AbortSignal): Promise<Rotation> {
  if (!keys) throw noKey();
  const sealed = await sealedRows(warehouse);
  const old = sealed.filter(({ key_id }) => key_id !== keys.current.id);
  const unopened: { clientId: string; connectionId: string; reason: string }[] = [];
  let rotated = 0;
  for (const { id, client_id } of old) {
    signal?.throwIfAborted();
    try {
      if (await reseal(warehouse, keys, actor, client_id, id)) rotated += 1;
    } catch (error) {
      if (!(error instanceof ClientsError)) throw error;
      unopened.push({ clientId: client_id, connectionId: id, reason: error.message });
    }
  }
  return { rotated, current: sealed.length - old.length, unopened };
}

async function sealedRows(warehouse: Warehouse): Promise<Place[]> {
  return await warehouse.asOperator((db) => db
    .selectFrom('client_api_credentials')
    .select(['id', 'client_id', 'key_id'])
    .where('secrets', 'is not', null)
    .orderBy('id')
    .execute());
}

/** False when somebody else has done it, or removed the connection, meanwhile. */
async function reseal(warehouse: Warehouse, keys: Keyring, actor: string, clientId: string, id: string): Promise<boolean> {
  return await warehouse.asClient(clientId, async (db) => {
    const row = await db
      .selectFrom('client_api_credentials')
      .select(['id', 'client_id', 'platform', 'secrets', 'key_id'])
      .where('client_id', '=', clientId)
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row?.secrets || row.key_id === keys.current.id) return false;
    const sealed = sealFields(keys.current, openFields(keys, row.secrets, bindingOf(row)), bindingOf(row));
    await db.updateTable('client_api_credentials').set({ ...sealed, updated_at: sql<string>`now()` }).where('id', '=', id).execute();
    await note(db, clientId, { actor, action: 'connection.key_rotated', subject: id, details: { from: row.key_id, to: keys.current.id } });
    return true;
  });
}
