import { sql } from 'kysely';
import type { StoreContext } from '../../sync/types';
import { note } from '../audit';
import { clientIn } from '../clients';
import { noKey } from '../sealing/keyring';
import { openFields } from '../sealing/secrets';
import type { Connection, Db, Registry } from '../types';
import { refuseConflicts } from './conflicts';
import { bindingOf, connectionIn, isStoreOf, toConnection, type ConnectionOfClient, type ConnectionRow } from './row';
import { testStore, type StoreTest } from './storeTest';
import { enteredFields } from './fields';
import { secretsElsewhere } from './opened';

export interface TestedConnection {
  readonly connection: Connection;
  readonly test: StoreTest;
}

/** Reaches a platform with fields that are kept nowhere. Throws `ClientsError` when they cannot be used. */
export async function testEntered(registry: Pick<Registry, 'platforms'>, name: string, fields: Readonly<Record<string, unknown>>, context: StoreContext): Promise<StoreTest> {
  const platform = await registry.platforms(name);
  return await testStore(platform, enteredFields(platform, fields), context);
}

/** Reaches the store of a connection and writes down what it said; a store that did not answer changes nothing. */
export async function testConnection(registry: Registry, which: ConnectionOfClient, context: StoreContext): Promise<TestedConnection> {
  const { warehouse, keys, actor } = registry;
  const before = await warehouse.asClient(which.clientId, (db) => connectionIn(db, which));
  if (before.secrets === null) throw secretsElsewhere(before);
  if (!keys) throw noKey();
  const platform = await registry.platforms(before.platform);
  const answer = await testStore(platform, openFields(keys, before.secrets, bindingOf(before)), context);
  const test = asExpected(before, answer);

  return await warehouse.asClient(which.clientId, async (db) => {
    await clientIn(db, which.clientId, 'lock');
    const row = await connectionIn(db, which, 'lock');
    await note(db, which.clientId, { actor, action: 'connection.tested', subject: row.id, details: { status: test.status } });
    if (row.secrets !== before.secrets || test.status === 'unreachable') return { connection: toConnection(row), test };
    return { connection: toConnection(await write(db, row, test)), test };
  });
}

/** Another store than before is no success: its data would mix with what is there. */
function asExpected(row: ConnectionRow, test: StoreTest): StoreTest {
  if (test.status !== 'working' || isStoreOf(row, test)) return test;
  return { status: 'refused', message: `The credentials open the store ${test.account}, but the connection ${row.name} is the store ${row.account}.` };
}

async function write(db: Db, row: ConnectionRow, test: StoreTest): Promise<ConnectionRow> {
  const account = test.status === 'working' ? test.account : undefined;
  await refuseConflicts(db, null, { clientId: row.client_id, connectionId: row.id, platform: row.platform, account });
  return await db
    .updateTable('client_api_credentials')
    .set({ ...(account !== undefined && { account }), status: test.status === 'working' ? 'working' : 'refused', status_message: test.message, tested_at: sql<string>`now()` })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
