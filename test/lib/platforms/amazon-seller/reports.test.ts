import { findMarketplace, flatFile, operations, readDocument, recentReport, requestReport, whenDone } from '../../../../lib/platforms/amazon-seller';
import { connected, rejection, type Connected } from './support/connected';

let world: Connected;
beforeEach(async () => { world = await connected({ orders: 80, amazon: { rateScale: 100 } }); });
afterEach(() => world.end());

const request = { reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL', marketplaceIds: ['ATVPDKIKX0DER'], dataStartTime: '2025-01-01T00:00:00Z' };

async function titles(reportDocumentId: string): Promise<string[]> {
  return await readDocument(world.client(), { reportDocumentId, restricted: false }, async (document) => {
    const source = await flatFile(document);
    const at = source.headers.indexOf('product-name');
    const found: string[] = [];
    for await (const batch of source) found.push(...batch.map(({ cells }) => String(cells[at])));
    return found;
  });
}

it('a report is asked for once, waited for, fetched without the token, unpacked and decoded', async () => {
  await world.seller.set({ reportMs: 2500 });
  const client = world.client();
  const progress: string[] = [];
  const reportId = await requestReport(client, request);
  const { reportDocumentId } = await whenDone(client, reportId, { onProgress: ({ status }) => progress.push(status) });
  expect(progress[0]).toBe('IN_QUEUE');
  const found = await titles(reportDocumentId);
  const truth = (await world.seller.truth<{ createdTime: string; salesChannel: { marketplaceId: string }; orderItems: { product: { title: string } }[] }>('orders'))
    .filter(({ salesChannel, createdTime }) => salesChannel.marketplaceId === request.marketplaceIds[0] && createdTime >= '2025-01-01');
  expect(found.sort()).toEqual(truth.flatMap(({ orderItems }) => orderItems.map(({ product }) => product.title)).sort());
  expect(found.some((title) => title.includes('«'))).toBe(true);
  expect(found.some((title) => title.includes('"'))).toBe(true);
  expect(world.proxy.seen.filter(({ url, method }) => url.endsWith('/reports') && method === 'POST')).toHaveLength(1);
});

it.each([
  ['FATAL', 'REPORT_FATAL', /ended it as fatal.*half an hour/],
  ['CANCELLED', 'REPORT_CANCELLED', /no data in the time span/],
])('one that ends %s says why', async (reportEnds, code, sentence) => {
  await world.seller.set({ reportEnds, reportMs: 0 });
  const error = await rejection(whenDone(world.client(), await requestReport(world.client(), request)));
  expect(error).toMatchObject({ code, kind: 'refused' });
  expect(error.message).toMatch(sentence);
});

it('one that takes too long can be waited for again', async () => {
  await world.seller.set({ reportMs: 1500 });
  const reportId = await requestReport(world.client(), request);
  const error = await rejection(whenDone(world.client(), reportId, { timeoutMs: 200 }));
  expect(error).toMatchObject({ code: 'REPORT_TIMEOUT' });
  expect(error.message).toContain(reportId);
  expect((await whenDone(world.client(), reportId)).processingStatus).toBe('DONE');
});

it('a stopped run ends while it waits', async () => {
  await world.seller.set({ reportMs: 60_000 });
  const stop = new AbortController();
  const waiting = rejection(whenDone(world.client(), await requestReport(world.client(), request), { signal: stop.signal, onProgress: () => stop.abort() }));
  expect(await waiting).toMatchObject({ kind: 'cancelled' });
});

it('a document that breaks off is asked for again, and one whose address has expired too', async () => {
  await world.seller.set({ documentEnds: 'cut', reportMs: 0 });
  const { reportDocumentId } = await whenDone(world.client(), await requestReport(world.client(), request));
  expect((await titles(reportDocumentId)).length).toBeGreaterThan(20);
  const fetched = () => world.seller.sandbox.received().filter(({ path }) => path.includes('/storage/')).map(({ status }) => status);
  expect(fetched()).toEqual([200, 200]);
  await world.seller.set({ documentSeconds: 0 });
  let asked = 0;
  world.proxy.beforeRequest = async (url) => {
    if (!url.includes('/documents/')) return;
    asked += 1;
    if (asked === 2) await world.seller.set({ documentSeconds: 300 });
  };
  expect((await titles(reportDocumentId)).length).toBeGreaterThan(20);
  expect(fetched()).toEqual([200, 200, 403, 200]);
});

it('a document that always breaks off ends in a failure without its address', async () => {
  await world.seller.set({ documentSeconds: 0, reportMs: 0 });
  const { reportDocumentId } = await whenDone(world.client(), await requestReport(world.client(), request));
  const error = await rejection(titles(reportDocumentId));
  expect(error.message).toContain('broke off on its way');
  expect(error.message + JSON.stringify(error)).not.toMatch(/X-Amz|storage/);
});

it('a recent report like the one wanted is found, and none with other marketplaces', async () => {
  await world.seller.set({ reportMs: 0 });
  const client = world.client();
  const listings = { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA', marketplaceIds: [findMarketplace('US')!.id] };
  expect(await recentReport(client, listings, 3_600_000)).toBeNull();
  const reportId = await requestReport(client, listings);
  expect((await recentReport(client, listings, 3_600_000))?.reportId).toBe(reportId);
  expect(await recentReport(client, { ...listings, marketplaceIds: [findMarketplace('CA')!.id] }, 3_600_000)).toBeNull();
  expect((await client.call(operations.getReport, { ids: { reportId } })).processingStatus).toBe('DONE');
});
