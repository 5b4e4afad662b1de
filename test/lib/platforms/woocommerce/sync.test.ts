import { eventOf } from '../../../../lib/platforms/woocommerce/webhooks/event';
import { applyEvents, type SyncReport } from '../../../../lib/sync';
import { openWarehouse, type Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner } from '../../../../lib/warehouse/storeRows';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { newConnection } from '../../sync/support/client';
import { warehouseFolder } from '../../warehouse/folders';
import { expectedRows } from './support/expected';
import { kept } from './support/kept';
import { change, connect, settings, sync, truth } from './support/store';

const failures = ({ streams }: SyncReport) => streams.flatMap(({ stream, failure }) => (failure ? [{ stream, ...failure }] : []));
const counts = ({ streams }: SyncReport) => Object.fromEntries(streams.map(({ stream, counts: { created, updated, deleted } }) => [stream, { created, updated, deleted }]));
const stillness = { created: 0, updated: 0, deleted: 0 };

describe('WooCommerce', () => {
  let sandbox: Sandbox;
  let warehouse: Warehouse;
  let owner: StoreOwner;
  beforeAll(async () => {
    sandbox = await startSandbox();
    warehouse = await openWarehouse({ folder: await warehouseFolder() });
  });
  beforeEach(async () => { owner = await newConnection(warehouse, { platform: 'woocommerce' }); });
  afterEach(() => sandbox.reset());
  afterAll(async () => {
    await warehouse.close();
    await sandbox.close();
  });

  describe('a sync', () => {
    it('brings everything to the cent, twice the same, over a second shop with another clock and currency', async () => {
      expect(failures(await sync(sandbox, warehouse, owner))).toEqual([]);
      expect(await kept(warehouse, owner)).toEqual(await expectedRows(sandbox));
      expect(counts(await sync(sandbox, warehouse, owner))).toEqual({ orders: stillness, products: stillness, customers: stillness, inventory: stillness });

      const other = await newConnection(warehouse, { platform: 'woocommerce' });
      expect(failures(await sync(sandbox, warehouse, other, {}, 'harbor'))).toEqual([]);
      expect(await kept(warehouse, other)).toEqual(await expectedRows(sandbox, 'harbor'));
    });

    it('follows edits, deletions, the trash, refunds, prices of variations and stock that sales took away', async () => {
      await sync(sandbox, warehouse, owner);
      const variation = (await truth<{ id: number }>(sandbox, 'variations'))[0]!.id;
      await change(sandbox, 'orders', 'edit', [10_003, 10_200], { status: 'cancelled' });
      await change(sandbox, 'orders', 'delete', [10_004]);
      await change(sandbox, 'orders', 'trash', [10_005]);
      await change(sandbox, 'products', 'edit', [110], { name: 'Renamed' });
      await change(sandbox, 'products', 'delete', [130]);
      await change(sandbox, 'variations', 'edit', [variation], { price: '1.23', regular_price: '1.23' });
      await change(sandbox, 'variations', 'silent', [variation + 1], { stock_quantity: 4 });
      await change(sandbox, 'products', 'silent', [140], { stock_quantity: 7 });
      await change(sandbox, 'customers', 'edit', [5], { first_name: 'Zoë' });
      await change(sandbox, 'customers', 'delete', [6, 7]);
      const report = await sync(sandbox, warehouse, owner, { compare: 'always' });
      expect(failures(report)).toEqual([]);
      expect(await kept(warehouse, owner)).toEqual(await expectedRows(sandbox));
      expect(counts(report).orders).toEqual({ created: 0, updated: 2, deleted: 2 });
    });

    it('finds refunds that were deleted, of which the shop tells nothing, with the comparison', async () => {
      await sync(sandbox, warehouse, owner, { streams: ['orders'] });
      const [first, second] = await truth<{ id: number; order_id: number }>(sandbox, 'refunds');
      const orderOf = async () => (await truth<{ id: number; date_modified_gmt: string }>(sandbox, 'orders')).find(({ id }) => id === first!.order_id);
      const before = await orderOf();
      await change(sandbox, 'refunds', 'delete', [first!.id, second!.id]);
      expect((await orderOf())!.date_modified_gmt).toBe(before!.date_modified_gmt);

      const { streams: [report] } = await sync(sandbox, warehouse, owner, { streams: ['orders'], compare: 'always' });
      expect(report).toMatchObject({ state: 'succeeded', counts: { created: 0, updated: 2, deleted: 0 } });
      const [{ orders, transactions }, expected] = [await kept(warehouse, owner), await expectedRows(sandbox)];
      expect({ orders, transactions }).toEqual({ orders: expected.orders, transactions: expected.transactions });
      expect(Object.keys(transactions!)).not.toContain(String(first!.id));

      const { streams: [again] } = await sync(sandbox, warehouse, owner, { streams: ['orders'], compare: 'always' });
      expect(again!.counts).toEqual({ read: 0, created: 0, updated: 0, unchanged: 0, deleted: 0 });
    });

    it('takes a refund away when a webhook brings its order without it, although the order has the same time', async () => {
      await sync(sandbox, warehouse, owner, { streams: ['orders'] });
      const [refund] = await truth<{ id: number; order_id: number }>(sandbox, 'refunds');
      await change(sandbox, 'refunds', 'delete', [refund!.id]);
      const data = (await truth(sandbox, 'orders')).find(({ id }) => id === refund!.order_id)!;
      const { connection } = connect(sandbox);
      const event = await eventOf(connection, { id: 'd1', topic: 'order.updated', resource: 'order', event: 'updated', data: { ...data } });
      await applyEvents(warehouse, owner, [event!]);
      const [{ orders, transactions }, expected] = [await kept(warehouse, owner), await expectedRows(sandbox)];
      expect({ orders, transactions }).toEqual({ orders: expected.orders, transactions: expected.transactions });
    });

    it('tells of orders in the trash without comparing ids', async () => {
      await sync(sandbox, warehouse, owner, { streams: ['orders'] });
      await change(sandbox, 'orders', 'trash', [10_005, 10_006]);
      expect(counts(await sync(sandbox, warehouse, owner, { streams: ['orders'], compare: 'never' })).orders).toEqual({ created: 0, updated: 0, deleted: 2 });
    });

    it('asks only for what changed since', async () => {
      await sync(sandbox, warehouse, owner, { streams: ['orders'] });
      await change(sandbox, 'orders', 'edit', [10_010], { customer_note: 'new' });
      const { streams: [result] } = await sync(sandbox, warehouse, owner, { streams: ['orders'] });
      expect(result).toMatchObject({ counts: { read: 1, updated: 1 }, state: 'succeeded' });
      expect(result!.requests).toBeLessThanOrEqual(3);
    });

    it('passes over no row while others change under it, also where more than a page changed within one second', async () => {
      const { connection } = connect(sandbox);
      const found = new Map<string, number>();
      let page = 0;
      for await (const { rows } of connection.read('orders', null)) {
        for (const { id } of rows.orders ?? []) found.set(id, (found.get(id) ?? 0) + 1);
        page += 1;
        // These go from pages that are read to the end of the list.
        if (page <= 2) await change(sandbox, 'orders', 'edit', Array.from({ length: 30 }, (_, n) => 10_001 + page * 40 + n), { customer_note: `page ${page}` });
        if (page === 1) await change(sandbox, 'orders', 'delete', [10_002, 10_003]);
      }
      const all = (await truth(sandbox, 'orders')).map(({ id }) => String(id));
      expect(all.filter((id) => !found.has(id))).toEqual([]);
    });

    it('loses no id while rows are deleted under it', async () => {
      const { connection } = connect(sandbox);
      const found: string[] = [];
      for await (const ids of connection.ids('orders')) {
        found.push(...ids);
        if (found.length === 100) await change(sandbox, 'orders', 'delete', Array.from({ length: 40 }, (_, n) => 10_001 + n));
      }
      const all = (await truth(sandbox, 'orders')).map(({ id }) => String(id));
      expect(all.filter((id) => !found.includes(id))).toEqual([]);
      expect(new Set(found).size).toBe(found.length);
    });
  });

  describe('hosts with manners of their own', () => {
    it.each([
      ['a proxy that removes the counts', { stripHeaders: true }],
      ['PHP warnings before the JSON', { phpNotice: true }],
      ['a host that breaks down over pages of more than 30', { mostPerPage: 30 }],
      ['a limit told by nothing but 429 pages', { requestsPerSecond: 40, burst: 5, retryAfter: false }],
    ])('are read like others: %s', async (_, quirk) => {
      await settings(sandbox, quirk);
      expect(failures(await sync(sandbox, warehouse, owner, { streams: ['orders', 'products'] }))).toEqual([]);
      await settings(sandbox, { requestsPerSecond: 0 });
      const { orders, order_lines: lines, variants } = await kept(warehouse, owner);
      const expected = await expectedRows(sandbox);
      expect({ orders, lines, variants }).toEqual({ orders: expected.orders, lines: expected.order_lines, variants: expected.variants });
    });

    it('without analytics have no guests', async () => {
      await settings(sandbox, { analytics: false });
      expect(failures(await sync(sandbox, warehouse, owner, { streams: ['customers'] }))).toEqual([]);
      expect(Object.keys((await kept(warehouse, owner)).customers!).filter((id) => id.startsWith('guest'))).toEqual([]);
    });

    it('are named in words when they are down', async () => {
      await settings(sandbox, { state: 'firewall' });
      expect(failures(await sync(sandbox, warehouse, owner, { streams: ['orders'] }))).toEqual([
        { stream: 'orders', code: 'http_403', message: expect.stringMatching(/^orders\.list: the store, its firewall or a security plugin does not allow it \(403\).*Nothing was changed\.$/) },
      ]);
    });
  });
});
