import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import { BACKENDS, type Place } from '../lib/warehouse/support/backends';
import { Clients } from '../../nodes/Clients/Clients.node';
import { editorOf } from './editorRun';
import { locator, runClients, warehouseCredential, type ClientsRunOptions } from './clientsRun';
import { sourceEngine } from './nodeRun';
import { sigmaCredential } from './sigmaRun';

const clientsNode = new Clients();

const KEY = 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=';
const NEW_KEY = 'a passphrase that is long enough';

describe.each(BACKENDS)('the node Clients, $name', ({ start }) => {
  let engine: Engine;
  let sandbox: Sandbox;
  let place: Place;
  let warehouse: ICredentialDataDecryptedObject;
  let sigma: IDataObject;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox();
    place = await start();
    warehouse = warehouseCredential(place.options, KEY);
    const { region, baseUrl, clientId, clientSecret } = sigmaCredential(sandbox.url);
    sigma = { region, baseUrl, clientId, clientSecret } as IDataObject;
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    await place.stop();
  });

  const run = (resource: string, operation: string, parameters: object = {}, options: ClientsRunOptions & { credential?: object } = {}) => (
    runClients(engine, { warehouseApi: { ...warehouse, ...options.credential }, sigmaApi: sigmaCredential(sandbox.url) }, resource, operation, parameters, options)
  );
  /** A client with one connection to the sandbox's Sigma. */
  async function connected(name: string, more: object = {}) {
    const [client] = (await run('client', 'create', { name, additionalFields: { email: 'owner@client.example' } })).json;
    const clientId = String(client?.clientId);
    const added = await run('connection', 'add', { clientId: locator(clientId), platform: 'sigma', name: 'Main', fieldsFrom: 'json', fieldsJson: JSON.stringify(sigma), syncFrequency: 'daily', ...more });
    return { clientId, added, connectionId: String(added.json[0]?.connectionId) };
  }

  it('lists platforms with their fields and streams, and no values', async () => {
    const { json } = await run('platform', 'getMany');
    const platform = json.find(({ platform: name }) => name === 'sigma');
    expect(platform).toMatchObject({ displayName: 'Sigma Computing', credentialType: 'sigmaApi' });
    expect((platform?.fields as IDataObject[]).find(({ name }) => name === 'clientSecret')).toMatchObject({ secret: true, required: true });
    expect(platform?.streams).toContainEqual({ name: 'workbooks', displayName: 'Workbooks', tables: ['records'] });
  });

  it('creates, updates, lists and archives clients; e-mail addresses come only when asked for', async () => {
    const created = await run('client', 'create', { name: 'Acme Ltd', additionalFields: { email: 'owner@acme.example' } });
    expect(created.json).toEqual([{ clientId: 'acme-ltd', name: 'Acme Ltd', createdAt: expect.stringMatching(/Z$/), archivedAt: null }]);
    expect((await run('client', 'create', { name: 'Acme Ltd' })).error).toMatchObject({ message: expect.stringContaining('acme-ltd already'), description: expect.stringContaining('client_exists') });
    expect((await run('client', 'create', { name: 'Acme Ltd', additionalFields: { ifExists: 'use' } })).json[0]).toMatchObject({ clientId: 'acme-ltd' });
    expect((await run('client', 'update', { clientId: locator('acme-ltd'), updateFields: { name: 'Acme Inc' } })).json[0]).toMatchObject({ name: 'Acme Inc' });
    const list = (options: object) => run('client', 'getMany', { returnAll: true, options });
    expect(JSON.stringify((await list({})).json)).not.toContain('owner@acme');
    expect((await list({ email: true })).json).toContainEqual(expect.objectContaining({ clientId: 'acme-ltd', email: 'owner@acme.example' }));
    await run('client', 'archive', { clientId: locator('acme-ltd') });
    expect((await list({})).json.map(({ clientId }) => clientId)).not.toContain('acme-ltd');
    expect((await list({ archived: true })).json).toContainEqual(expect.objectContaining({ clientId: 'acme-ltd', archivedAt: expect.any(String) }));
    expect((await run('client', 'getMany', { returnAll: false, limit: 1, options: { archived: true } })).json).toHaveLength(1);
  });

  it('adds a connection that answers, from JSON, fields or a credential of n8n', async () => {
    for (const [name, from] of [['Json', {}], ['Fields', { fieldsFrom: 'fields', fields: { mappingMode: 'defineBelow', value: sigma } }], ['Credential', { fieldsFrom: 'credential' }]] as const) {
      const { added, clientId } = await connected(`From ${name}`, from);
      expect(added.error).toBeUndefined();
      expect(added.json[0]).toMatchObject({ clientId, platform: 'sigma', status: 'working', account: expect.any(String), secretsIn: 'registry', syncFrequency: 'daily' });
      expect(added.items[0]?.pairedItem).toEqual({ item: 0 });
    }
  });

  it('says which field is wrong, and saves nothing that does not answer', async () => {
    const wrong = { ...sigma, clientSecret: 'nobody-knows-this' };
    const { added, clientId } = await connected('Wrong', { fieldsJson: JSON.stringify(wrong) });
    expect(added.error).toMatchObject({ message: expect.stringContaining('was not saved'), description: expect.stringContaining('store_refused') });
    const broken = await run('connection', 'add', { clientId: locator(clientId), platform: 'sigma', name: 'x', fieldsFrom: 'json', fieldsJson: '={{ $json.text }}', syncFrequency: 'daily' }, { input: [{ json: { text: '{"clientSecret": "half-' } }] });
    expect(broken.error?.message).toBe('The credential fields are no object');
    expect(JSON.stringify(broken.error)).not.toContain('half-');
    expect((await run('connection', 'getMany', { scope: 'one', clientId: locator(clientId), returnAll: true })).json).toEqual([]);
  });

  it('tests fields that are kept nowhere, and connections that are', async () => {
    const entered = (fields: object) => run('connection', 'test', { testWhat: 'fields', platform: 'sigma', fieldsFrom: 'json', fieldsJson: JSON.stringify(fields) });
    expect((await entered(sigma)).json[0]).toMatchObject({ ok: true, status: 'working', sample: { workbooks: expect.any(Number) }, missing: [] });
    expect((await entered({ ...sigma, clientSecret: 'wrong' })).json[0]).toMatchObject({ ok: false, status: 'refused' });
    expect((await entered({ ...sigma, baseUrl: 'nowhere' })).json[0]).toMatchObject({ ok: false, message: expect.stringContaining('base URL') });
    const { clientId, connectionId } = await connected('Tested');
    const tested = await run('connection', 'test', { testWhat: 'connection', clientId: locator(clientId), connectionId: locator(connectionId) });
    expect(tested.json[0]).toMatchObject({ ok: true, clientId, connectionId, status: 'working', testedAt: expect.any(String) });
  });

  it('updates name and frequency without the secrets, and the secrets without the rest', async () => {
    const { clientId, connectionId } = await connected('Updated');
    const which = { clientId: locator(clientId), connectionId: locator(connectionId) };
    const renamed = await run('connection', 'update', { ...which, fieldsFrom: 'unchanged', updateFields: { name: 'Renamed', syncFrequency: 'every_n_hours', everyHours: 6, streams: 'workbooks, teams' } });
    expect(renamed.json[0]).toMatchObject({ name: 'Renamed', syncFrequency: 'every_n_hours', everyHours: 6, streams: ['workbooks', 'teams'], status: 'working' });
    const bad = await run('connection', 'update', { ...which, fieldsFrom: 'json', fieldsJson: '{"clientSecret":"wrong-one"}' });
    expect(bad.error?.description).toContain('store_refused');
    const good = await run('connection', 'update', { ...which, fieldsFrom: 'json', fieldsJson: JSON.stringify({ clientSecret: sigma.clientSecret }) });
    expect(good.json[0]).toMatchObject({ name: 'Renamed', everyHours: 6, status: 'working' });
  });

  it('lists what is due and removes a connection, which is due no more', async () => {
    const { clientId, connectionId } = await connected('Due');
    const due = () => run('connection', 'listDue', { scope: 'one', clientId: locator(clientId) });
    expect((await due()).json).toEqual([expect.objectContaining({ clientId, connectionId, platform: 'sigma', dueAt: expect.stringMatching(/Z$/) })]);
    expect((await run('connection', 'listDue', { scope: 'all', options: { timeZone: 'Asia/Tokyo' } })).json.map(({ connectionId: id }) => id)).toContain(connectionId);
    const removed = await run('connection', 'remove', { clientId: locator(clientId), connectionId: locator(connectionId), withData: true });
    expect(removed.json[0]).toMatchObject({ connectionId, removedAt: expect.any(String), deletedRows: {} });
    expect((await due()).json).toEqual([]);
  });

  it('rotates the key', async () => {
    const { clientId, connectionId } = await connected('Rotated');
    const keys = { encryptionKey: NEW_KEY, previousKeys: KEY };
    const rotation = await run('connection', 'rotateKey', {}, { credential: keys });
    expect(rotation.json[0]).toMatchObject({ rotated: expect.any(Number), unopened: [] });
    const test = (credential: object) => run('connection', 'test', { testWhat: 'connection', clientId: locator(clientId), connectionId: locator(connectionId) }, { credential });
    expect((await test({ encryptionKey: NEW_KEY })).json[0]).toMatchObject({ ok: true });
    expect((await test({ encryptionKey: KEY })).error).toMatchObject({ message: expect.stringContaining('sealed with the key'), description: expect.stringContaining('wrong_key') });
    await run('connection', 'rotateKey', {}, { credential: { encryptionKey: KEY, previousKeys: NEW_KEY } });
  });

  it('works on every item by its own IDs, and goes on after one that fails when it is set to', async () => {
    const [first, second] = [await connected('Item One'), await connected('Item Two')];
    const input = [first, { clientId: 'nobody', connectionId: first.connectionId }, { clientId: first.clientId, connectionId: second.connectionId }, second]
      .map(({ clientId, connectionId }) => ({ json: { clientId, connectionId } }));
    const parameters = { testWhat: 'connection', clientId: locator('={{ $json.clientId }}'), connectionId: locator('={{ $json.connectionId }}') };
    const { items } = await run('connection', 'test', parameters, { input, node: { onError: 'continueRegularOutput' } });
    expect(items.map(({ json, pairedItem }) => [json.ok ?? json.error, pairedItem])).toEqual([
      [true, { item: 0 }], [expect.stringContaining('no connection'), { item: 1 }], [expect.stringContaining('no connection'), { item: 2 }], [true, { item: 3 }],
    ]);
  });

  it.each([['connection', 'getMany'], ['connection', 'listDue']])('%s %s for one client never turns into everybody\'s when its ID is not found', async (resource, operation) => {
    await connected(`Scope ${operation}`);
    const { json, error } = await run(resource, operation, { scope: 'one', clientId: locator('={{ $json.nothing }}'), returnAll: true });
    expect([json, error?.message]).toEqual([[], 'No client is chosen']);
  });

  it('says what is missing without an encryption key, and still lists', async () => {
    const { added } = await connected('Key');
    expect(added.error).toBeUndefined();
    const without = { credential: { encryptionKey: '' } };
    const [client] = (await run('client', 'create', { name: 'No Key' }, without)).json;
    const { error } = await run('connection', 'add', { clientId: locator(client?.clientId), platform: 'sigma', name: 'x', fieldsFrom: 'json', fieldsJson: JSON.stringify(sigma), syncFrequency: 'daily' }, without);
    expect(error?.description).toContain('no_key');
    expect((await run('connection', 'getMany', { scope: 'all', returnAll: true }, without)).json.length).toBeGreaterThan(0);
  });

  it('shows in the editor the fields of the platform chosen, and of the connection to be changed', async () => {
    const { clientId, connectionId } = await connected('In The Editor');
    const fieldsFor = async (parameters: object) => (
      (await clientsNode.methods.resourceMapping.getConnectionFields.call(await editorOf(engine, 'clients', parameters, { warehouseApi: warehouse }))).fields
    );
    const toAdd = await fieldsFor({ operation: 'add', platform: 'sigma' });
    expect(toAdd.map(({ id, required }) => [id, required])).toEqual([['region', true], ['baseUrl', false], ['clientId', true], ['clientSecret', true]]);
    expect(toAdd[0]).toMatchObject({ type: 'options', options: expect.arrayContaining([{ name: 'custom', value: 'custom' }]) });
    const toChange = await fieldsFor({ operation: 'update', clientId: locator(clientId), connectionId: locator(connectionId) });
    expect(toChange.map(({ id, required, removed }) => [id, required, removed])).toEqual(toAdd.map(({ id }) => [id, false, true]));
    expect(await fieldsFor({ operation: 'add', platform: '' })).toEqual([]);
    const platforms = await clientsNode.methods.loadOptions.getPlatforms.call(await editorOf(engine, 'clients', {}, {}));
    expect(platforms).toContainEqual({ name: 'Sigma Computing', value: 'sigma' });
  });

  it('lets no secret into items, errors, the history of executions or the audit', async () => {
    const secret = SANDBOX_SECRETS.clientSecret;
    const { clientId, connectionId } = await connected('Silent', { fieldsFrom: 'credential' });
    const which = { clientId: locator(clientId), connectionId: locator(connectionId) };
    const runs = [
      await run('connection', 'add', { clientId: which.clientId, platform: 'sigma', name: 'Again', fieldsFrom: 'credential', syncFrequency: 'daily' }),
      await run('connection', 'test', { testWhat: 'connection', ...which }),
      await run('connection', 'test', { testWhat: 'fields', platform: 'sigma', fieldsFrom: 'credential' }),
      await run('connection', 'update', { ...which, fieldsFrom: 'unchanged', updateFields: { name: 'Renamed' } }),
      await run('connection', 'getMany', { scope: 'all', returnAll: true, options: { removed: true } }),
      await run('connection', 'listDue', { scope: 'all' }),
      await run('connection', 'rotateKey', {}, { credential: { encryptionKey: NEW_KEY, previousKeys: KEY } }),
      await run('connection', 'test', { testWhat: 'connection', ...which }),
      await run('connection', 'rotateKey', {}, { credential: { encryptionKey: KEY, previousKeys: NEW_KEY } }),
      await run('connection', 'remove', which),
      await run('client', 'audit', { clientId: which.clientId, returnAll: true }),
    ];
    expect(runs.filter(({ error }) => error)).toHaveLength(2);
    const kept = runs.map((one) => one.kept).join('');
    for (const hidden of [secret, KEY, NEW_KEY, Buffer.from(secret).toString('base64').slice(0, -2), 'owner@client']) expect(kept).not.toContain(hidden);
    const audit = runs.at(-1)?.json.map(({ action, actor }) => [action, actor]);
    expect(audit?.map(([action]) => action)).toEqual([
      'connection.removed', 'connection.key_rotated', 'connection.key_rotated', 'connection.updated', 'connection.tested', 'connection.added', 'client.created',
    ]);
    expect(audit?.every(([, actor]) => /^workflow flow, execution /.test(String(actor)))).toBe(true);
  });
});
