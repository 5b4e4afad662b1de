import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { ask, control, edit, settings } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const RUN = 'mutation R($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) { bulkOperation { id status } userErrors { code field message } } }';
const ORDERS = '{ orders { edges { node { id name lineItems { edges { node { id quantity } } } } } } }';

interface Started { bulkOperationRunQuery: { bulkOperation: { id: string; status: string } | null; userErrors: { code: string; field: string[] | null; message: string }[] } }
interface Operation { status: string; errorCode: string | null; objectCount: string; rootObjectCount: string; fileSize: string | null; url: string | null; partialDataUrl: string | null }

async function start(q: string, g = true): Promise<Started['bulkOperationRunQuery']> {
  return ((await ask(sandbox, RUN, { q, g })).data as unknown as Started).bulkOperationRunQuery;
}

async function finished(id: string): Promise<Operation> {
  for (;;) {
    const { data } = await ask(sandbox, 'query B($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl } }', { id });
    const { bulkOperation } = data as unknown as { bulkOperation: Operation };
    if (!['CREATED', 'RUNNING'].includes(bulkOperation.status)) return bulkOperation;
    await sleep(10);
  }
}

it('writes every object as a line, children after their parent where grouped', async () => {
  const { bulkOperation, userErrors } = await start(ORDERS);
  expect([bulkOperation?.status, userErrors]).toEqual(['CREATED', []]);
  const done = await finished(bulkOperation?.id ?? '');
  const text = await (await fetch(done.url ?? '')).text();
  expect(text).toContain('"gid:\\/\\/shopify\\/Order\\/1000000"');
  const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as { id: string; __parentId?: string });
  expect([String(lines.length), String(Buffer.byteLength(text))]).toEqual([done.objectCount, done.fileSize]);
  expect(lines.filter(({ __parentId }) => !__parentId)).toHaveLength(240);
  let parent = '';
  for (const { id, __parentId } of lines) {
    if (__parentId === undefined) parent = id;
    else expect(__parentId).toBe(parent);
  }
});

it('leaves the children to the end where not grouped', async () => {
  const done = await finished((await start(ORDERS, false)).bulkOperation?.id ?? '');
  const lines = (await (await fetch(done.url ?? '')).text()).trimEnd().split('\n').map((line) => JSON.parse(line) as { __parentId?: string });
  expect(lines.slice(0, 240).every(({ __parentId }) => __parentId === undefined)).toBe(true);
  expect(lines.slice(240).every(({ __parentId }) => __parentId !== undefined)).toBe(true);
});

it.each([
  ['nothing to page', '{ shop { name } }', 'at least one connection'],
  ['nodes in place of edges', '{ orders { nodes { id } } }', "'edges' > 'node'"],
  ['a parent without an id', '{ orders { edges { node { name lineItems { edges { node { id } } } } } } }', "without 'id': orders"],
  ['broken text', '{ orders {', 'syntax error'],
])('refuses %s', async (_, query, message) => {
  const { bulkOperation, userErrors } = await start(query);
  expect(bulkOperation).toBeNull();
  expect(userErrors[0]).toMatchObject({ code: 'INVALID', field: ['query'], message: expect.stringContaining(message) });
});

it('runs five at once and no more', async () => {
  await settings(sandbox, { bulkMs: 60_000 });
  for (let count = 0; count < 5; count += 1) expect((await start(ORDERS)).userErrors).toEqual([]);
  expect((await start(ORDERS)).userErrors[0]).toMatchObject({ code: 'OPERATION_IN_PROGRESS', field: null });
});

it('fails with what it had so far, and expires', async () => {
  await settings(sandbox, { bulkEnds: 'failed' });
  const failed = await finished((await start(ORDERS)).bulkOperation?.id ?? '');
  expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', url: null, partialDataUrl: expect.stringContaining('.jsonl') });
  await settings(sandbox, { bulkEnds: 'expired' });
  expect((await finished((await start(ORDERS)).bulkOperation?.id ?? '')).status).toBe('EXPIRED');
});

describe('webhooks', () => {
  const create = (uri: string) => ask(sandbox, 'mutation C($w: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: ORDERS_UPDATED, webhookSubscription: $w) { webhookSubscription { id } userErrors { field message } } }', { w: { uri } });

  async function receiver(statuses: readonly number[]) {
    const ids: string[] = [];
    const server = http.createServer((request, response) => {
      ids.push(String(request.headers['x-shopify-webhook-id']));
      response.writeHead(statuses[Math.min(ids.length, statuses.length) - 1] ?? 200).end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    return { ids, uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close: () => new Promise((resolve) => server.close(resolve)) };
  }

  it('are sent again under the same id until somebody takes them', async () => {
    await settings(sandbox, { webhookRetryMs: 1 });
    const { ids, uri, close } = await receiver([500, 302, 200]);
    await create(uri);
    await edit(sandbox, { kind: 'order', id: 1_000_000, set: { note: 'x' } });
    const { deliveries } = await control(sandbox, 'webhooks') as unknown as { deliveries: { statuses: number[] }[] };
    await close();
    expect(deliveries.map(({ statuses }) => statuses)).toEqual([[500, 302, 200]]);
    expect(new Set(ids).size).toBe(1);
  });

  it('come twice where duplicates are switched on', async () => {
    await settings(sandbox, { webhookCopies: 2, webhookRetryMs: 1 });
    const { ids, uri, close } = await receiver([200]);
    await create(uri);
    await edit(sandbox, { kind: 'order', id: 1_000_000, set: { note: 'x' } });
    await control(sandbox, 'webhooks');
    await close();
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('end after eight deliveries in a row that nobody took', async () => {
    await settings(sandbox, { webhookRetryMs: 0 });
    const { uri, close } = await receiver([410]);
    await create(uri);
    for (let count = 0; count < 8; count += 1) {
      await edit(sandbox, { kind: 'order', id: 1_000_000, set: { note: String(count) } });
      await control(sandbox, 'webhooks');
    }
    const { subscriptions } = await control(sandbox, 'webhooks') as unknown as { subscriptions: unknown[] };
    await close();
    expect(subscriptions).toEqual([]);
  });

  it('refuse the same address twice, and plain http elsewhere than on this machine', async () => {
    const problem = async (uri: string) => ((await create(uri)).data as unknown as { webhookSubscriptionCreate: { userErrors: { message: string }[] } }).webhookSubscriptionCreate.userErrors[0]?.message;
    expect(await problem('https://example.com/a')).toBeUndefined();
    expect(await problem('https://example.com/a')).toBe('Address for this topic has already been taken');
    expect(await problem('http://example.com/a')).toBe('Address protocol http:// is not supported');
  });
});
