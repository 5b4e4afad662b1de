import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { addConnection, createClient, keyring, type Connection, type Registry } from '../../lib/clients';
import { storePlatform } from '../../lib/platforms/stores';
import { syncHistory } from '../../lib/sync';
import { openWarehouse, type Warehouse } from '../../lib/warehouse';
import type { Engine } from '../../runner/engine/engine';
import { CredentialStore } from '../../runner/engine/credentialStore';
import { startSandbox, type HostCredential, type Sandbox } from '../../sandbox';
import { warehouseFolder } from '../lib/warehouse/folders';
import { sourceEngine } from './nodeRun';

const KEY = 'a passphrase that is long enough';
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const FROM_ITEM = { connectWith: 'connection', clientId: byId('={{ $json.clientId }}'), connectionId: byId('={{ $json.connectionId }}') };

describe('Store Sync', () => {
  let engine: Engine;
  let sandbox: Sandbox;
  let warehouse: Warehouse;
  let registry: Registry;
  let warehouseApi: ICredentialDataDecryptedObject;
  let shops: HostCredential[];
  let stores: Connection[];

  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders: 60 });
    shops = sandbox.credentials().filter(({ type }) => type === 'wooCommerceStoreApi').reverse();
    warehouseApi = { kind: 'embedded', folder: await warehouseFolder(), encryptionKey: KEY };
    warehouse = await openWarehouse({ folder: String(warehouseApi.folder) });
    registry = { warehouse, keys: await keyring({ current: KEY }), platforms: storePlatform, actor: 'a test' };
    for (const id of ['acme', 'zeta']) await createClient(registry, { id, name: id });
    stores = [await connect('acme', 'First', shops[0]!), await connect('zeta', 'Second', shops[1]!)];
  }, 120_000);
  afterAll(async () => {
    await warehouse.close();
    await sandbox.close();
    await engine.close();
  });

  async function connect(clientId: string, name: string, { data }: HostCredential, changes: object = {}): Promise<Connection> {
    return await addConnection(registry, { clientId, platform: 'woocommerce', name, fields: { ...data, ...changes } }, null);
  }

  async function run(parameters: object, items: IDataObject[], node: Partial<INode> = {}, credentials: Record<string, ICredentialDataDecryptedObject> = {}) {
    const all = { warehouseApi, ...credentials };
    const result = await engine.run({
      workflow: {
        id: 'flow', name: 'test', connections: {},
        nodes: [{
          id: 'node', name: 'Store Sync', type: 'n8n-nodes-tributary.storeSync', typeVersion: 1, position: [0, 0], parameters: parameters as INode['parameters'],
          credentials: Object.fromEntries(Object.keys(all).map((type) => [type, { id: type, name: type }])), ...node,
        }],
      },
      credentials: new CredentialStore(all),
      input: [items.map((json): INodeExecutionData => ({ json }))],
      mode: 'integrated',
    });
    const task = result.run.data.resultData.runData['Store Sync']?.at(-1);
    const outputs = (task?.data?.main ?? []).map((output) => output ?? []);
    return { outputs, json: outputs.map((output) => output.map((item) => item.json)), error: result.error as { message: string; description?: string } | undefined, hints: task?.hints ?? [], kept: JSON.stringify(result.run.data.resultData) };
  }

  const item = ({ clientId, id }: Connection): IDataObject => ({ clientId, connectionId: id });
  const rowsOf = (clientId: string, table: 'orders' | 'customers') => warehouse.asClient(clientId, (db) => db.selectFrom(table).select('connection_id').execute());

  it('syncs the store of each item and puts out one item for each stream', async () => {
    const { json, outputs, hints, kept } = await run(FROM_ITEM, stores.map(item));
    expect(json[0]!.map(({ clientId, connection, stream, state }) => [clientId, connection, stream, state])).toEqual([
      ...['orders', 'products', 'customers', 'inventory'].map((stream) => ['acme', 'First', stream, 'succeeded']),
      ...['orders', 'products', 'customers', 'inventory'].map((stream) => ['zeta', 'Second', stream, 'succeeded']),
    ]);
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([...Array(4).fill([{ item: 0 }]), ...Array(4).fill([{ item: 1 }])]);
    expect(json[0]![0]).toMatchObject({ platform: 'woocommerce', from: null, to: expect.stringMatching(/Z$/), read: 60, created: 60, lagSeconds: expect.any(Number) });
    expect(hints[0]!.message).toMatch(/^8 streams are up to date: [\d,]+ rows created, 0 updated, 0 deleted\.$/);
    expect(await rowsOf('acme', 'orders')).toHaveLength(60);
    expect(new Set((await rowsOf('zeta', 'orders')).map(({ connection_id: id }) => id))).toEqual(new Set([stores[1]!.id]));
    expect(kept).not.toContain(String(shops[0]!.data.consumerSecret));
  });

  it('the second time finds nothing new', async () => {
    const { json } = await run({ ...FROM_ITEM, options: { streams: ['orders'] } }, stores.map(item));
    expect(json[0]!.map(({ stream, created, updated, from }) => [stream, created, updated, from === null])).toEqual([['orders', 0, 0, false], ['orders', 0, 0, false]]);
  });

  it('syncs a store once when two items ask for it', async () => {
    const { outputs } = await run({ ...FROM_ITEM, options: { streams: ['orders'] } }, [item(stores[0]!), item(stores[0]!)]);
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 1 }]]);
  });

  describe('when one of the stores fails', () => {
    let broken: Connection;
    beforeAll(async () => { broken = await connect('zeta', 'Locked', shops[1]!, { consumerSecret: `cs_${'0'.repeat(40)}` }); });
    const options = { streams: ['orders'] };

    it('syncs the others and then ends with a sentence that names it', async () => {
      const before = (await warehouse.asClient('acme', (db) => syncHistory(db, { limit: 1_000 }))).length;
      const { error, kept } = await run({ ...FROM_ITEM, options }, [item(broken), item(stores[0]!)]);
      expect(error?.message).toMatch(/^zeta, Locked, orders: /);
      expect(error?.description).toContain('Everything else was synced');
      expect((await warehouse.asClient('acme', (db) => syncHistory(db, { limit: 1_000 }))).length).toBe(before + 1);
      expect(kept).not.toContain('cs_0000');
    });

    it('goes on when it is set to continue, with an item that tells which', async () => {
      const { json, error } = await run({ ...FROM_ITEM, options }, [item(broken), item(stores[0]!)], { onError: 'continueRegularOutput' });
      expect(error).toBeUndefined();
      expect(json[0]![0]).toMatchObject({ error: expect.any(String), details: { clientId: 'zeta', connection: 'Locked', stream: 'orders', state: 'failed', code: 'credentials' } });
      expect(json[0]![1]).toMatchObject({ clientId: 'acme', state: 'succeeded' });
    });

    it('puts it on the error output where there is one', async () => {
      const { json } = await run({ ...FROM_ITEM, options }, [item(broken), item(stores[0]!), { clientId: 'acme', connectionId: '00000000-0000-4000-8000-000000000000' }], { onError: 'continueErrorOutput' });
      expect(json[0]!.map(({ clientId }) => clientId)).toEqual(['acme']);
      expect(json[1]!.map(({ error }) => String(error))).toEqual([expect.any(String), expect.stringContaining('connection')]);
    });
  });

  it('never reaches the connection of another client', async () => {
    const { error } = await run(FROM_ITEM, [{ clientId: 'acme', connectionId: stores[1]!.id }]);
    expect(error?.message).toContain('acme has no connection');
    expect(error?.description).toBe('No store was begun, so nothing was read or written. Correct what the message names and run it again.');
  });

  it('with a credential of n8n registers the store for the client by itself', async () => {
    const { data } = sandbox.credentials().find(({ type }) => type === 'sigmaApi')!;
    const parameters = { connectWith: 'credential', platform: 'sigma', clientId: byId('zeta'), options: { streams: ['teams'] } };
    for (const created of [40, 0]) {
      const { json, error } = await run(parameters, [{}], {}, { sigmaApi: data as ICredentialDataDecryptedObject });
      expect(error).toBeUndefined();
      expect(json[0]).toEqual([expect.objectContaining({ clientId: 'zeta', platform: 'sigma', stream: 'teams', state: 'succeeded', created })]);
    }
  });

  it('refuses streams that none of the platforms has', async () => {
    const { error } = await run({ ...FROM_ITEM, options: { streams: ['invoices'] } }, [item(stores[0]!)]);
    expect(error?.message).toContain('WooCommerce has none of the streams invoices');
  });
});
