import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Warehouse } from '../../warehouse';
import { note } from '../audit';
import { servedClientIn } from '../clients';
import type { Connection, Db } from '../types';
import { toConnection, type ConnectionRow } from './row';

export interface ReachedStore {
  readonly clientId: string;
  readonly platform: string;
  /** `ConnectionTest.account`. */
  readonly account: string;
  /** `StoreIdentity.formerAccount`. */
  readonly formerAccount?: string;
  /** What people call it; the account where it is blank. */
  readonly accountName: string;
  /** As in `Registry`. */
  readonly actor: string;
}

/**
 * The connection of a store that was reached with a credential of n8n: the one the client has for this store, or
 * a new one without secrets. Throws `ClientsError` when there is no such client.
 */
export async function ensureConnection(warehouse: Warehouse, store: ReachedStore): Promise<Connection> {
  const { clientId, platform, account, formerAccount, actor } = store;
  return await warehouse.asClient(clientId, async (db) => {
    await servedClientIn(db, clientId, 'lock');
    const mine = await db
      .selectFrom('client_api_credentials')
      .selectAll()
      .where('client_id', '=', clientId)
      .where('platform', '=', platform)
      .where('removed_at', 'is', null)
      .execute();
    const known = mine.find((row) => row.account === account);
    if (known) return toConnection(known);
    const former = mine.find((row) => row.account !== null && row.account === formerAccount);
    if (former) return toConnection(await rename(db, former.id, store));
    const id = randomUUID();
    const row = await db
      .insertInto('client_api_credentials')
      .values({ id, client_id: clientId, platform, account, name: freeName(store, new Set(mine.map(({ name }) => name))), status: 'working', tested_at: sql<string>`now()` })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(db, clientId, { actor, action: 'connection.added', subject: id, details: { platform, secretsIn: 'n8n' } });
    return toConnection(row);
  });
}

async function rename(db: Db, id: string, { clientId, account, actor }: ReachedStore): Promise<ConnectionRow> {
  await note(db, clientId, { actor, action: 'connection.updated', subject: id, details: { changed: ['account'] } });
  return await db.updateTable('client_api_credentials').set({ account, updated_at: sql<string>`now()` }).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

function freeName({ accountName, account }: ReachedStore, taken: ReadonlySet<string>): string {
  const names = [accountName.trim(), account, `${accountName.trim()} (${account})`, `${account} (${randomUUID()})`];
  return names.find((name) => name !== '' && !taken.has(name)) as string;
}
