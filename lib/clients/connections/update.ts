import { sql } from 'kysely';
import type { StoreContext, StorePlatform } from '../../sync/types';
import { note } from '../audit';
import { clientIn } from '../clients';
import { ClientsError } from '../errors';
import { noKey, type Keyring } from '../sealing/keyring';
import { openFields, sealFields } from '../sealing/secrets';
import type { Connection, ConnectionFields, Registry } from '../types';
import { named, reached } from './add';
import { refuseConflicts } from './conflicts';
import { credentialFrom, enteredFields } from './fields';
import { planColumns, type SyncPlan } from './plan';
import { bindingOf, connectionIn, isStoreOf, toConnection, type ConnectionOfClient, type ConnectionRow } from './row';
import { testStore, type StoreTest } from './storeTest';

export interface ConnectionChange extends SyncPlan {
  readonly name?: string;
  /** Those to be changed; fields that are left out stay as they are. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * Changes what is given. New fields are sealed together with those that stay; with a context only after the store
 * was reached with them, and only if it is the same store. Throws `ClientsError` and changes nothing otherwise.
 */
export async function updateConnection(
  registry: Registry, which: ConnectionOfClient, change: ConnectionChange, context: StoreContext | null,
): Promise<Connection> {
  const { warehouse, keys, actor } = registry;
  const { clientId, connectionId } = which;
  const before = await warehouse.asClient(clientId, (db) => connectionIn(db, which));
  const platform = await registry.platforms(before.platform);
  const plan = planColumns(platform, change);
  const name = change.name === undefined ? undefined : named(change.name);
  const fields = change.fields && changedFields(keys, platform, before, change.fields, context !== null);
  const test = fields && context ? sameStore(before, reached(await testStore(platform, fields, context))) : null;

  return await warehouse.asClient(clientId, async (db) => {
    await clientIn(db, clientId, 'lock');
    const row = await connectionIn(db, which, 'lock');
    if (fields && row.secrets !== before.secrets) throw changedMeanwhile(row);
    await refuseConflicts(db, keys, { clientId, connectionId, platform: platform.name, name, account: test?.account, fields });
    const after = await db
      .updateTable('client_api_credentials')
      .set({
        ...plan,
        ...(name !== undefined && { name }),
        ...(fields && keys && { ...sealFields(keys.current, fields, bindingOf(row)), status: 'untested' as const, status_message: null, tested_at: null }),
        ...(test && { account: test.account, status: test.status, status_message: test.message, tested_at: sql<string>`now()` }),
        updated_at: sql<string>`now()`,
      })
      .where('id', '=', connectionId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(db, clientId, { actor, action: 'connection.updated', subject: connectionId, details: { changed: changedNames(row, after, change), tested: test !== null } });
    return toConnection(after);
  });
}

/** What was sealed before with the new values over it. Secrets that do not open any more may be replaced as a whole. */
function changedFields(
  keys: Keyring | null, platform: StorePlatform, row: ConnectionRow, entered: Readonly<Record<string, unknown>>, isTested: boolean,
): ConnectionFields {
  if (!keys) throw noKey();
  const given = enteredFields(platform, entered);
  const kept = keptFields(keys, platform, row, given);
  const merged = new Map([...kept, ...given]);
  credentialFrom(platform, merged);
  const place = platform.fields.find(({ name, secret }) => !secret && kept.get(name) !== merged.get(name));
  if (place && row.account !== null && !isTested) throw untested(row, place.displayName);
  return merged;
}

function keptFields(keys: Keyring, platform: StorePlatform, row: ConnectionRow, given: ConnectionFields): ConnectionFields {
  if (row.secrets === null) return new Map();
  try {
    return openFields(keys, row.secrets, bindingOf(row));
  } catch (error) {
    if (platform.fields.every(({ name, required }) => !required || given.has(name))) return new Map();
    throw error;
  }
}

function sameStore<Test extends StoreTest & { readonly status: 'working' }>(row: ConnectionRow, test: Test): Test {
  if (isStoreOf(row, test)) return test;
  throw new ClientsError(
    'other_store',
    `These credentials open the store ${test.account}, but the connection ${row.name} is the store ${row.account}: the data of the two would mix. Add a connection for the other store. Nothing was changed.`,
  );
}

/** What is no secret says which store it is. */
function untested({ name, account }: ConnectionRow, field: string): ClientsError {
  return new ClientsError(
    'test_needed',
    `With another ${field} the connection ${name} may lead to another store than ${account}, and the data of the two would mix. Switch Test First on. Nothing was changed.`,
  );
}

function changedNames(before: ConnectionRow, after: ConnectionRow, { fields }: ConnectionChange): string[] {
  const plain = (['name', 'sync_frequency', 'every_hours', 'streams'] as const).filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]));
  return [...plain, ...Object.keys(fields ?? {}).sort()];
}

function changedMeanwhile({ name }: ConnectionRow): ClientsError {
  return new ClientsError('changed_meanwhile', `The connection ${name} was changed by somebody else meanwhile. Look at it and try again. Nothing was changed.`);
}
