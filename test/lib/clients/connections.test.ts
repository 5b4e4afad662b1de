import {
  addConnection, createClient, ensureConnection, openedConnection, readAudit, removeConnection, testConnection, testEntered, updateClient, updateConnection,
  listClients, listConnections, type Registry,
} from '../../../lib/clients';
import type { Db } from '../../../lib/clients/types';
import { BACKENDS, type Place } from '../warehouse/support/backends';
import { context, KEY_A, KEY_B, registryOn, SECRET, stall } from './support/registry';

let registry: Registry;
let count = 0;
/** A client of its own for each test. */
async function newClient(): Promise<string> {
  count += 1;
  return (await createClient(registry, { name: `Client ${count}`, email: 'owner@client.example' })).id;
}
const inClient = <T>(clientId: string, work: (db: Db) => Promise<T>) => registry.warehouse.asClient(clientId, work);

describe.each(BACKENDS)('$name', ({ start }) => {
let place: Place;
beforeAll(async () => {
  place = await start();
  registry = await registryOn(await place.open());
}, 120_000);
afterAll(async () => {
  await registry.warehouse.close();
  await place.stop();
});

describe('a client', () => {
  it.each([
    ['Müller & Söhne GmbH', 'muller-sohne-gmbh'],
    ["Robert'); drop table clients; --", 'robert-drop-table-clients'],
    ['  Spaced  ', 'spaced'],
  ])('%s gets the ID %s', async (name, id) => {
    expect(await createClient(registry, { name })).toMatchObject({ id, name: name.trim() });
  });

  it('gets an ID also from a name without Latin letters', async () => {
    expect((await createClient(registry, { name: '株式会社' })).id).toMatch(/^client-[\da-f]{8}$/);
  });

  it.each(['__proto__', 'A', 'a b', "a'b", 'a'.repeat(65)])('cannot have the ID %s', async (id) => {
    await expect(createClient(registry, { id, name: 'x' })).rejects.toMatchObject({ code: 'invalid_client_id' });
  });

  it('exists once, changes and is archived, each with its line in the audit', async () => {
    const id = await newClient();
    await expect(createClient(registry, { id, name: 'Again' })).rejects.toMatchObject({ code: 'client_exists' });
    expect(await createClient(registry, { id, name: 'Again', ifExists: 'use' })).toMatchObject({ id, name: expect.stringMatching(/^Client/) });
    expect(await updateClient(registry, id, { name: 'Renamed' })).toMatchObject({ name: 'Renamed', email: 'owner@client.example' });
    expect(await updateClient(registry, id, { email: null, archived: true })).toMatchObject({ email: null, archivedAt: expect.stringMatching(/Z$/) });
    await updateClient(registry, id, { archived: true });
    await expect(addConnection(registry, stall(id), null)).rejects.toMatchObject({ code: 'client_archived' });
    await expect(createClient(registry, { id, name: 'Again', ifExists: 'use' })).rejects.toMatchObject({ code: 'client_archived' });
    await updateClient(registry, id, { archived: false });
    const audit = await readAudit(registry.warehouse, { clientId: id, limit: 50 });
    expect(audit.map(({ action }) => action)).toEqual(['client.restored', 'client.archived', 'client.updated', 'client.updated', 'client.created']);
    expect(JSON.stringify(audit)).not.toMatch(/Renamed|owner@/);
  });

  it('is in the list by name, unless it is archived', async () => {
    const [first, second] = [await newClient(), await newClient()];
    await updateClient(registry, first, { name: '龠 B', archived: true });
    await updateClient(registry, second, { name: '龠 A' });
    expect((await listClients(registry)).at(-1)).toMatchObject({ id: second, name: '龠 A' });
    expect((await listClients(registry, { archived: true })).at(-1)).toMatchObject({ id: first, name: '龠 B' });
  });

  it('that does not exist is named', async () => {
    await expect(updateClient(registry, 'nobody', { name: 'x' })).rejects.toMatchObject({ code: 'no_client' });
    await expect(addConnection(registry, stall('nobody'), null)).rejects.toMatchObject({ code: 'no_client' });
  });
});

describe('adding a connection', () => {
  it('seals its secrets, reaches the store first, and opens to the same credential', async () => {
    const clientId = await newClient();
    const added = await addConnection(registry, stall(clientId, { syncFrequency: 'every_n_hours', everyHours: 6, streams: ['orders'] }), context());
    expect(added).toMatchObject({ account: 'berries.stall.example', status: 'working', secretsIn: 'registry', syncFrequency: 'every_n_hours', everyHours: 6, streams: ['orders'] });
    expect(JSON.stringify(added)).not.toContain(SECRET);
    const stored = await inClient(clientId, (db) => db.selectFrom('client_api_credentials').selectAll().execute());
    expect(JSON.stringify(stored)).not.toMatch(/token-8d1f|berries"/);
    const opened = await openedConnection(registry, { clientId, connectionId: added.id });
    expect(opened).toMatchObject({ credential: { shop: 'berries', token: SECRET, sandbox: false }, secrets: [SECRET] });
  });

  it.each([
    ['a store that says no', { fields: { shop: 'berries', token: `wrong-${SECRET}` } }, 'store_refused'],
    ['a store that does not answer', { fields: { shop: 'berries', token: 'down' } }, 'store_unreachable'],
    ['a required field left empty', { fields: { shop: 'berries', token: '' } }, 'credential_refused'],
    ['a field not of the form', { fields: { shop: 'BERRIES!', token: SECRET } }, 'credential_refused'],
    ['a structure as a field', { fields: { shop: 'berries', token: { a: SECRET } } }, 'credential_refused'],
    ['a field that does not exist', { fields: { shop: 'berries', token: SECRET, tokn: SECRET } }, 'unknown_field'],
    ['__proto__ as a field', { fields: JSON.parse(`{"shop":"berries","token":"${SECRET}","__proto__":"${SECRET}"}`) as object }, 'unknown_field'],
    ['no name', { name: ' ' }, 'no_name'],
    ['a frequency that does not exist', { syncFrequency: 'monthly' }, 'invalid_sync_plan'],
    ['every 0 hours', { syncFrequency: 'every_n_hours', everyHours: 0 }, 'invalid_sync_plan'],
    ['a stream that does not exist', { streams: ['orders', "x'; --"] }, 'invalid_sync_plan'],
  ])('keeps nothing for %s, and says so without the secret', async (_name, more, code) => {
    const clientId = await newClient();
    const adding = addConnection(registry, stall(clientId, more), context());
    await expect(adding).rejects.toMatchObject({ code, message: expect.not.stringContaining(SECRET) });
    expect(await listConnections(registry, { clientId })).toEqual([]);
    expect(await readAudit(registry.warehouse, { clientId, limit: 9 })).toHaveLength(1);
  });

  it.each([
    ['the name', { fields: { shop: 'cherries', token: 'other' } }, 'connection_exists'],
    ['the store', { name: 'Second', fields: { shop: 'berries', token: 'other' } }, 'store_connected'],
    ['the credential', { name: 'Second' }, 'duplicate_credential'],
  ])('notices %s of another connection of the client', async (what, more, code) => {
    const clientId = await newClient();
    const first = await addConnection(registry, stall(clientId), what === 'the credential' ? null : context());
    await expect(addConnection(registry, stall(clientId, more), what === 'the credential' ? null : context())).rejects.toMatchObject({
      code, message: expect.stringContaining(first.id),
    });
    const neighbour = await newClient();
    await expect(addConnection(registry, stall(neighbour), context())).resolves.toMatchObject({ clientId: neighbour });
  });

  it('notices a credential that was registered under an earlier key', async () => {
    const clientId = await newClient();
    await addConnection(registry, stall(clientId), null);
    const later = await registryOn(registry.warehouse, KEY_B, [KEY_A]);
    await expect(addConnection(later, stall(clientId, { name: 'Second' }), null)).rejects.toMatchObject({ code: 'duplicate_credential' });
  });

  it('needs an encryption key', async () => {
    await expect(addConnection({ ...registry, keys: null }, stall(await newClient()), null)).rejects.toMatchObject({ code: 'no_key' });
  });
});

describe('updating a connection', () => {
  it('leaves secrets that are left out, and merges those that are given', async () => {
    const clientId = await newClient();
    const { id: connectionId } = await addConnection(registry, stall(clientId, { fields: { shop: 'berries', token: SECRET, mode: 'sandbox' } }), context());
    const which = { clientId, connectionId };
    await updateConnection(registry, which, { name: 'Renamed', syncFrequency: 'daily' }, context());
    expect((await openedConnection(registry, which)).credential).toEqual({ shop: 'berries', token: SECRET, sandbox: true });
    const updated = await updateConnection(registry, which, { fields: { token: 'token-new' } }, null);
    expect(updated).toMatchObject({ name: 'Renamed', syncFrequency: 'daily', status: 'untested', account: 'berries.stall.example' });
    expect((await openedConnection(registry, which)).credential).toEqual({ shop: 'berries', token: 'token-new', sandbox: true });
    const [latest, before] = await readAudit(registry.warehouse, { clientId, subject: connectionId, limit: 9 });
    expect([latest?.details, before?.details]).toEqual([{ changed: ['token'], tested: false }, { changed: ['name', 'sync_frequency'], tested: false }]);
  });

  it('does not turn a connection into another store', async () => {
    const clientId = await newClient();
    const { id: connectionId } = await addConnection(registry, stall(clientId), context());
    const update = updateConnection(registry, { clientId, connectionId }, { fields: { shop: 'cherries' } }, context());
    await expect(update).rejects.toMatchObject({ code: 'other_store' });
    const untested = updateConnection(registry, { clientId, connectionId }, { fields: { shop: 'cherries' } }, null);
    await expect(untested).rejects.toMatchObject({ code: 'test_needed', message: expect.stringContaining('another Shop') });
    expect((await openedConnection(registry, { clientId, connectionId })).credential).toMatchObject({ shop: 'berries' });
  });

  it('with the wrong key destroys nothing, and takes secrets entered anew as a whole', async () => {
    const clientId = await newClient();
    const which = { clientId, connectionId: (await addConnection(registry, stall(clientId), null)).id };
    const wrong = await registryOn(registry.warehouse, KEY_B);
    await expect(openedConnection(wrong, which)).rejects.toMatchObject({ code: 'wrong_key' });
    await expect(updateConnection(wrong, which, { fields: { token: 'half' } }, null)).rejects.toMatchObject({ code: 'wrong_key' });
    expect((await openedConnection(registry, which)).credential).toMatchObject({ token: SECRET });
    await updateConnection(wrong, which, { fields: { shop: 'berries', token: 'whole' } }, null);
    expect((await openedConnection(wrong, which)).credential).toMatchObject({ token: 'whole' });
  });
});

describe('testing', () => {
  it('tells what is missing, and keeps nothing of fields that are only tried', async () => {
    expect(await testEntered(registry, 'stall', { shop: 'berries', token: 'narrow' }, context())).toEqual({
      status: 'working', message: 'Market Stall answers as BERRIES. Not readable: products (the scope read_products is not granted).',
      account: 'berries.stall.example', accountName: 'BERRIES', permissions: ['read_orders'], sample: { orders: 12 },
      missing: [{ stream: 'products', reason: 'the scope read_products is not granted' }],
    });
    expect(await testEntered(registry, 'stall', { shop: 'berries', token: `wrong${SECRET}` }, context())).toEqual({ status: 'refused', message: 'Market Stall does not take the token ***.' });
  });

  it('writes what the store said to its connection; a store that does not answer changes nothing', async () => {
    const clientId = await newClient();
    const which = { clientId, connectionId: (await addConnection(registry, stall(clientId, { fields: { shop: 'berries', token: 'wrong' } }), null)).id };
    expect((await testConnection(registry, which, context())).connection).toMatchObject({ status: 'refused', account: null });
    await updateConnection(registry, which, { fields: { token: 'right' } }, null);
    expect((await testConnection(registry, which, context())).connection).toMatchObject({ status: 'working', account: 'berries.stall.example' });
    await updateConnection(registry, which, { fields: { token: 'down' } }, null);
    const { connection, test } = await testConnection(registry, which, context());
    expect([connection.status, test.status]).toEqual(['untested', 'unreachable']);
  });
});

describe('a removed connection', () => {
  it('has no secrets, opens and changes no more, and frees its name and store', async () => {
    const clientId = await newClient();
    const which = { clientId, connectionId: (await addConnection(registry, stall(clientId), context())).id };
    const { connection, deletedRows } = await removeConnection(registry, which);
    expect([connection.removedAt, connection.keyId, deletedRows]).toEqual([expect.stringMatching(/Z$/), null, {}]);
    const [row] = await inClient(clientId, (db) => db.selectFrom('client_api_credentials').select(['secrets', 'secrets_hash']).execute());
    expect(row).toEqual({ secrets: null, secrets_hash: null });
    const attempts = [
      () => openedConnection(registry, which), () => updateConnection(registry, which, { name: 'x' }, null),
      () => testConnection(registry, which, context()), () => removeConnection(registry, which),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({ code: 'connection_removed' });
    }
    expect(await listConnections(registry, { clientId })).toEqual([]);
    expect(await listConnections(registry, { clientId, removed: true })).toHaveLength(1);
    await expect(addConnection(registry, stall(clientId), context())).resolves.toMatchObject({ status: 'working' });
  });

  it('keeps its data until they are to go, and then leaves those of others', async () => {
    const clientId = await newClient();
    const [gone, stays] = [await addConnection(registry, stall(clientId), context()), await addConnection(registry, stall(clientId, { name: 'Other', fields: { shop: 'cherries', token: 'c' } }), context())];
    await inClient(clientId, (db) => db.insertInto('products').values([gone, stays].flatMap(({ id }) => ['1', '2'].map((product) => ({
      client_id: clientId, connection_id: id, platform: 'stall', id: product, title: 'T', status: 'active' as const, raw: '{}',
    })) as never)).execute());
    const { deletedRows } = await removeConnection(registry, { clientId, connectionId: gone.id }, { withData: true });
    expect(deletedRows).toEqual({ products: 2 });
    const left = await inClient(clientId, (db) => db.selectFrom('products').select('connection_id').execute());
    expect(left).toEqual([{ connection_id: stays.id }, { connection_id: stays.id }]);
  });
});

describe('a store reached with a credential of n8n', () => {
  it('is one connection, however often and at once it is reached', async () => {
    const clientId = await newClient();
    const store = { clientId, platform: 'stall', account: 'berries.stall.example', accountName: 'Berries', actor: 'a test' };
    const ids = await Promise.all([1, 2, 3].map(async () => (await ensureConnection(registry.warehouse, store)).id));
    expect(new Set(ids).size).toBe(1);
    const which = { clientId, connectionId: ids[0] as string };
    await expect(openedConnection(registry, which)).rejects.toMatchObject({ code: 'secrets_elsewhere' });
    await expect(addConnection(registry, stall(clientId), context())).rejects.toMatchObject({ code: 'store_connected' });
    await updateConnection(registry, which, { fields: { shop: 'berries', token: SECRET } }, context());
    expect((await openedConnection(registry, which)).credential).toMatchObject({ token: SECRET });
  });

  it('is the connection that an older version knew by another name, and is known by its own from then on', async () => {
    const clientId = await newClient();
    const store = { clientId, platform: 'stall', accountName: 'Berries', actor: 'a test' };
    const { id } = await ensureConnection(registry.warehouse, { ...store, account: 'na:Berries' });
    const reached = await ensureConnection(registry.warehouse, { ...store, account: 'na:A1', formerAccount: 'na:Berries' });
    expect(reached).toMatchObject({ id, account: 'na:A1' });
    expect(await readAudit(registry.warehouse, { clientId, subject: id, limit: 1 })).toMatchObject([{ actor: 'a test', action: 'connection.updated', details: { changed: ['account'] } }]);
    // The next of that name is another store.
    const other = await ensureConnection(registry.warehouse, { ...store, account: 'na:A2', formerAccount: 'na:Berries' });
    expect(other.id).not.toBe(id);
    expect((await ensureConnection(registry.warehouse, { ...store, account: 'na:A1', formerAccount: 'na:Berries' })).id).toBe(id);
  });

  it('is the registered connection where there is one, and gets a free name', async () => {
    const clientId = await newClient();
    const registered = await addConnection(registry, stall(clientId), context());
    const reach = (account: string) => ensureConnection(registry.warehouse, { clientId, platform: 'stall', account, accountName: 'Main Shop', actor: 'a test' });
    expect((await reach('berries.stall.example')).id).toBe(registered.id);
    expect((await reach('figs.stall.example')).name).toBe('figs.stall.example');
  });
});

describe('another client', () => {
  it('reaches a connection by no operation, and is told no more than that it has none', async () => {
    const [owner, stranger] = [await newClient(), await newClient()];
    const { id } = await addConnection(registry, stall(owner), context());
    const which = { clientId: stranger, connectionId: id };
    const attempts = [
      () => openedConnection(registry, which), () => updateConnection(registry, which, { name: 'mine' }, null),
      () => testConnection(registry, which, context()), () => removeConnection(registry, which, { withData: true }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'no_connection' });
    expect(await listConnections(registry, { clientId: stranger })).toEqual([]);
    expect(await readAudit(registry.warehouse, { clientId: stranger, subject: id, limit: 9 })).toEqual([]);
    expect((await openedConnection(registry, { clientId: owner, connectionId: id })).connection.name).toBe('Main Shop');
  });

  it.each(["' or true --", '*', '00000000-0000-0000-0000-000000000000', ''])('finds no connection under the id %p', async (connectionId) => {
    await expect(openedConnection(registry, { clientId: await newClient(), connectionId })).rejects.toMatchObject({ code: 'no_connection' });
  });

  it('gains nothing from an envelope copied into a row of its own', async () => {
    const [owner, thief] = [await newClient(), await newClient()];
    const { id } = await addConnection(registry, stall(owner), null);
    const [row] = await inClient(owner, (db) => db.selectFrom('client_api_credentials').select(['secrets', 'key_id']).where('id', '=', id).execute());
    const mine = await addConnection(registry, stall(thief, { fields: { shop: 'figs', token: 'f' } }), null);
    await inClient(thief, (db) => db.updateTable('client_api_credentials').set({ secrets: row?.secrets, key_id: row?.key_id }).where('id', '=', mine.id).execute());
    await expect(openedConnection(registry, { clientId: thief, connectionId: mine.id })).rejects.toMatchObject({ code: 'damaged_secrets' });
  });
});
});
