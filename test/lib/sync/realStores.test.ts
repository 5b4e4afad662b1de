import { createMeter } from '../../../lib/http';
import { storePlatform } from '../../../lib/platforms/stores';
import { runSync, type StreamResult, type SyncOptions } from '../../../lib/sync';
import { openWarehouse, type Warehouse } from '../../../lib/warehouse';
import type { StoreOwner } from '../../../lib/warehouse/storeRows';
import { startSandbox, type HostCredential, type Sandbox } from '../../../sandbox';
import { warehouseFolder } from '../warehouse/folders';
import { keptRows, newConnection } from './support/client';

const PLATFORMS = ['amazon-seller', 'shopify', 'woocommerce'];

describe('stores of the sandbox', () => {
  let sandbox: Sandbox;
  let warehouse: Warehouse;
  beforeAll(async () => {
    sandbox = await startSandbox({ orders: 60 });
    warehouse = await openWarehouse({ folder: await warehouseFolder() });
  });
  afterAll(async () => {
    await warehouse.close();
    await sandbox.close();
  });

  async function connected(name: string): Promise<(options?: SyncOptions) => Promise<StreamResult[]> > {
    const owner = await newConnection(warehouse, { platform: name });
    return async (options = {}) => await sync(owner, name, options);
  }

  async function sync(owner: StoreOwner, name: string, options: SyncOptions): Promise<StreamResult[]> {
    const platform = await storePlatform(name);
    const meter = createMeter();
    const signal = new AbortController().signal;
    const connection = platform.connect(platform.parse(fieldsOf(platform.fields, await credentialOf(name))), { meter, signal });
    try {
      const { streams } = await runSync({ warehouse, owner, platform, connection, meter, signal, options });
      return [...streams];
    } finally {
      connection.close();
    }
  }

  async function credentialOf(name: string): Promise<HostCredential> {
    const { credentialType } = await storePlatform(name);
    return sandbox.credentials().filter(({ type }) => type === credentialType).at(-1)!;
  }

  it.each(PLATFORMS)('%s: brings everything, then nothing, and reads further back from a cursor that has only its time', async (name) => {
    const syncStore = await connected(name);
    const states = (streams: readonly StreamResult[]) => streams.map(({ stream, state, failure }) => [stream, state, failure?.message]);
    const first = await syncStore();
    expect(states(first)).toEqual(first.map(({ stream }) => [stream, 'succeeded', undefined]));
    expect(first.find(({ stream }) => stream === 'orders')!.counts.created).toBeGreaterThan(20);

    for (const options of [{}, { overlapMinutes: 60 * 24 * 30 }, { full: true, compare: 'always' }] as const) {
      const again = await syncStore(options);
      expect(states(again)).toEqual(states(first));
      expect(again.map(({ counts }) => [counts.created, counts.updated, counts.deleted])).toEqual(first.map(() => [0, 0, 0]));
    }
  }, 240_000);

  it('woocommerce: edits and deletions between syncs end up as the store has them', async () => {
    const owner = await newConnection(warehouse, { platform: 'woocommerce' });
    const site = new URL(String((await credentialOf('woocommerce')).data.url)).pathname.split('/').at(-1)!;
    const truth = async () => (await (await fetch(`${sandbox.url}/woocommerce/__truth/${site}/orders`)).text()).trim().split('\n')
      .map((line) => JSON.parse(line) as { id: number; total: string; status: string; line_items: { id: number }[] });
    const change = async (body: object) => expect((await fetch(`${sandbox.url}/woocommerce/__change/${site}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).status).toBe(200);
    const options: SyncOptions = { streams: ['orders'], compare: 'always' };
    await sync(owner, 'woocommerce', options);
    const ids = (await truth()).map(({ id }) => id);

    await change({ resource: 'orders', action: 'edit', ids: ids.slice(0, 3), fields: { customer_note: 'Leave it at the door' } });
    await change({ resource: 'orders', action: 'delete', ids: ids.slice(3, 5) });
    const [result] = await sync(owner, 'woocommerce', options);

    expect(result!.counts).toMatchObject({ created: 0, updated: 3, deleted: 2 });
    const live = [...(await keptRows(warehouse, owner, 'orders')).values()].filter(({ deleted_at }) => deleted_at === null);
    const now = await truth();
    const byId = (a: readonly string[], b: readonly string[]): number => (a[0]! < b[0]! ? -1 : 1);
    expect(live.map(({ id, total, raw }) => [id, String(total), String((raw as { customer_note: string }).customer_note)]).sort(byId))
      .toEqual(now.map((order) => [String(order.id), order.total, String((order as unknown as { customer_note: string }).customer_note)]).sort(byId));
    const lines = [...(await keptRows(warehouse, owner, 'order_lines')).values()].filter(({ deleted_at }) => deleted_at === null);
    expect(lines).toHaveLength(now.reduce((sum, { line_items }) => sum + line_items.length, 0));
  }, 120_000);
});

function fieldsOf(fields: readonly { readonly name: string }[], { data }: HostCredential): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ name }) => Object.hasOwn(data, name)).map(({ name }) => [name, data[name]]));
}
