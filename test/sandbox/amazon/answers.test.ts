import { gunzipSync } from 'node:zlib';
import { call } from '../call';
import { readModels } from './models';
import { daysAgo, sellerOf, startSeller, type Seller } from './seller';

const models = readModels();

let na: Seller;
let eu: Seller;
beforeAll(async () => {
  na = await startSeller({ orders: 300 });
  eu = sellerOf(na.sandbox, 1);
});
afterAll(() => na.sandbox.close());
beforeEach(() => na.sandbox.reset());

const US = 'ATVPDKIKX0DER';
const since = encodeURIComponent(daysAgo(600));
const DATA = 'BUYER,RECIPIENT,PROCEEDS,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES';

async function checked(seller: Seller, path: string, options: Parameters<Seller['api']>[1] = {}, status = 200) {
  // A sandbox that has been reset knows no token of before.
  const answer = await sellerOf(seller.sandbox, seller === na ? 0 : 1).api(path, options);
  expect({ status: answer.status, text: status >= 400 ? '' : answer.text }).toEqual({ status, text: status >= 400 ? '' : expect.any(String) });
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\w-]{36}$/);
  const method = options.method ?? (options.json ? 'POST' : 'GET');
  expect(models?.answerProblem(method, path, status, answer.body) ?? null).toBeNull();
  if (status < 300) expect(models?.callProblem(method, path, options.json) ?? null).toBeNull();
  return answer;
}

describe("answers fit Amazon's own models", () => {
  const orders = async () => ((await checked(na, `/orders/2026-01-01/orders?lastUpdatedAfter=${since}&maxResultsPerPage=5`)).body as { orders: { orderId: string }[] }).orders;

  it.each([
    '/sellers/v1/marketplaceParticipations',
    `/orders/2026-01-01/orders?lastUpdatedAfter=${since}&includedData=${DATA}&marketplaceIds=${US},A2EUQ1WTGCTBG2&maxResultsPerPage=100`,
    `/orders/2026-01-01/orders?createdAfter=${encodeURIComponent(daysAgo(60))}&includedData=${DATA}&fulfillmentStatuses=PENDING,SHIPPED,CANCELLED&fulfilledBy=MERCHANT,AMAZON`,
    `/orders/v0/orders?MarketplaceIds=${US}&LastUpdatedAfter=${since}&MaxResultsPerPage=100`,
    `/fba/inventory/v1/summaries?granularityType=Marketplace&granularityId=${US}&marketplaceIds=${US}&details=true`,
    `/finances/2024-06-19/transactions?postedAfter=${encodeURIComponent(daysAgo(100))}`,
    `/finances/v0/financialEvents?PostedAfter=${encodeURIComponent(daysAgo(100))}&MaxResultsPerPage=100`,
    '/finances/v0/financialEventGroups?MaxResultsPerPage=50',
    '/reports/2021-06-30/reports?reportTypes=GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2&pageSize=100',
    `/catalog/2022-04-01/items?keywords=trekking&marketplaceIds=${US}&includedData=summaries,identifiers,productTypes,images,attributes`,
    `/catalog/2022-04-01/items?keywords=rain,jacket&marketplaceIds=${US}&pageSize=2`,
  ])('GET %s', async (path) => {
    const { body, headers } = await checked(na, path);
    expect(JSON.stringify(body).length).toBeGreaterThan(100);
    expect(Number(headers.get('x-amzn-ratelimit-limit'))).toBeGreaterThan(0);
  });

  it('of a single order, in both versions, with its items and its money', async () => {
    const [{ orderId } = { orderId: '' }] = await orders();
    for (const path of [
      `/orders/2026-01-01/orders/${orderId}?includedData=${DATA}`, `/orders/v0/orders/${orderId}`, `/orders/v0/orders/${orderId}/orderItems`,
      `/orders/v0/orders/${orderId}/buyerInfo`, `/orders/v0/orders/${orderId}/address`, `/finances/v0/orders/${orderId}/financialEvents`,
    ]) await checked(na, path);
  });

  it('of the European seller, whose store has other marketplaces and currencies', async () => {
    const { body } = await checked(eu, `/orders/2026-01-01/orders?lastUpdatedAfter=${since}&includedData=${DATA}`);
    const currencies = new Set((body as { orders: { proceeds?: { grandTotal: { currencyCode: string } } }[] }).orders.map(({ proceeds }) => proceeds?.grandTotal.currencyCode));
    expect([...currencies].sort()).toEqual(['EUR', 'GBP', undefined].sort());
  });

  it('of listings and single catalog items, with a SKU that has to be encoded', async () => {
    const products = await na.truth<{ sku: string; asin: string }>('products');
    const odd = products.find(({ sku }) => sku.includes('/'))!;
    await checked(na, `/catalog/2022-04-01/items/${odd.asin}?marketplaceIds=${US}&includedData=summaries,images`);
    await checked(na, `/listings/2021-08-01/items/${na.sellerId}?marketplaceIds=${US}&includedData=summaries,offers,fulfillmentAvailability&pageSize=20`);
    const { body } = await checked(na, `/listings/2021-08-01/items/${na.sellerId}/${encodeURIComponent(odd.sku)}?marketplaceIds=${US}&includedData=summaries,offers`);
    expect(body).toMatchObject({ sku: odd.sku });
    const bySku = `/catalog/2022-04-01/items?identifiers=${encodeURIComponent(odd.sku)}&identifiersType=SKU&marketplaceIds=${US}`;
    await checked(na, bySku, {}, 400);
    await checked(na, `${bySku}&sellerId=${na.sellerId}`);
  });

  it('of refusals', async () => {
    await checked(na, '/orders/2026-01-01/orders/111-1111111-1111111', {}, 404);
    await checked(na, '/orders/2026-01-01/orders', {}, 400);
    await checked(na, `/catalog/2022-04-01/items?marketplaceIds=${US}`, {}, 400);
    const { body } = await checked(na, '/sellers/v1/marketplaceParticipations', { token: 'Atza|wrong' }, 403);
    expect(body).toEqual({ errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.', details: 'The access token you provided is revoked, malformed or invalid.' }] });
  });

  it('of a report from its request to its document', async () => {
    await na.set({ reportMs: 0 });
    const { body } = await checked(na, '/reports/2021-06-30/reports', { json: { reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL', marketplaceIds: [US] } }, 202);
    const report = await checked(na, `/reports/2021-06-30/reports/${(body as { reportId: string }).reportId}`);
    const { processingStatus, reportDocumentId } = report.body as Record<string, string>;
    expect(processingStatus).toBe('DONE');
    const document = (await checked(na, `/reports/2021-06-30/documents/${reportDocumentId}`)).body as { url: string; compressionAlgorithm: string };
    const file = await fetch(document.url);
    expect(file.headers.get('content-type')).toBe('text/plain;charset=ISO-8859-1');
    const text = gunzipSync(Buffer.from(await file.arrayBuffer())).toString('latin1');
    expect(text.split('\r\n')[0]).toMatch(/^amazon-order-id\tmerchant-order-id\t/);
    expect((await call(document.url.replace(/X-Amz-Signature.*/, ''))).status).toBe(403);
  });

  it('of a restricted data token', async () => {
    const json = { restrictedResources: [{ method: 'GET', path: '/orders/v0/orders', dataElements: ['buyerInfo', 'shippingAddress'] }] };
    const { body } = await checked(na, '/tokens/2021-03-01/restrictedDataToken', { json });
    expect(body).toMatchObject({ restrictedDataToken: expect.stringMatching(/^Atz\.sprdt\|/) as string, expiresIn: 3600 });
  });
});
