import { operations, readDocument, requestReport, whenDone } from '../../../../lib/platforms/amazon-seller';
import { connected, rejection, type Connected } from './support/connected';

let world: Connected;
beforeEach(async () => { world = await connected({ orders: 60 }); });
afterEach(() => world.end());

const US = 'ATVPDKIKX0DER';
const v0 = { query: { MarketplaceIds: [US], LastUpdatedAfter: '2025-06-01T00:00:00Z', MaxResultsPerPage: 5 } };
const minted = () => world.proxy.seen.filter(({ url }) => url.includes('/restrictedDataToken'));

describe('data of buyers', () => {
  it('is opened by a restricted data token when it is wanted, and then only', async () => {
    const client = world.client();
    const without = await client.call(operations.getOrdersV0, v0);
    expect(JSON.stringify(without)).not.toContain('BuyerEmail');
    expect(minted()).toHaveLength(0);
    const wanted = { ...v0, restricted: ['buyerInfo', 'shippingAddress'] };
    const withThem = await client.call(operations.getOrdersV0, wanted);
    expect(JSON.stringify(withThem)).toMatch(/BuyerEmail.*AddressLine1|AddressLine1.*BuyerEmail/);
    await client.call(operations.getOrdersV0, wanted);
    expect(minted()).toHaveLength(1);
  });

  it('is left out when the application may not have it, and not asked for again', async () => {
    await world.seller.set({ missingRoles: 'pii' });
    const client = world.client();
    for (let at = 0; at < 3; at += 1) {
      const { payload } = await client.call(operations.getOrdersV0, { ...v0, restricted: ['buyerInfo'] });
      expect(payload.Orders.length).toBeGreaterThan(0);
    }
    expect(minted()).toHaveLength(1);
  });

  it('in a report is opened by a token for that very document', async () => {
    await world.seller.set({ reportMs: 0 });
    const client = world.client();
    const reportId = await requestReport(client, { reportType: 'GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING', marketplaceIds: [US] });
    const { reportDocumentId } = await whenDone(client, reportId);
    const plain = await rejection(readDocument(client, { reportDocumentId, restricted: false }, async () => undefined));
    expect(plain.message).toMatch(/data of buyers is restricted \(403\).*restricted role/);
    const header = await readDocument(client, { reportDocumentId, restricted: true }, async ({ stream }) => String((await stream.toArray()).join('')).split('\r\n')[0]);
    expect(header).toMatch(/buyer-email/);
  });
});

describe('refusals say what to do', () => {
  it.each([
    ['a role that is missing', { missingRoles: 'finance' }, () => world.client().call(operations.listTransactions, { query: { postedAfter: '2026-01-01T00:00:00Z' } }), /needs the role Finance and Accounting/],
    ['an order nobody knows', {}, () => world.client().call(operations.getOrder, { ids: { orderId: '111-1111111-1111111' } }), /nothing with this ID \(404\)/],
    ['a marketplace of another region', {}, () => world.client().call(operations.searchOrders, { query: { createdAfter: '2026-01-01T00:00:00Z', marketplaceIds: ['A1PA6795UKMFR9'] } }), /marketplace \(400\).*another|marketplace \(400\).*one region/],
    ['a region the authorisation is not for', {}, () => world.client({ region: 'fe' }).call(operations.getMarketplaceParticipations), /authorisation is not good here \(403\).*region/],
    ['a settlement that is asked for', {}, () => requestReport(world.client(), { reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', marketplaceIds: [US] }), /makes these reports by itself/],
  ])('%s', async (_, settings, ask, sentence) => {
    await world.seller.set(settings);
    const error = await rejection(ask());
    expect(error.message).toMatch(sentence);
    expect(error.requestId).toMatch(/^[\w-]{36}$/);
    expect(error.message).toContain(`Request ID: ${error.requestId}`);
    expect(error.message).not.toMatch(/Atza|Atzr|sandbox-secret/);
  });

  it.each([['an empty id', { ids: { orderId: ' ' } }], ['a path in an id', { ids: { orderId: '..' } }], ['a parameter it does not have', { ids: { orderId: '1' }, query: { other: 1 } }]])('%s is refused before anything is sent', async (_, given) => {
    expect(await rejection(world.client().call(operations.getOrder, given))).toMatchObject({ kind: 'not_sent' });
    expect(world.proxy.seen).toEqual([]);
  });

  it('an error of Amazon’s own is tried again, and then told', async () => {
    await world.seller.set({ failTimes: 2, failOperation: 'getOrder', failStatus: 503 });
    const [{ orderId } = { orderId: '' }] = await world.seller.truth<{ orderId: string }>('orders');
    expect((await world.client().call(operations.getOrder, { ids: { orderId } })).order).toMatchObject({ orderId });
    expect(world.proxy.seen.map(({ status }) => status).filter((status) => status === 503)).toHaveLength(2);
  }, 20_000);

  it('an answer in another shape names the field', async () => {
    const error = await rejection(world.client().call({ ...operations.getOrder, answer: operations.searchOrders.answer }, { ids: { orderId: (await world.seller.truth<{ orderId: string }>('orders'))[0]!.orderId } }));
    expect(error.message).toContain('the field orders');
  });
});

it('names itself as Amazon asks, and signs with the token alone', async () => {
  await world.client().call(operations.getMarketplaceParticipations);
  const headers = world.proxy.seen.at(-1)?.headers;
  expect(headers?.['user-agent']).toMatch(/^\S+\/\S+ \(Language=TypeScript; .*\)$/);
  expect(headers?.authorization).toBeUndefined();
  expect(headers?.['x-amz-access-token']).toMatch(/^Atza\|/);
});
