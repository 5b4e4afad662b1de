import type { INode } from 'n8n-workflow';
import { openedConnection, keyring, listClients, listConnections, type Connection } from '../../lib/clients';
import { STORE_NAMES, storePlatform } from '../../lib/platforms/stores';
import { openWarehouse } from '../../lib/warehouse';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { RunResult } from '../../runner/engine/execution';
import { startSandbox, type Sandbox } from '../../sandbox';
import { warehouseFolder } from '../lib/warehouse/folders';
import { warehouseCredential } from '../nodes/clientsRun';
import { sourceEngine } from '../nodes/nodeRun';
import { shipped } from './shipped';

const KEY = 'a passphrase that is long enough';

describe('client-onboarding.json', () => {
  let engine: Engine;
  let sandbox: Sandbox;
  let folder: string;
  let store: Record<string, string>;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders: 30 });
    folder = await warehouseFolder();
    const { data } = sandbox.credentials().find(({ id }) => id === 'tributaryWooCommerceApi')!;
    store = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
  });

  /** Runs the form with these answers; pages that would wait for a browser put out what they would show or get. */
  async function onboard(company: string, credential: object): Promise<RunResult> {
    const workflow = shipped('client-onboarding.json');
    for (const node of workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.form')) {
      const { responseText, completionMessage } = node.parameters;
      if (node.name === 'Store Credential') replaced(node, { mode: 'raw', jsonOutput: JSON.stringify({ ...credential, submittedAt: 'now', formMode: 'production' }), options: {} });
      else replaced(node, { assignments: { assignments: [{ id: 's', name: 'shown', type: 'string', value: responseText ?? completionMessage }] }, options: {} });
    }
    const answers = { company, email: 'owner@client.example', platform: 'WooCommerce', store: 'Main Shop', sync: 'Daily' };
    return await engine.run({
      workflow, credentials: new CredentialStore({ tributaryWarehouse: warehouseCredential({ folder }, KEY) }), startNode: 'Onboarding Form', mode: 'webhook', input: [[{ json: answers }]],
    });
  }

  it('asks for what the platform needs, hiding secrets', async () => {
    const page = (await onboard('Look At The Page', { ...store, consumerKey: 'none' })).items('Describe Page')[0]?.json;
    const fields = page?.page as { fieldType: string; fieldName?: string; html?: string }[];
    expect(fields.filter(({ fieldType }) => fieldType !== 'html')).toEqual([
      { fieldName: 'url', fieldLabel: 'Store URL', requiredField: true, fieldType: 'text', placeholder: 'https://shop.example.com' },
      expect.objectContaining({ fieldName: 'consumerKey', fieldType: 'text' }), expect.objectContaining({ fieldName: 'consumerSecret', fieldType: 'password' }),
      expect.objectContaining({ fieldName: 'authentication', fieldType: 'dropdown', fieldOptions: { values: expect.arrayContaining([{ option: 'automatic' }]) }, requiredField: false }),
      expect.objectContaining({ fieldName: 'allowHttp', fieldType: 'dropdown' }),
    ]);
    expect(fields[0]?.html).toContain('Address of the WordPress site');
  });

  it('ends on the dashboard of a client whose store is tested, saved and synced', async () => {
    const result = await onboard('Alpine Goods Ltd', store);
    expect(result.error).toBeUndefined();
    expect(String(result.items('Show Dashboard')[0]?.json.shown)).toMatch(/^<iframe title="Dashboard"[^>]* srcdoc="<!doctype html>[^]*Alpine Goods Ltd/i);
    expect(result.items('First Sync').map(({ json }) => [json.stream, json.error])).toEqual(expect.arrayContaining([['orders', undefined], ['products', undefined]]));

    const warehouse = await openWarehouse({ folder });
    const [connection] = await listConnections({ warehouse }, { clientId: 'alpine-goods-ltd' }) as [Connection];
    expect(connection).toMatchObject({ name: 'Main Shop', platform: 'woocommerce', syncFrequency: 'daily', status: 'working', lastSyncedAt: expect.any(String) });
    const opened = await openedConnection({ warehouse, keys: await keyring({ current: KEY }), platforms: storePlatform }, { clientId: connection.clientId, connectionId: connection.id });
    expect(opened.credential).toMatchObject({ consumerSecret: store.consumerSecret });
    const orders = await warehouse.asClient('alpine-goods-ltd', (db) => db.selectFrom('orders').select('id').execute());
    expect(orders.length).toBeGreaterThan(20);
    await warehouse.close();

    const again = await onboard('Alpine Goods Ltd', store);
    expect(again.items('Show Reason')[0]?.json.shown).toContain('already');
  });

  it('keeps nothing when the store says no, and tells why', async () => {
    const { consumerKey = '' } = store;
    const refused = await onboard('Nobody Inc', { ...store, consumerKey: consumerKey.replace(/.$/, (last) => (last === '0' ? '1' : '0')) });
    const malformed = await onboard('Nobody Inc', { ...store, consumerKey: 'no-key' });
    for (const result of [refused, malformed]) {
      expect(String(result.items('Show Reason')[0]?.json.shown)).toMatch(/consumer key[^]*Go back/i);
      expect(String(result.items('Show Reason')[0]?.json.shown)).not.toContain(store.consumerSecret);
    }
    const warehouse = await openWarehouse({ folder });
    expect((await listClients({ warehouse })).map(({ name }) => name)).not.toContain('Nobody Inc');
    await warehouse.close();
  });

  it('offers every platform with orders, and keeps no executions, which would hold secrets', async () => {
    const { nodes, settings } = shipped('client-onboarding.json');
    const form = nodes.find(({ name }) => name === 'Onboarding Form')?.parameters.formFields as { values: { fieldName: string; fieldOptions: { values: { option: string }[] } }[] };
    const offered = form.values.find(({ fieldName }) => fieldName === 'platform')?.fieldOptions.values.map(({ option }) => option);
    const known = (await Promise.all(STORE_NAMES.map(storePlatform))).map(({ displayName }) => displayName);
    expect(offered?.sort()).toEqual(known.filter((name) => name !== 'Sigma Computing').sort());
    expect(settings).toMatchObject({ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false, saveExecutionProgress: false });
  });
});

function replaced(node: INode, parameters: INode['parameters']): void {
  Object.assign(node, { type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters });
}
