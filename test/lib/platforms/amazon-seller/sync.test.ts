import { createMeter } from '../../../../lib/http';
import { storePlatform } from '../../../../lib/platforms/stores';
import { runSync } from '../../../../lib/sync';
import type { CredentialRefused } from '../../../../lib/sync/types';
import { openWarehouse, type Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner } from '../../../../lib/warehouse/storeRows';
import { keptRows, liveIds, newConnection } from '../../sync/support/client';
import { warehouseFolder } from '../../warehouse/folders';
import { connected, type Connected } from './support/connected';

let warehouse: Warehouse;
let world: Connected;
let owner: StoreOwner;
describe('an Amazon seller in the warehouse', () => {
  beforeAll(async () => { warehouse = await openWarehouse({ folder: await warehouseFolder() }); });
  afterAll(() => warehouse.close());
  beforeEach(async () => {
    world = await connected({ orders: 330, amazon: { rateScale: 1000, visibleAfterSeconds: 0 } });
    owner = await newConnection(warehouse, { clientId: 'acme', platform: 'amazon-seller' });
  });
  afterEach(() => world.end());

  async function sync(streams: readonly string[], { signal = new AbortController().signal, compare = 'due' as 'due' | 'always', account = null as string | null } = {}) {
    const platform = await storePlatform('amazon-seller');
    const meter = createMeter();
    const connection = platform.connect(platform.parse(world.fields), { meter, signal, account });
    return await runSync({ warehouse, owner, platform, connection, meter, signal, options: { streams, compare } });
  }

  const searches = () => world.proxy.seen.filter(({ url }) => url.startsWith('/orders/2026-01-01/orders?'));

  it('a sync that was broken off goes on with the next page, and ends with exactly the vendor’s orders', async () => {
    const stop = new AbortController();
    world.proxy.beforeRequest = (url) => { if (url.includes('/orders?') && searches().length === 2) stop.abort(); };
    const { streams: [broken] } = await sync(['orders'], { signal: stop.signal });
    expect(broken).toMatchObject({ state: 'stopped', counts: { created: 200 } });
    world.proxy.beforeRequest = () => undefined;
    const [{ orderId } = { orderId: '' }] = await world.seller.truth<{ orderId: string }>('orders');
    await world.seller.steer('orders', { region: 'na', action: 'cancel', id: orderId });
    world.proxy.seen.length = 0;

    const { streams: [whole] } = await sync(['orders']);
    expect(whole).toMatchObject({ state: 'succeeded', counts: { created: 130 } });
    // Two pages that were left, and what has changed meanwhile.
    expect(searches().map(({ url }) => url.includes('paginationToken'))).toEqual([true, true, false]);
    const truth = await world.seller.truth<{ orderId: string; lastUpdatedTime: string; fulfillment: { fulfillmentStatus: string }; proceeds?: { grandTotal: { amount: string } }; orderItems: { orderItemId: string }[] }>('orders');
    const rows = await keptRows(warehouse, owner, 'orders');
    expect([...rows.values()].map(({ id, total, fulfillment_status: status }) => [id, total, status]).sort()).toEqual(truth.map((one) => [one.orderId, one.proceeds?.grandTotal.amount ?? null, one.fulfillment.fulfillmentStatus]).sort());
    expect(rows.get(orderId)?.status).toBe('cancelled');
    expect((await liveIds(warehouse, owner, 'order_lines')).sort()).toEqual(truth.flatMap(({ orderItems }) => orderItems.map(({ orderItemId }) => orderItemId)).sort());

    const { streams: [third] } = await sync(['orders']);
    expect(third).toMatchObject({ state: 'succeeded', counts: { created: 0, updated: 0 } });
  }, 60_000);

  it('a page token that Amazon no longer takes costs the window, and no order', async () => {
    const stop = new AbortController();
    world.proxy.beforeRequest = (url) => { if (url.includes('/orders?') && searches().length === 1) stop.abort(); };
    await sync(['orders'], { signal: stop.signal });
    world.proxy.beforeRequest = () => undefined;
    await world.seller.set({ orderTokenSeconds: 0 });
    world.proxy.beforeRequest = async (url) => { if (url.includes('lastUpdatedAfter') && !url.includes('paginationToken')) await world.seller.set({ orderTokenSeconds: 3600 }); };
    const { streams: [whole] } = await sync(['orders']);
    expect(whole).toMatchObject({ state: 'succeeded', failure: null });
    expect(await liveIds(warehouse, owner, 'orders')).toHaveLength(330);
  }, 60_000);

  it('stock that is gone is gone, and all streams fill their tables', async () => {
    const { streams } = await sync([]);
    expect(streams.map(({ stream, state, counts: { created, read } }) => [stream, state, created === read && read > 0])).toEqual([
      ['orders', 'succeeded', true], ['products', 'succeeded', true], ['inventory', 'succeeded', true], ['finances', 'succeeded', true],
    ]);
    const [{ marketplaceId, sellerSku } = { marketplaceId: '', sellerSku: '' }] = await world.seller.truth<{ marketplaceId: string; sellerSku: string }>('inventory');
    await world.seller.steer('inventory', { region: 'na', marketplaceId, sku: sellerSku, remove: true });
    const { streams: [again] } = await sync(['inventory'], { compare: 'always' });
    expect(again).toMatchObject({ counts: { deleted: 1 }, compared: true });
    expect(await liveIds(warehouse, owner, 'inventory')).not.toContain(`${marketplaceId}/${sellerSku}`);
  }, 60_000);

  it('a role that is missing ends its stream, and not the others', async () => {
    await world.seller.set({ missingRoles: 'finance' });
    const { streams } = await sync(['finances', 'inventory'], { account: 'na:Tributary Outdoor' });
    expect(streams.map(({ stream, state }) => [stream, state]).sort()).toEqual([['finances', 'failed'], ['inventory', 'succeeded']]);
    expect(streams.find(({ stream }) => stream === 'finances')?.failure).toMatchObject({ code: 'http_403', message: expect.stringContaining('Finance and Accounting') as string });
  }, 30_000);

  it('the test of a connection names the seller, its marketplaces and what it may not read', async () => {
    const test = await world.connect().test();
    expect(test).toMatchObject({ account: 'na:A2SANDBOXUS01X', accountName: 'Tributary Outdoor, US, CA', missing: [], sample: { marketplaces: 2 } });
    expect(test.sample.skus_in_stock).toBeGreaterThan(10);
    await world.seller.set({ missingRoles: 'orders,inventory' });
    expect((await world.connect().test()).missing.map(({ stream }) => stream)).toEqual(['orders', 'inventory']);
  });

  it('which seller it is costs no search of orders, and is the same as the test says', async () => {
    const { account, accountName } = await world.connect().test();
    world.proxy.seen.length = 0;
    expect(await world.connect().identity()).toEqual({ account, accountName, formerAccount: 'na:Tributary Outdoor' });
    expect(searches()).toEqual([]);
    expect(world.proxy.seen.length).toBeLessThanOrEqual(2);
  });

  it.each([['may not see finances', { missingRoles: 'finance' }], ['has moved no money lately', { visibleAfterSeconds: 30 * 365 * 86_400 }]])('a seller who %s is asked for the merchant token, whatever the store is called', async (_, settings) => {
    await world.seller.set(settings);
    const { sellerId } = world.seller;
    const asked = /^Amazon does not tell this application which seller it reads: enter the Seller ID, .*Merchant Token under Settings > Account Info > Business Information; nothing was written\.$/;
    await expect(world.connect().identity()).rejects.toThrow(asked);
    await expect(world.connect().test()).rejects.toMatchObject({ kind: 'credentials', message: expect.stringMatching(asked) as string });
    expect(await world.connect({ sellerId }).identity()).toMatchObject({ account: `na:${sellerId}` });

    const { streams } = await sync([]);
    expect(streams.map(({ state, failure, counts: { read } }) => [state, failure?.code, read])).toEqual(streams.map(() => ['failed', 'credentials', 0]));
    expect(streams.map(({ failure }) => failure?.message)).toEqual(streams.map(() => expect.stringMatching(asked) as string));
  });

  it.each([
    ['region', { region: 'moon' }], ['clientId', { clientId: '' }], ['clientSecret', { clientSecret: '  ' }], ['refreshToken', { refreshToken: undefined }], ['baseUrl', { baseUrl: 'nowhere' }],
    ['marketplaces', { marketplaces: 'US, Mars' }], ['marketplaces', { marketplaces: 'DE' }], ['ordersVersion', { ordersVersion: 'v9' }], ['environment', { environment: 'moon' }],
  ])('an entered %s that cannot be is named, and nothing is repeated of it (case %#)', async (field, changes) => {
    const platform = await storePlatform('amazon-seller');
    const refused = (() => { try { platform.parse({ ...world.fields, ...changes }); return null; } catch (error) { return error as CredentialRefused; } })();
    expect(refused).toMatchObject({ name: 'CredentialRefused', field });
    expect(refused?.message).not.toMatch(/moon|nowhere|Mars|v9/);
  });
});
