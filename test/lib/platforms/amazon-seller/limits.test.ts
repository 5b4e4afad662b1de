import { operations, take } from '../../../../lib/platforms/amazon-seller';
import { connected, rejection, type Connected } from './support/connected';

let world: Connected;
afterEach(() => world.end());

const orderCalls = () => world.seller.sandbox.received().filter(({ route }) => route === 'GET /amazon/:region/orders/2026-01-01/orders/:orderId');

describe('the rate of an operation', () => {
  it('is used to at least 95 %, with under 1 % refused, by all clients of the process together', async () => {
    // Sixty times what Amazon grants: the first answer tells it.
    const scale = 60;
    world = await connected({ orders: 40, amazon: { rateScale: scale } });
    const [{ orderId } = { orderId: '' }] = await world.seller.truth<{ orderId: string }>('orders');
    const clients = [world.client(), world.client(), world.client()];
    await Promise.all(Array.from({ length: 300 }, (_, at) => clients[at % 3]!.call(operations.getOrder, { ids: { orderId } })));
    const calls = orderCalls();
    const served = calls.filter(({ status }) => status === 200);
    expect(served).toHaveLength(300);
    expect(calls.length - served.length).toBeLessThan(3);
    const seconds = (served.at(-1)!.at - served[0]!.at) / 1000;
    const granted = 30 + 0.5 * scale * seconds;
    expect(served.length / granted).toBeGreaterThanOrEqual(0.95);
  }, 60_000);

  it('is the default where answers do not tell it, and a refusal is waited out by it', async () => {
    world = await connected({ orders: 40, amazon: { tellsLimit: false } });
    // Somebody else has drunk the bucket dry but for one token.
    for (let at = 0; at < 1; at += 1) await world.seller.api('/fba/inventory/v1/summaries?granularityType=Marketplace&granularityId=ATVPDKIKX0DER&marketplaceIds=ATVPDKIKX0DER');
    const query = { granularityType: 'Marketplace', granularityId: 'ATVPDKIKX0DER', marketplaceIds: ['ATVPDKIKX0DER'] };
    await Promise.all(Array.from({ length: 4 }, () => world.client().call(operations.getInventorySummaries, { query })));
    const refused = world.seller.sandbox.received().filter(({ path, status }) => path.endsWith('/summaries') && status === 429);
    expect(refused.length).toBeLessThanOrEqual(1);
  }, 30_000);

  it('of one operation does not hold up another', async () => {
    world = await connected({ orders: 40 });
    const client = world.client();
    const stop = new AbortController();
    for (let at = 0; at < 19; at += 1) await client.call(operations.searchOrders, { query: { createdAfter: '2026-01-01T00:00:00Z', maxResultsPerPage: 1 } });
    const waiting = rejection(client.call(operations.searchOrders, { query: { createdAfter: '2026-01-01T00:00:00Z' }, signal: stop.signal }));
    expect((await client.call(operations.getMarketplaceParticipations)).payload).toHaveLength(2);
    stop.abort();
    expect(await waiting).toMatchObject({ kind: 'cancelled' });
    expect(world.seller.sandbox.stats().throttled).toBe(0);
  });
});

describe('the access token', () => {
  it('is asked for once, however many requests wait for it', async () => {
    world = await connected({ orders: 40 });
    const [{ orderId } = { orderId: '' }] = await world.seller.truth<{ orderId: string }>('orders');
    await Promise.all(Array.from({ length: 25 }, () => world.client().call(operations.getOrder, { ids: { orderId } })));
    expect(world.seller.sandbox.received().filter(({ path }) => path.endsWith('/auth/o2/token'))).toHaveLength(1);
  });

  it('is renewed once when Amazon says that it has expired', async () => {
    world = await connected({ orders: 40 });
    const [{ orderId } = { orderId: '' }] = await world.seller.truth<{ orderId: string }>('orders');
    const client = world.client();
    const ask = () => client.call(operations.getOrder, { ids: { orderId } });
    await ask();
    await world.seller.steer('expire');
    await Promise.all(Array.from({ length: 10 }, ask));
    expect(world.seller.sandbox.received().filter(({ path }) => path.endsWith('/auth/o2/token'))).toHaveLength(2);
  });

  it.each([
    [{ refreshToken: 'Atzr|wrong-secret-token' }, /refresh token \(invalid_grant\).*Authorise the application again/],
    [{ clientSecret: 'wrong-secret' }, /does not know this application \(invalid_client\).*180 days/],
  ])('is refused in plain words, without a secret (case %#)', async (more, sentence) => {
    world = await connected({ orders: 40 });
    const error = await rejection(world.client(more as unknown as Record<string, string>).call(operations.getMarketplaceParticipations));
    expect(error).toMatchObject({ kind: 'credentials' });
    expect(error.message).toMatch(sentence);
    expect(JSON.stringify(error) + error.message).not.toMatch(/wrong-secret/);
  });
});

describe('lists', () => {
  it('are read to their end, whatever the operation calls its token', async () => {
    world = await connected({ orders: 230, amazon: { rateScale: 1000, inventoryPerPage: 5 } });
    const client = world.client();
    const US = 'ATVPDKIKX0DER';
    const since = new Date(Date.now() - 170 * 86_400_000).toISOString();
    const all = [US, 'A2EUQ1WTGCTBG2'];
    const lengths = await Promise.all([
      take(client, operations.searchOrders, { query: { lastUpdatedAfter: '2025-01-01T00:00:00Z', maxResultsPerPage: 40 } }),
      take(client, operations.getOrdersV0, { query: { LastUpdatedAfter: '2025-01-01T00:00:00Z', MarketplaceIds: all, MaxResultsPerPage: 40 } }),
      take(client, operations.getInventorySummaries, { query: { granularityType: 'Marketplace', granularityId: US, marketplaceIds: [US] } }),
      take(client, operations.getReports, { query: { reportTypes: ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2'], pageSize: 2 } }),
      take(client, operations.searchCatalogItems, { query: { keywords: ['trekking'], marketplaceIds: [US], pageSize: 2 } }),
      take(client, operations.listFinancialEvents, { query: { PostedAfter: since, MaxResultsPerPage: 7 } }),
      take(client, operations.listTransactions, { query: { postedAfter: since } }, { most: 5 }),
    ]).then((lists) => lists.map((list) => new Set(list.map((one) => JSON.stringify(one))).size));
    const products = await world.seller.truth<{ title: string; fba: boolean }>('products');
    expect(lengths.slice(0, 3)).toEqual([230, 230, products.filter(({ fba }) => fba).length]);
    expect(lengths[3]).toBeGreaterThan(8);
    expect(lengths[4]).toBe(products.filter(({ title }) => /trekking/i.test(title)).length);
    expect(lengths[5]).toBeGreaterThan(60);
    expect(lengths[6]).toBe(5);
  }, 30_000);
});
