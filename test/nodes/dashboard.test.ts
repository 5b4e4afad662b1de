import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Engine } from '../../runner/engine/engine';
import { openWarehouse } from '../../lib/warehouse';
import { warehouseFolder } from '../lib/warehouse/folders';
import { add, addStore } from '../lib/warehouse/figures/shop';
import { nodeTypes, runNode, sourceEngine, type NodeRunOptions } from './nodeRun';

let engine: Engine;
let folder: string;

beforeAll(async () => {
  engine = await sourceEngine();
  folder = await warehouseFolder();
  const warehouse = await openWarehouse({ folder });
  for (const [client, clientName, total] of [['acme', 'Acme <Ltd>', '19.90'], ['bolt', 'Bolt', '7.50']] as const) {
    const shop = await addStore(warehouse, client, { clientName, name: `${clientName} shop` });
    await add(warehouse, shop, 'orders', [
      { id: '1', placed_at: '2026-03-29T21:30:00Z', total, customer_email: `${client}@example.com` },
      { id: '2', placed_at: '2026-03-29T22:30:00Z', total: '1000', customer_email: `${client}@example.com` },
    ]);
    await add(warehouse, shop, 'order_lines', [{ id: '1', order_id: '1', title: `Only at ${client}`, total }]);
  }
  await warehouse.close();
}, 120_000);
afterAll(async () => engine.close());

const custom = { clients: 'byId', clientId: '={{ $json.clientId }}', period: 'custom', from: '2026-03-29T00:00:00', to: '2026-03-29T00:00:00', options: { timeZone: 'Europe/Berlin' } };
const named = (...ids: string[]): INodeExecutionData[] => ids.map((clientId) => ({ json: { clientId } }));

async function run(parameters: object, options: NodeRunOptions = {}) {
  return await runNode(engine, 'dashboard', { ...custom, ...parameters }, {
    input: named('acme'), credentials: { warehouseApi: { kind: 'embedded', folder } }, ...options,
  });
}

async function pageOf(item: INodeExecutionData | undefined, field = 'page'): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await Container.get(BinaryDataService).getAsStream(item?.binary?.[field]?.id ?? '')) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('Dashboard', () => {
  it('makes one page for each client named, and an overview of them', async () => {
    const { outputs, json, error } = await run({}, { input: named('acme', 'bolt', 'acme') });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([
      expect.objectContaining({ clientId: 'acme', currency: 'EUR', sales: { orders: 1, waitingForPayment: 0, gross: '19.90', refunds: '0.00', net: '19.90', averageOrder: '19.90' } }),
      expect.objectContaining({ clientId: 'bolt', period: { name: 'custom', from: '2026-03-29', to: '2026-03-29', timeZone: 'Europe/Berlin' } }),
    ]);
    expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 2 }], [{ item: 1 }]]);
    expect(outputs[0]?.[0]?.binary?.page).toMatchObject({ fileName: 'dashboard-acme-2026-03-29.html', mimeType: 'text/html' });
    expect(await pageOf(outputs[1]?.[0])).toMatch(/Acme &lt;Ltd&gt;[^]*€19\.90[^]*Bolt[^]*€7\.50/);
    expect(json[1]).toEqual([{ clients: ['acme', 'bolt'] }]);
  });

  it('shows on a page nothing of another client', async () => {
    const { outputs } = await run({ period: 'all' });
    expect(await pageOf(outputs[0]?.[0])).toContain('Only at acme');
    expect(await pageOf(outputs[0]?.[0])).not.toMatch(/bolt/i);
  });

  it('shows all clients where it is asked to', async () => {
    const { json } = await run({ clients: 'all' });
    expect(json[0]).toEqual([expect.objectContaining({ clientId: 'acme' }), expect.objectContaining({ clientId: 'bolt' }), expect.objectContaining({ clientId: 'default' })]);
  });

  it('takes time zone, currency, stores and the binary field from its options', async () => {
    const { json, outputs } = await run({ options: { timeZone: 'UTC', currency: 'usd', stores: 'Acme <Ltd> shop', binaryPropertyName: 'report' } });
    expect(json[0]?.[0]).toMatchObject({ currency: 'USD', period: { timeZone: 'UTC' }, sales: { orders: 0, gross: '0.00', averageOrder: null } });
    expect(await pageOf(outputs[0]?.[0], 'report')).toContain('No orders in this period.');
  });

  it.each([
    [{ clientId: '=' }, 'No client is named', /All Clients/],
    [{ clientId: 'nobody' }, 'The warehouse has no client "nobody"', /unknown_client/],
    [{ options: { timeZone: 'Mars' } }, 'There is no time zone "Mars"', /invalid_time_zone/],
    [{ options: { stores: 'Elsewhere' } }, 'The client has no store "Elsewhere". It has: Acme <Ltd> shop.', /unknown_store/],
    [{ options: { currency: 'Euro' } }, '"EURO" is not a currency', /invalid_currency/],
    [{ from: '=tomorrow' }, '"tomorrow" is not a day', /invalid_period/],
    [{ from: '2026-03-30' }, 'The period ends before it begins', /invalid_period/],
  ])('says what is wrong with %j', async (parameters, message, description) => {
    const { error } = await run(parameters);
    expect(error?.message).toContain(message);
    expect(error?.description).toMatch(description);
    expect(error?.context?.itemIndex).toBe(0);
  });

  it('goes on with the other clients when it is set to', async () => {
    const { json, error } = await run({}, { input: named('nobody', 'bolt'), node: { onError: 'continueRegularOutput' } });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([expect.objectContaining({ clientId: 'nobody', error: expect.stringContaining('no client "nobody"') }), expect.objectContaining({ clientId: 'bolt' })]);
    expect(json[1]).toEqual([{ clients: ['bolt'] }]);
  });

  it('offers the periods there are', async () => {
    const { PERIOD_NAMES } = await import('../../lib/warehouse/figures');
    const period = nodeTypes.get('dashboard')?.description.properties.find(({ name }) => name === 'period');
    const offered = (period?.options ?? []).map((option) => ('value' in option ? option.value : '')).filter((value) => value !== 'custom');
    expect([...offered].sort()).toEqual([...PERIOD_NAMES].sort());
  });
});
