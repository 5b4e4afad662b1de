import type { Engine } from '../../runner/engine/engine';
import { amazonCredential } from '../../sandbox/vendors/amazon';
import { FULFILLMENT_STATUSES, INCLUDED_DATA } from '../../nodes/AmazonSeller/actions/order/words';
import { operations } from '../../lib/platforms/amazon-seller';
import { daysAgo, startSeller, type Seller } from '../sandbox/amazon/seller';
import { runAmazon } from './amazonRun';
import { sourceEngine } from './nodeRun';
import { fileOf } from './sigmaRun';

let engine: Engine;
let seller: Seller;
beforeAll(async () => {
  engine = await sourceEngine();
  seller = await startSeller({ orders: 150, amazon: { rateScale: 1000 } });
});
afterAll(async () => {
  await seller.sandbox.close();
  await engine.close();
});

const US = 'ATVPDKIKX0DER';
const credential = (more: object = {}) => ({ ...amazonCredential(seller.sandbox.url), ...more });
const run = (parameters: object, more: object = {}, options: Parameters<typeof runAmazon>[3] = {}) => runAmazon(engine, credential(more), parameters, options);
const all = { returnAll: true };

interface TrueOrder { orderId: string; createdTime: string; salesChannel: { marketplaceId: string }; fulfillment: { fulfillmentStatus: string }; orderItems: object[] }

describe('orders', () => {
  const many = { resource: 'order', operation: 'getMany', by: 'created', after: daysAgo(700), ...all };

  it.each([['2026-01-01', 'orderId'], ['v0', 'AmazonOrderId']])('of version %s come over all pages, filtered as asked', async (version, id) => {
    const truth = await seller.truth<TrueOrder>('orders');
    const { json, error, items } = await run({ ...many, version });
    expect(error).toBeUndefined();
    expect(json.map((order) => order[id]).sort()).toEqual(truth.map(({ orderId }) => orderId).sort());
    expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
    const filtered = await run({ ...many, version, filters: { marketplaceIds: [US], statuses: ['CANCELLED'] } });
    expect(filtered.json.map((order) => order[id]).sort()).toEqual(truth.filter((one) => one.salesChannel.marketplaceId === US && one.fulfillment.fulfillmentStatus === 'CANCELLED').map(({ orderId }) => orderId).sort());
  }, 30_000);

  it('come one by one, with their items, for each input item', async () => {
    const [a, b] = await seller.truth<TrueOrder>('orders');
    const input = [a, b].map((order) => ({ json: { id: order!.orderId } }));
    const one = await run({ resource: 'order', operation: 'get', orderId: '={{ $json.id }}', version: '2026-01-01', includedData: ['PROCEEDS'] }, {}, { input });
    expect(one.json.map(({ orderId }) => orderId)).toEqual([a?.orderId, b?.orderId]);
    for (const version of ['2026-01-01', 'v0']) {
      const { items } = await run({ resource: 'order', operation: 'getItems', orderId: '={{ $json.id }}', version }, {}, { input });
      expect(items.filter(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":1}')).toHaveLength(b!.orderItems.length);
    }
  });

  it('have the buyer only when asked for, and a limit that holds', async () => {
    const { json } = await run({ ...many, version: 'v0', buyerData: true, returnAll: false, limit: 3 });
    expect(json).toHaveLength(3);
    expect(JSON.stringify(json)).toContain('BuyerEmail');
    expect(JSON.stringify((await run({ ...many, version: 'v0', returnAll: false, limit: 3 })).json)).not.toContain('BuyerEmail');
  });

  it('take a date without a zone in the time zone of the workflow', async () => {
    const day = daysAgo(200).slice(0, 10);
    const { json } = await run({ ...many, version: '2026-01-01', after: `${day}T00:00:00` }, {}, { timezone: 'America/Los_Angeles' });
    const month = Number(day.slice(5, 7));
    const offset = month > 3 && month < 11 ? 7 : 8;
    const truth = (await seller.truth<TrueOrder>('orders')).filter(({ createdTime }) => Date.parse(createdTime) >= Date.parse(`${day}T0${offset}:00:00Z`));
    expect(json).toHaveLength(truth.length);
    expect((await run({ ...many, after: 'yesterday' })).error?.message).toBe('"After" is no date');
  });
});

describe('stock, money, marketplaces and the catalogue', () => {
  it.each([
    ['stock', { resource: 'inventory', operation: 'getMany', marketplaceId: US, ...all }, 'sellerSku'],
    ['some SKUs', { resource: 'inventory', operation: 'getMany', marketplaceId: US, ...all, filters: { skus: 'TRB-0001, TRB-9999' } }, 'inventoryDetails'],
    ['transactions', { resource: 'finance', operation: 'getMany', postedAfter: daysAgo(100), ...all }, 'transactionId'],
    ['events', { resource: 'finance', operation: 'getEvents', postedAfter: daysAgo(100), ...all }, 'eventList'],
    ['groups', { resource: 'finance', operation: 'getGroups', ...all }, 'FinancialEventGroupId'],
    ['marketplaces', { resource: 'marketplace', operation: 'getMany' }, 'marketplace'],
    ['found items', { resource: 'catalogItem', operation: 'search', searchBy: 'keywords', values: 'trekking', marketplaceId: US, ...all }, 'asin'],
    ['found SKUs', { resource: 'catalogItem', operation: 'search', searchBy: 'SKU', values: 'TRB-0001', marketplaceId: US, ...all }, 'asin'],
    ['settlements', { resource: 'settlement', operation: 'getMany', ...all }, 'reportDocumentId'],
  ])('give %s', async (_, parameters, field) => {
    const { json, error } = await run(parameters, { sellerId: seller.sellerId });
    expect(error).toBeUndefined();
    expect(json.length).toBeGreaterThan(0);
    expect(json.every((one) => field in one)).toBe(true);
  });

  it('give one item by its ASIN', async () => {
    const [product] = await seller.truth<{ asin: string; title: string }>('products');
    const { json } = await run({ resource: 'catalogItem', operation: 'get', asin: product?.asin, marketplaceId: US, includedData: ['summaries'] });
    expect(json[0]).toMatchObject({ asin: product?.asin, summaries: [{ itemName: product?.title }] });
  });
});

describe('reports', () => {
  const request = { resource: 'report', operation: 'download', source: 'new', reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA', contents: { marketplaceIds: [US] } };

  it('are asked for, waited for and read into items', async () => {
    const { json, error } = await run({ ...request, output: 'items' });
    expect(error).toBeUndefined();
    const truth = await seller.truth<{ sku: string; title: string }>('products');
    expect(json.map((row) => [row['seller-sku'], row['item-name']])).toEqual(truth.map(({ sku, title }) => [sku, title]));
  });

  it('come as a file', async () => {
    const { items } = await run({ ...request, output: 'file', binaryPropertyName: 'report' });
    expect(items[0]?.json).toMatchObject({ reportType: request.reportType, fileName: expect.stringMatching(/^GET_MERCHANT_LISTINGS_ALL_DATA-\d+\.txt$/) as string });
    expect((await fileOf(items[0], 'report')).toString('latin1')).toMatch(/^item-name\tseller-sku/);
  });

  it('with data of buyers are opened unseen, and JSON is read as JSON', async () => {
    const shipping = await run({ ...request, reportType: 'GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING', contents: { marketplaceIds: [US], from: daysAgo(500) }, output: 'items' });
    expect(shipping.json.every((row) => String(row['buyer-email']).includes('@'))).toBe(true);
    const { json } = await run({ ...request, reportType: 'GET_SALES_AND_TRAFFIC_REPORT', output: 'items' });
    expect(json[0]).toHaveProperty('salesAndTrafficByDate');
  });

  it('can be made, looked at and listed, and a recent one taken instead of a new one', async () => {
    const created = await run({ ...request, operation: 'create' });
    const { reportId } = created.json[0] as { reportId: string };
    expect((await run({ resource: 'report', operation: 'get', reportId })).json[0]).toMatchObject({ reportId });
    expect((await run({ resource: 'report', operation: 'download', source: 'id', reportId, output: 'items' })).json.length).toBe(40);
    const before = seller.sandbox.received().filter(({ route }) => route === 'POST /amazon/:region/reports/2021-06-30/reports').length;
    expect((await run({ ...request, output: 'items', options: { reuseHours: 2 } })).json.length).toBe(40);
    expect(seller.sandbox.received().filter(({ route }) => route === 'POST /amazon/:region/reports/2021-06-30/reports')).toHaveLength(before);
    const { json } = await run({ resource: 'report', operation: 'getMany', reportTypes: request.reportType, ...all, filters: { statuses: ['DONE'] } });
    expect(json.map((report) => report.reportId)).toContain(reportId);
  }, 20_000);

  it('of settlements are read as Amazon wrote them', async () => {
    const { json: [settlement] } = await run({ resource: 'settlement', operation: 'getMany', returnAll: false, limit: 1 });
    const { json } = await run({ resource: 'settlement', operation: 'download', reportId: settlement?.reportId, output: 'items' });
    expect(json[0]).toMatchObject({ 'settlement-id': settlement?.reportId, 'total-amount': expect.stringMatching(/^-?\d+\.\d\d$/) as string });
  });
});

describe('what goes wrong', () => {
  it.each([
    ['a settlement that is asked for', { resource: 'report', operation: 'create', reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2' }, 'Settlement reports cannot be asked for'],
    ['a marketplace of another region', { resource: 'inventory', operation: 'getMany', marketplaceId: 'A1PA6795UKMFR9' }, 'Germany does not belong to the region North America'],
    ['a span that is too wide', { resource: 'finance', operation: 'getMany', postedAfter: daysAgo(300) }, 'The time span is longer than 180 days'],
    ['too many values', { resource: 'catalogItem', operation: 'search', searchBy: 'ASIN', values: Array.from({ length: 21 }, (_, at) => `B${at}`).join(','), marketplaceId: US }, 'Amazon takes 1 to 20 values, and there are 21'],
    ['a SKU without the seller', { resource: 'catalogItem', operation: 'search', searchBy: 'SKU', values: 'A', marketplaceId: US }, 'A search by SKU needs the seller ID'],
    ['options that are no JSON', { resource: 'report', operation: 'create', reportType: 'GET_SALES_AND_TRAFFIC_REPORT', contents: { reportOptions: '{' } }, 'Report Options (JSON) is not JSON'],
  ])('%s is refused before anything is sent', async (_, parameters, message) => {
    const before = seller.sandbox.received().length;
    expect((await run(parameters)).error?.message).toBe(message);
    expect(seller.sandbox.received()).toHaveLength(before);
  });

  it('a role that is missing is told in plain words, and the other items go on', async () => {
    await seller.set({ missingRoles: 'orders' });
    try {
      const input = [{ json: {} }, { json: {} }];
      const { json } = await run({ resource: 'order', operation: 'get', orderId: '113-1234567-0000000', version: '2026-01-01' }, {}, { input, node: { onError: 'continueRegularOutput' } });
      expect(json).toHaveLength(2);
      expect(json[0]).toMatchObject({ error: expect.stringMatching(/needs the role Inventory and Order Tracking/) as string, details: { status: 403, requestId: expect.any(String) as string } });
    } finally {
      await seller.set({ missingRoles: '' });
    }
  });

  it('a credential that is not complete names its field', async () => {
    const { error } = await run({ resource: 'marketplace', operation: 'getMany' }, { refreshToken: '' });
    expect(error?.message).toMatch(/refreshToken is empty/);
  });
});

it('offers the words of the API that lib knows', () => {
  expect(INCLUDED_DATA.map(([value]) => value).sort()).toEqual([...operations.INCLUDED_DATA].sort());
  expect(FULFILLMENT_STATUSES.map(([value]) => value).sort()).toEqual([...operations.FULFILLMENT_STATUSES].sort());
});
