import { APPLICATION } from '../../../sandbox/vendors/amazon';
import { call } from '../call';
import { daysAgo, sellerOf, startSeller, type Seller } from './seller';

let na: Seller;
beforeEach(async () => { na = await startSeller({ orders: 300 }); });
afterEach(() => na.sandbox.close());

const US = 'ATVPDKIKX0DER';
const CA = 'A2EUQ1WTGCTBG2';
const after = (days: number) => encodeURIComponent(daysAgo(days));
const search = `/orders/2026-01-01/orders?lastUpdatedAfter=${after(600)}`;
interface Orders { readonly orders: { readonly orderId: string; readonly lastUpdatedTime: string }[]; readonly pagination?: { readonly nextToken: string }; readonly lastUpdatedBefore: string }
const token = (json: object, form = false) => call(`${na.sandbox.url}/amazon/auth/o2/token`, form
  ? { body: new URLSearchParams(json as Record<string, string>), method: 'POST' } : { json });

describe('Login with Amazon', () => {
  const grant = { grant_type: 'refresh_token', refresh_token: 'Atzr|sandbox-refresh-na', client_id: APPLICATION.clientId, client_secret: APPLICATION.clientSecret };

  it.each([true, false])('takes a form and JSON alike (form: %s) and keeps the refresh token', async (form) => {
    const { body, status } = await token(grant, form);
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.stringMatching(/^Atza\|/) as string, refresh_token: grant.refresh_token, token_type: 'bearer', expires_in: 3600 });
  });

  it.each([
    [{ ...grant, refresh_token: 'Atzr|revoked' }, 400, { error: 'invalid_grant', error_description: 'The request has an invalid grant parameter : refresh_token' }],
    [{ ...grant, client_secret: 'wrong' }, 401, { error: 'invalid_client' }],
    [{ ...grant, grant_type: 'password' }, 400, { error: 'unsupported_grant_type' }],
    [{ ...grant, grant_type: 'client_credentials', scope: 'everything' }, 400, { error: 'invalid_scope' }],
  ])('refuses in the words of OAuth (case %#)', async (json, status, expected) => {
    const answer = await token(json);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(expected);
  });

  it('says that a token has expired, and that one is of another region', async () => {
    const eu = sellerOf(na.sandbox, 1);
    expect((await na.api(search, { token: await eu.token() })).body).toMatchObject({ errors: [{ details: 'The access token is not valid for this region.' }] });
    expect((await na.api(search, { region: 'fe' })).status).toBe(403);
    await na.api(search);
    await na.steer('expire');
    expect((await na.api(search)).body).toMatchObject({ errors: [{ code: 'Unauthorized', details: 'The access token you provided has expired.' }] });
  });
});

describe('the rate', () => {
  it('is a bucket of its own for each operation, and tells only its rate', async () => {
    const answers = [];
    for (let at = 0; at < 21; at += 1) answers.push(await na.api(`${search}&maxResultsPerPage=1`));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(200), 429]);
    expect(answers[0]?.headers.get('x-amzn-ratelimit-limit')).toBe('0.0056');
    expect(answers[20]?.headers.get('x-amzn-ratelimit-limit')).toBeNull();
    expect(answers[20]?.headers.get('retry-after')).toBeNull();
    expect(answers[20]?.body).toEqual({ errors: [{ code: 'QuotaExceeded', message: 'You exceeded your quota for the requested resource.', details: '' }] });
    expect((await na.api('/sellers/v1/marketplaceParticipations')).status).toBe(200);
    expect((await sellerOf(na.sandbox, 1).api(search)).status).toBe(200);
  });

  it('is told on a 429 by the few operations whose model says so', async () => {
    let last = await na.api('/sellers/v1/marketplaceParticipations');
    for (let at = 0; at < 15; at += 1) last = await na.api('/sellers/v1/marketplaceParticipations');
    expect([last.status, last.headers.get('x-amzn-ratelimit-limit')]).toEqual([429, '0.016']);
  });
});

describe('orders', () => {
  it('come in the order of their change, page by page, with the bound of the first page on every page', async () => {
    const pages: Orders[] = [];
    let next: string | undefined;
    do {
      const { body } = await na.api(`${search}${next ? `&paginationToken=${next}` : ''}`);
      pages.push(body as Orders);
      next = (body as Orders).pagination?.nextToken;
    } while (next);
    const all = pages.flatMap(({ orders }) => orders);
    expect(all).toHaveLength(300);
    expect(new Set(all.map(({ orderId }) => orderId)).size).toBe(300);
    expect(all.map(({ lastUpdatedTime }) => lastUpdatedTime)).toEqual(all.map(({ lastUpdatedTime }) => lastUpdatedTime).sort());
    expect(new Set(pages.map(({ lastUpdatedBefore }) => lastUpdatedBefore)).size).toBe(1);
  });

  it('ask for a token with the same filters and not older than its life', async () => {
    const { pagination } = (await na.api(search)).body as Orders;
    expect((await na.api(`${search}&fulfilledBy=AMAZON&paginationToken=${pagination?.nextToken}`)).status).toBe(400);
    await na.set({ orderTokenSeconds: 0 });
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    expect((await na.api(`${search}&paginationToken=${pagination?.nextToken}`)).status).toBe(400);
  });

  it.each([
    `/orders/2026-01-01/orders?createdAfter=${after(9)}&lastUpdatedAfter=${after(9)}`,
    `/orders/2026-01-01/orders?createdAfter=${after(9)}&lastUpdatedBefore=${after(8)}`,
    `/orders/2026-01-01/orders?lastUpdatedAfter=${after(9)}&lastUpdatedBefore=${after(0)}`,
    `${search}&maxResultsPerPage=101`,
    `${search}&marketplaceIds=A1PA6795UKMFR9`,
    `${search}&includedData=EVERYTHING`,
    '/orders/v0/orders?LastUpdatedAfter=2026-01-01T00:00:00Z',
    `/orders/v0/orders?MarketplaceIds=${US}&LastUpdatedAfter=${after(9)}&OrderStatuses=Unshipped`,
  ])('refuse %s', async (path) => {
    expect((await na.api(path)).status).toBe(400);
  });

  it('show a change after two minutes, and not before', async () => {
    const [first] = await na.truth<{ orderId: string }>('orders');
    await na.steer('orders', { region: 'na', action: 'cancel', id: first?.orderId });
    const changedSince = `/orders/2026-01-01/orders?lastUpdatedAfter=${encodeURIComponent(new Date(Date.now() - 1000).toISOString())}&includedData=FULFILLMENT`;
    expect((await na.api(changedSince)).body).toMatchObject({ orders: [] });
    await na.set({ visibleAfterSeconds: 0 });
    expect((await na.api(changedSince)).body).toMatchObject({ orders: [{ orderId: first?.orderId, fulfillment: { fulfillmentStatus: 'CANCELLED' } }] });
  });

  it('hide the buyer without the role, in both versions', async () => {
    await na.set({ missingRoles: 'pii' });
    expect((await na.api(`${search}&includedData=BUYER`)).status).toBe(403);
    const { body } = await na.api(`/orders/v0/orders?MarketplaceIds=${US},${CA}&LastUpdatedAfter=${after(600)}`);
    expect(JSON.stringify(body)).not.toMatch(/BuyerEmail|AddressLine1/);
    const json = { restrictedResources: [{ method: 'GET', path: '/orders/v0/orders', dataElements: ['buyerInfo'] }] };
    expect((await na.api('/tokens/2021-03-01/restrictedDataToken', { json })).status).toBe(403);
  });

  it('of the older version show what a restricted data token opens, where it does', async () => {
    const json = { restrictedResources: [{ method: 'GET', path: '/orders/v0/orders', dataElements: ['buyerInfo'] }] };
    const { restrictedDataToken } = (await na.api('/tokens/2021-03-01/restrictedDataToken', { json })).body as { restrictedDataToken: string };
    const path = `/orders/v0/orders?MarketplaceIds=${US}&LastUpdatedAfter=${after(600)}`;
    const { body } = await na.api(path, { token: restrictedDataToken });
    expect(JSON.stringify(body)).toMatch(/BuyerEmail/);
    expect(JSON.stringify(body)).not.toMatch(/AddressLine1/);
    expect((await na.api(search, { token: restrictedDataToken })).status).toBe(403);
  });
});

describe('other rules', () => {
  it('a page token of the inventory lives for seconds', async () => {
    await na.set({ inventoryPerPage: 10, inventoryTokenSeconds: 0 });
    const path = `/fba/inventory/v1/summaries?granularityType=Marketplace&granularityId=${US}&marketplaceIds=${US}`;
    const { pagination } = (await na.api(path)).body as { pagination: { nextToken: string } };
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    expect((await na.api(`${path}&nextToken=${pagination.nextToken}`)).status).toBe(400);
  });

  it('the inventory is that of one marketplace at a time', async () => {
    const path = `/fba/inventory/v1/summaries?granularityType=Marketplace&granularityId=${US}&marketplaceIds=`;
    expect((await na.api(`${path}${US},${CA}`)).status).toBe(400);
    expect((await na.api(`${path}${CA}`)).status).toBe(400);
  });

  it('a span of more than 180 days is answered with nothing', async () => {
    const wide = (await na.api(`/finances/2024-06-19/transactions?postedAfter=${after(200)}`)).body as { payload: { transactions: unknown[] } };
    expect(wide.payload.transactions).toEqual([]);
    const narrow = (await na.api(`/finances/2024-06-19/transactions?postedAfter=${after(179)}`)).body as { payload: { transactions: unknown[] } };
    expect(narrow.payload.transactions.length).toBeGreaterThan(50);
  });

  it('settlements cannot be requested, and add up to what was transferred', async () => {
    const json = { reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', marketplaceIds: [US] };
    expect((await na.api('/reports/2021-06-30/reports', { json })).status).toBe(403);
    expect((await na.api('/reports/2021-06-30/reports', { json: { ...json, reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE' } })).status).toBe(400);
    const { reports } = (await na.api(`/reports/2021-06-30/reports?reportTypes=${json.reportType}&pageSize=100`)).body as { reports: { reportId: string; reportDocumentId: string }[] };
    expect(reports.length).toBeGreaterThan(5);
    const { url } = (await na.api(`/reports/2021-06-30/documents/${reports[0]?.reportDocumentId}`)).body as { url: string };
    const zipped = Buffer.from(await (await fetch(url)).arrayBuffer());
    const [, summary = [], ...lines] = (await import('node:zlib')).gunzipSync(zipped).toString('latin1').trim().split('\r\n').map((line) => line.split('\t'));
    expect(summary[0]).toBe(reports[0]?.reportId);
    const cents = lines.reduce((sum, cells) => sum + Math.round(Number(cells[14]) * 100), 0);
    expect(cents).toBe(Math.round(Number(summary[4]) * 100));
    const [settlement] = (await na.truth<{ settlementId: string; totalCents: number }>('settlements')).filter(({ settlementId }) => settlementId === reports[0]?.reportId);
    expect(settlement?.totalCents).toBe(cents);
  });

  it('getReports takes nothing beside a nextToken', async () => {
    const path = '/reports/2021-06-30/reports?reportTypes=GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2&pageSize=2';
    const { nextToken } = (await na.api(path)).body as { nextToken: string };
    expect((await na.api(`${path}&nextToken=${nextToken}`)).status).toBe(400);
    expect((await na.api(`/reports/2021-06-30/reports?nextToken=${nextToken}`)).body).toMatchObject({ reports: [{}, {}] });
  });

  it.each(['DONE', 'FATAL', 'CANCELLED'])('a report goes from the queue to %s', async (ends) => {
    await na.set({ reportMs: 60_000, reportEnds: ends });
    const json = { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA', marketplaceIds: [US] };
    const { reportId } = (await na.api('/reports/2021-06-30/reports', { json })).body as { reportId: string };
    expect((await na.api(`/reports/2021-06-30/reports/${reportId}`)).body).toMatchObject({ processingStatus: 'IN_QUEUE' });
    await na.set({ reportMs: 0 });
    const again = (await na.api('/reports/2021-06-30/reports', { json })).body as { reportId: string };
    expect((await na.api(`/reports/2021-06-30/reports/${again.reportId}`)).body).toMatchObject({ processingStatus: ends });
  });

  it('the same size makes the same data', async () => {
    const other = await startSeller({ orders: 300 });
    expect(await other.truth('orders')).toEqual(await na.truth('orders'));
    await other.sandbox.close();
  });
});
