import { SellingPartnerApiAuth } from '@sp-api-sdk/auth';
import { FinancesApiClient } from '@sp-api-sdk/finances-api-v0';
import { OrdersApiClient } from '@sp-api-sdk/orders-api-2026-01-01';
import { ReportsApiClient } from '@sp-api-sdk/reports-api-2021-06-30';
import { SellingPartner } from 'amazon-sp-api';
import axios, { Axios, type AxiosError, type AxiosRequestConfig } from 'axios';
import { APPLICATION, SELLERS } from '../../../sandbox/vendors/amazon';
import { daysAgo, startSeller, type Seller } from './seller';

/** The simulated API through the clients people really use; they know nothing of a sandbox, so their hosts are turned. */

let na: Seller;
let turned: jest.SpyInstance;
beforeAll(async () => {
  na = await startSeller({ orders: 250 });
  const request = Axios.prototype.request;
  turned = jest.spyOn(Axios.prototype, 'request').mockImplementation(function turn(this: Axios, config: AxiosRequestConfig) {
    const isLogin = this.defaults.baseURL === 'https://api.amazon.com/auth/';
    return request.call(this, isLogin ? { ...config, baseURL: `${na.sandbox.url}/amazon/auth/` } : config);
  });
});
afterAll(async () => {
  turned.mockRestore();
  await na.sandbox.close();
});

const seller = SELLERS[0]!;
const auth = () => new SellingPartnerApiAuth({ ...APPLICATION, refreshToken: seller.refreshToken });

function pointed<T extends object>(client: T): T {
  return Object.assign(client, { basePath: `${na.sandbox.url}/amazon/na` });
}

describe('@sp-api-sdk', () => {
  it('signs in once, and reads all orders over pages', async () => {
    const client = pointed(new OrdersApiClient({ auth: auth(), region: 'na' }));
    const lastUpdatedAfter = daysAgo(600);
    const ids: string[] = [];
    let paginationToken: string | undefined;
    do {
      const { data } = await client.searchOrders({ lastUpdatedAfter, marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'], includedData: ['PROCEEDS', 'FULFILLMENT'], paginationToken });
      ids.push(...data.orders.map(({ orderId }) => orderId));
      paginationToken = data.pagination?.nextToken;
    } while (paginationToken);
    expect(new Set(ids).size).toBe(250);
    expect(na.sandbox.received().filter(({ path }) => path.endsWith('/auth/o2/token'))).toHaveLength(1);
    const { data } = await client.getOrder({ orderId: ids[0]!, includedData: ['PROCEEDS'] });
    expect(data.order.orderItems.length).toBeGreaterThan(0);
  });

  it('asks for a report, and sees it through to the address of its document', async () => {
    await na.set({ reportMs: 0 });
    const client = pointed(new ReportsApiClient({ auth: auth(), region: 'na' }));
    const { data: { reportId } } = await client.createReport({ body: { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA', marketplaceIds: ['ATVPDKIKX0DER'] } });
    const { data: report } = await client.getReport({ reportId });
    expect(report.processingStatus).toBe('DONE');
    const { data: document } = await client.getReportDocument({ reportDocumentId: report.reportDocumentId! });
    expect(document.compressionAlgorithm).toBe('GZIP');
    expect((await axios.get(document.url)).status).toBe(200);
  });

  it('lists financial events of the older version', async () => {
    const client = pointed(new FinancesApiClient({ auth: auth(), region: 'na' }));
    const { data } = await client.listFinancialEvents({ postedAfter: daysAgo(100), maxResultsPerPage: 100 });
    expect(data.payload?.FinancialEvents?.ShipmentEventList?.length).toBeGreaterThan(20);
  });

  it('is refused by the rate as Amazon refuses it', async () => {
    const client = pointed(new OrdersApiClient({ auth: auth(), region: 'na' }));
    const [first] = await na.truth<{ orderId: string }>('orders');
    const asked = await Promise.allSettled(Array.from({ length: 40 }, () => client.getOrder({ orderId: first!.orderId })));
    const refused = asked.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as AxiosError<{ errors: unknown[] }>).response);
    expect(refused.length).toBeGreaterThanOrEqual(9);
    expect(refused[0]).toMatchObject({ status: 429, data: { errors: [{ code: 'QuotaExceeded' }] } });
  });
});

describe('amazon-sp-api', () => {
  it('reads participations, transactions and the orders of 2026', async () => {
    const client = new SellingPartner({
      region: 'na', refresh_token: seller.refreshToken,
      credentials: { SELLING_PARTNER_APP_CLIENT_ID: APPLICATION.clientId, SELLING_PARTNER_APP_CLIENT_SECRET: APPLICATION.clientSecret },
    });
    turn(client);
    const participations = (await client.callAPI({ operation: 'getMarketplaceParticipations', endpoint: 'sellers' })) as { marketplace: { id: string } }[];
    expect(participations.map(({ marketplace }) => marketplace.id)).toEqual(['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2']);
    const { orders } = (await client.callAPI({ operation: 'searchOrders', endpoint: 'orders', query: { createdAfter: daysAgo(500) }, options: { version: '2026-01-01' } })) as { orders: unknown[] };
    expect(orders).toHaveLength(100);
    const { transactions } = (await client.callAPI({ operation: 'listTransactions', endpoint: 'finances', query: { postedAfter: daysAgo(90) }, options: { version: '2024-06-19' } })) as { transactions: unknown[] };
    expect(transactions.length).toBeGreaterThan(20);
  });
});

/** Its hosts and port are fixed, so what it would send is sent to the sandbox. */
function turn(client: object): void {
  interface Asked { url: string; method: string; headers?: Record<string, string>; body?: string }
  const inner = client as { _request: { execute(asked: Asked): Promise<unknown> } };
  inner._request.execute = async ({ url, method, headers, body }) => {
    const { hostname, pathname, search } = new URL(url);
    const region = /^sellingpartnerapi-(\w+)/.exec(hostname)?.[1];
    const answer = await fetch(`${na.sandbox.url}/amazon${region ? `/${region}` : ''}${pathname}${search}`, { method, headers: { 'content-type': 'application/json', ...headers }, body });
    return { body: await answer.text(), chunks: [], statusCode: answer.status, headers: Object.fromEntries(answer.headers), request: {} };
  };
}
