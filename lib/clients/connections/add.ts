import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { StoreContext } from '../../sync/types';
import { note } from '../audit';
import { servedClientIn } from '../clients';
import { ClientsError } from '../errors';
import { noKey } from '../sealing/keyring';
import { sealFields } from '../sealing/secrets';
import type { Connection, Registry } from '../types';
import { refuseConflicts } from './conflicts';
import { credentialFrom, enteredFields } from './fields';
import { planColumns, type SyncPlan } from './plan';
import { toConnection } from './row';
import { testStore, type StoreTest } from './storeTest';

export interface NewConnection extends SyncPlan {
  readonly clientId: string;
  readonly platform: string;
  readonly name: string;
  /** As a person entered them, by the names in `StorePlatform.fields`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Keeps a connection with its secrets sealed; with a context only after the store was reached with them. Throws
 * `ClientsError` and keeps nothing when the fields, the store or a connection that exists say no.
 */
export async function addConnection(registry: Registry, connection: NewConnection, context: StoreContext | null): Promise<Connection> {
  const { warehouse, keys, actor } = registry;
  if (!keys) throw noKey();
  const { clientId } = connection;
  const platform = await registry.platforms(connection.platform);
  const fields = enteredFields(platform, connection.fields);
  credentialFrom(platform, fields);
  const plan = planColumns(platform, connection);
  const name = named(connection.name);
  await warehouse.asClient(clientId, (db) => servedClientIn(db, clientId));
  const test = context && reached(await testStore(platform, fields, context));

  return await warehouse.asClient(clientId, async (db) => {
    await servedClientIn(db, clientId, 'lock');
    await refuseConflicts(db, keys, { clientId, platform: platform.name, name, account: test?.account, fields });
    const id = randomUUID();
    const row = await db
      .insertInto('client_api_credentials')
      .values({
        id, client_id: clientId, platform: platform.name, name, ...plan,
        ...sealFields(keys.current, fields, { clientId, connectionId: id, platform: platform.name }),
        ...(test && { account: test.account, status: test.status, status_message: test.message, tested_at: sql<string>`now()` }),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(db, clientId, { actor, action: 'connection.added', subject: id, details: { platform: platform.name, tested: test !== null } });
    return toConnection(row);
  });
}

/** The test when it went well. Throws `ClientsError` with what the store said. */
export function reached(test: StoreTest): StoreTest & { readonly status: 'working' } {
  if (test.status === 'working') return test;
  const message = `${test.message} The connection was not saved.`;
  throw test.status === 'refused' ? new ClientsError('store_refused', message) : new ClientsError('store_unreachable', message);
}

export function named(name: string): string {
  if (name.trim() !== '') return name.trim();
  throw new ClientsError('no_name', 'A connection needs a name. Nothing was changed.');
}
