import type { Selectable } from 'kysely';
import type { StoreIdentity } from '../../sync/types';
import type { ClientApiCredentialsTable } from '../../warehouse/schema';
import { ClientsError } from '../errors';
import type { Binding } from '../sealing/envelope';
import type { Connection, Db } from '../types';

export type ConnectionRow = Selectable<ClientApiCredentialsTable>;

/** Which connection, and whose. */
export interface ConnectionOfClient {
  readonly clientId: string;
  readonly connectionId: string;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A connection of this session's client that is not removed; with `lock`, nobody else changes it meanwhile. Throws `ClientsError`. */
export async function connectionIn(db: Db, { clientId, connectionId }: ConnectionOfClient, lock?: 'lock'): Promise<ConnectionRow> {
  if (!UUID.test(connectionId)) throw noConnection(clientId, connectionId);
  const query = db.selectFrom('client_api_credentials').selectAll().where('client_id', '=', clientId).where('id', '=', connectionId);
  const row = await (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!row) throw noConnection(clientId, connectionId);
  if (row.removed_at === null) return row;
  throw new ClientsError(
    'connection_removed',
    `The connection ${row.name} of client ${clientId} was removed on ${row.removed_at.slice(0, 10)}, and its secrets with it. Add it again. Nothing was changed.`,
  );
}

export function bindingOf({ client_id, id, platform }: Pick<ConnectionRow, 'client_id' | 'id' | 'platform'>): Binding {
  return { clientId: client_id, connectionId: id, platform };
}

/** Whether a store that was reached is the one the connection is known as; one that is not known yet may be any. */
export function isStoreOf({ account }: Pick<ConnectionRow, 'account'>, reached: Pick<StoreIdentity, 'account' | 'formerAccount'>): boolean {
  return account === null || account === reached.account || account === reached.formerAccount;
}

/** What may be shown of it. */
export function toConnection(row: ConnectionRow): Connection {
  return {
    id: row.id,
    clientId: row.client_id,
    platform: row.platform,
    name: row.name,
    account: row.account,
    secretsIn: row.secrets === null ? 'n8n' : 'registry',
    keyId: row.key_id,
    syncFrequency: row.sync_frequency,
    everyHours: row.every_hours,
    streams: row.streams,
    status: row.status,
    statusMessage: row.status_message,
    testedAt: row.tested_at,
    lastSyncedAt: row.last_synced_at,
    createdAt: row.created_at,
    removedAt: row.removed_at,
  };
}

function noConnection(clientId: string, connectionId: string): ClientsError {
  return new ClientsError(
    'no_connection',
    `The client ${clientId} has no connection ${JSON.stringify(connectionId)}. Choose one of its own from the list. Nothing was changed.`,
  );
}
