import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions, type ICredentialDataDecryptedObject, type INode, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { addConnection, createClient, keyring, type Registry } from '../../lib/clients';
import { storePlatform, STORE_NAMES } from '../../lib/platforms/stores';
import { sigmaStore } from '../../lib/platforms/sigma/store';
import { openWarehouse } from '../../lib/warehouse';
import { toNodeError } from '../../nodes/host/failure';
import { storeListSearch } from '../../nodes/stores/listSearch';
import { PLATFORM_CREDENTIALS } from '../../nodes/stores/platformCredentials';
import { connectWithProperties, storeCredentials } from '../../nodes/stores/properties';
import { storeAccess } from '../../nodes/stores/storeAccess';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { warehouseFolder } from '../lib/warehouse/folders';
import { locator, warehouseCredential } from './clientsRun';
import { editorOf } from './editorRun';
import { credentialTypes, nodeTypes, sourceEngine } from './nodeRun';

const KEY = 'a passphrase that is long enough';
const SIGMA = { region: 'custom', baseUrl: 'http://127.0.0.1:9/sigma', clientId: 'id', clientSecret: 'secret-of-the-credential' };

/** A node for one platform, as thin as a store node can be: it tells which store each item reaches. */
class Probe implements INodeType {
  description: INodeType['description'] = {
    displayName: 'Probe', name: 'probe', group: [], version: 1, description: '', defaults: { name: 'Probe' }, inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main], credentials: storeCredentials('sigmaApi'), properties: connectWithProperties,
  };

  methods = { listSearch: storeListSearch('sigma') };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const access = storeAccess(this, sigmaStore);
    const seen: unknown[] = [];
    try {
      const items: INodeExecutionData[] = [];
      for (let item = 0; item < this.getInputData().length; item++) {
        const { credential, connection } = await access.storeOf(item);
        if (!seen.includes(credential)) seen.push(credential);
        items.push({ json: { store: seen.indexOf(credential), clientId: credential.clientId, connection: connection?.name ?? null } });
      }
      return [items];
    } catch (error) {
      throw toNodeError(this.getNode(), error, 0);
    } finally {
      await access.close();
    }
  }
}

describe('how a store node reaches its stores', () => {
  const probe = new Probe();
  const ids: Record<string, string> = {};
  let engine: Engine;
  let warehouse: ICredentialDataDecryptedObject;
  beforeAll(async () => {
    nodeTypes.set('probe', probe);
    engine = await sourceEngine();
    const folder = await warehouseFolder();
    warehouse = warehouseCredential({ folder }, KEY);
    const opened = await openWarehouse({ folder });
    const registry: Registry = { warehouse: opened, keys: await keyring({ current: KEY }), platforms: async (name) => ({ ...sigmaStore, name }), actor: 'a test' };
    for (const [clientId, platform, name] of [['acme', 'sigma', 'Main'], ['acme', 'sigma', 'Second'], ['acme', 'stall', 'Other'], ['zeta', 'sigma', 'Zeta Main']] as const) {
      await createClient(registry, { id: clientId, name: clientId.toUpperCase(), ifExists: 'use' });
      ids[name] = (await addConnection(registry, { clientId, platform, name, fields: { ...SIGMA, clientId: `id of ${name}` } }, null)).id;
    }
    await opened.close();
  }, 120_000);
  afterAll(() => engine.close());

  async function run(parameters: object, items: readonly IDataObject[], credentials: object = { sigmaApi: SIGMA, warehouseApi: warehouse }) {
    const node = {
      id: 'n', name: 'Probe', type: 'n8n-nodes-tributary.probe', typeVersion: 1, position: [0, 0], parameters,
      credentials: Object.fromEntries(Object.keys(credentials).map((type) => [type, { id: type, name: type }])),
    } as unknown as INode;
    const result = await engine.run({
      workflow: { id: 'w', name: 'w', connections: {}, nodes: [node] }, credentials: new CredentialStore({ ...credentials }), input: [items.map((json) => ({ json }))], mode: 'integrated',
    });
    return { json: result.items('Probe').map(({ json }) => json), error: result.error as { message: string } | undefined };
  }
  const byItem = { connectWith: 'connection', clientId: locator('={{ $json.clientId }}'), connectionId: locator('={{ $json.connectionId }}') };

  it('uses one credential of n8n for all items, and no warehouse', async () => {
    const { json, error } = await run({ connectWith: 'credential' }, [{}, {}], { sigmaApi: SIGMA });
    expect([error, json]).toEqual([undefined, [{ store: 0, clientId: 'id', connection: null }, { store: 0, clientId: 'id', connection: null }]]);
  });

  it('reads client and connection of every item, and opens each store once', async () => {
    const items = [['acme', 'Main'], ['zeta', 'Zeta Main'], ['acme', 'Second'], ['acme', 'Main']].map(([clientId, name]) => ({ clientId, connectionId: ids[name as string] }));
    const { json } = await run(byItem, items as IDataObject[], { warehouseApi: warehouse });
    expect(json).toEqual([
      { store: 0, clientId: 'id of Main', connection: 'Main' }, { store: 1, clientId: 'id of Zeta Main', connection: 'Zeta Main' },
      { store: 2, clientId: 'id of Second', connection: 'Second' }, { store: 0, clientId: 'id of Main', connection: 'Main' },
    ]);
  });

  it.each([
    ['another client\'s connection', { clientId: 'zeta', connection: 'Main' }, 'The client zeta has no connection'],
    ['a connection of another platform', { clientId: 'acme', connection: 'Other' }, 'This connection is a store of stall, not of Sigma Computing'],
    ['no client', { connection: 'Main' }, 'No client is chosen'],
    ['no connection', { clientId: 'acme' }, 'No connection is chosen'],
  ])('refuses %s', async (_name, { clientId, connection }: { clientId?: string; connection?: string }, message) => {
    const { error, json } = await run(byItem, [{ clientId, connectionId: connection && ids[connection] } as IDataObject]);
    expect([error?.message, json]).toEqual([expect.stringContaining(message), []]);
  });

  it('offers clients, and the connections of the one chosen to its own platform', async () => {
    const editor = (parameters: object) => editorOf(engine, 'probe', { connectWith: 'connection', ...parameters }, { warehouseApi: warehouse });
    const { searchClients, searchConnections } = probe.methods.listSearch;
    expect((await searchClients.call(await editor({}), 'ac')).results).toEqual([{ name: 'ACME (acme)', value: 'acme' }]);
    const connections = await searchConnections.call(await editor({ clientId: locator('acme') }));
    expect(connections.results.map(({ name }) => name)).toEqual(['Main (sigma)', 'Second (sigma)']);
    await expect(searchConnections.call(await editor({}))).rejects.toThrow('No client is chosen');
  });
});

it('knows the platform of every credential of a store, for nodes that serve them all', async () => {
  const platforms = await Promise.all(STORE_NAMES.map(storePlatform));
  const wanted = platforms.filter(({ credentialType }) => credentialTypes.has(credentialType)).map(({ name, credentialType }) => ({ platform: name, credentialType }));
  expect([...PLATFORM_CREDENTIALS].sort((a, b) => (a.platform < b.platform ? -1 : 1))).toEqual(wanted);
});
