import { startSandbox, type Sandbox } from '../../../sandbox';
import { shopifyBaseUrl } from '../../../sandbox/vendors/shopify';
import { ask, control, demo, edit, outlet, settings } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const ORDERS = 'query O($n: Int!, $after: String, $q: String) { orders(first: $n, after: $after, query: $q, sortKey: UPDATED_AT) { pageInfo { hasNextPage endCursor } nodes { id updatedAt } } }';

describe('versions and access', () => {
  it('falls forward from a retired version and says what it served', async () => {
    const old = await ask(sandbox, '{ shop { name } }', {}, { version: '2024-07' });
    expect(old.status).toBe(200);
    expect(old.headers.get('x-shopify-api-version')).toBe('2026-01');
    expect((await ask(sandbox, '{ shop { name } }', {}, { version: '2031-01' })).status).toBe(404);
  });

  it('knows a token in its own shop only', async () => {
    expect((await ask(sandbox, '{ shop { name } }', {}, { token: outlet.accessToken })).status).toBe(401);
    const other = await ask(sandbox, '{ shop { name currencyCode } }', {}, { shop: outlet });
    expect(other.data).toEqual({ shop: { name: 'Harbor Outlet', currencyCode: 'JPY' } });
  });

  it('takes JSON only', async () => {
    expect((await ask(sandbox, '{ shop { name } }', {}, { type: 'text/plain' })).status).toBe(400);
  });

  it('answers a wrong client with a web page unless JSON is asked for', async () => {
    const url = `${shopifyBaseUrl(sandbox.url)}/admin/oauth/access_token`;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: demo.clientId, client_secret: 'wrong' });
    const page = await fetch(url, { method: 'POST', body });
    expect(page.headers.get('content-type')).toContain('text/html');
    const answer = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } });
    expect([answer.status, (await answer.json() as { error: string }).error]).toEqual([400, 'invalid_client']);
  });

  it('denies fields without their scope, as a 200', async () => {
    await settings(sandbox, { scopes: 'read_orders' });
    const denied = await ask(sandbox, '{ customers(first: 1) { nodes { id } } }');
    expect(denied.status).toBe(200);
    expect(denied.errors?.[0]).toMatchObject({ message: expect.stringContaining('`read_customers` access scope'), extensions: { code: 'ACCESS_DENIED' } });
  });

  it('hides orders older than 60 days without read_all_orders', async () => {
    const { data: all } = await ask(sandbox, '{ ordersCount(limit: null) { count } }');
    await settings(sandbox, { scopes: 'read_orders' });
    const { data: recent } = await ask(sandbox, '{ ordersCount(limit: null) { count } }');
    expect(all).toEqual({ ordersCount: { count: 240 } });
    expect((recent as unknown as { ordersCount: { count: number } }).ordersCount.count).toBeLessThan(60);
  });
});

describe('lists', () => {
  it('walks all pages in order without a gap', async () => {
    const seen: { id: string; updatedAt: string }[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(sandbox, ORDERS, { n: 100, after });
      const page = (data as unknown as { orders: { nodes: typeof seen; pageInfo: { hasNextPage: boolean; endCursor: string } } }).orders;
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(240);
    expect(seen.map(({ updatedAt }) => updatedAt)).toEqual(seen.map(({ updatedAt }) => updatedAt).sort());
  });

  it('filters by comparators, and drops an unknown field with nothing but a warning', async () => {
    const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
    const { data } = await ask(sandbox, ORDERS, { n: 250, q: `updated_at:>='${since}'` });
    const { nodes } = (data as unknown as { orders: { nodes: { updatedAt: string }[] } }).orders;
    expect(nodes.length).toBeGreaterThan(5);
    expect(nodes.every(({ updatedAt }) => updatedAt >= since.slice(0, 19))).toBe(true);
    const dropped = await ask(sandbox, ORDERS, { n: 250, q: 'made_up:1' });
    expect((dropped.data as unknown as { orders: { nodes: unknown[] } }).orders.nodes).toHaveLength(240);
    expect(dropped.search?.[0]?.warnings).toEqual([{ field: 'made_up', message: 'Invalid search field for this query.', code: 'invalid_field' }]);
  });

  it.each([
    ['a page of more than 250', { n: 251 }, 'MAX_INPUT_SIZE_EXCEEDED'],
    ['a bad date', { n: 1, q: 'updated_at:>=yesterday' }, 'BAD_REQUEST'],
  ])('refuses %s', async (_, variables, code) => {
    const { errors } = await ask(sandbox, ORDERS, variables);
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });

  it('does not find by search what it has just been given, until the index knows', async () => {
    await settings(sandbox, { indexLagMs: 60_000 });
    const made = await ask(sandbox, 'mutation { customerCreate(input: { email: "new@example.com" }) { customer { id } userErrors { message } } }');
    const { id } = (made.data as unknown as { customerCreate: { customer: { id: string } } }).customerCreate.customer;
    const search = await ask(sandbox, '{ customers(first: 5, query: "email:new@example.com") { nodes { id } } }');
    expect(search.data).toEqual({ customers: { nodes: [] } });
    const exact = await ask(sandbox, '{ customerByIdentifier(identifier: { emailAddress: "NEW@example.com" }) { id } }');
    expect(exact.data).toEqual({ customerByIdentifier: { id } });
  });
});

describe('cost', () => {
  it('is told, taken, given back and refilled by the clock', async () => {
    await settings(sandbox, { bucket: 2000, restoreRate: 100 });
    const { cost } = await ask(sandbox, '{ orders(first: 100) { nodes { id lineItems(first: 10) { nodes { id } } } } }');
    expect(cost?.requestedQueryCost).toBe(2 + 9 * (1 + 2 + 4));
    expect(cost?.actualQueryCost).toBeLessThan(cost?.requestedQueryCost ?? 0);
    expect(cost?.throttleStatus.currentlyAvailable).toBeGreaterThanOrEqual(2000 - (cost?.actualQueryCost ?? 0) - 1);
  });

  it('throttles with a 200 when the bucket has too little', async () => {
    await settings(sandbox, { bucket: 50, restoreRate: 1 });
    const throttled = await ask(sandbox, '{ orders(first: 250) { nodes { id lineItems(first: 10) { nodes { id } } } } }');
    expect(throttled.status).toBe(200);
    expect(throttled.data).toBeUndefined();
    expect(throttled.errors?.[0]).toMatchObject({ message: 'Throttled', extensions: { code: 'THROTTLED' } });
    expect(throttled.cost).toMatchObject({ requestedQueryCost: 79, actualQueryCost: null, throttleStatus: { currentlyAvailable: 50, restoreRate: 1 } });
  });

  it('tells what was spent and how often it refused', async () => {
    const usage = async () => await (await fetch(`${sandbox.url}/shopify/tributary-demo/__usage`)).json() as { spent: number; refused: number };
    const before = await usage();
    const { cost } = await ask(sandbox, '{ orders(first: 100) { nodes { id lineItems(first: 10) { nodes { id } } } } }');
    await settings(sandbox, { bucket: 50, restoreRate: 1 });
    await ask(sandbox, '{ orders(first: 250) { nodes { id lineItems(first: 10) { nodes { id } } } } }');
    expect(await usage()).toEqual({ spent: before.spent + (cost?.actualQueryCost ?? 0), refused: before.refused + 1 });
  });

  it('refuses a single query of more than 1000 points', async () => {
    const { errors } = await ask(sandbox, '{ products(first: 250) { nodes { id variants(first: 250) { nodes { id inventoryItem { id inventoryLevels(first: 50) { nodes { id location { id } } } } } } } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  });
});

describe('writes', () => {
  it('names what is wrong with a customer', async () => {
    const create = async (input: string) => {
      const { data } = await ask(sandbox, `mutation { customerCreate(input: ${input}) { customer { id } userErrors { field message } } }`);
      return (data as unknown as { customerCreate: { userErrors: unknown[] } }).customerCreate.userErrors;
    };
    expect(await create('{ email: "buyer0@example.com" }')).toEqual([{ field: ['email'], message: 'Email has already been taken' }]);
    expect(await create('{ email: "nobody" }')).toEqual([{ field: ['email'], message: 'Email is invalid' }]);
    expect(await create('{ note: "x" }')).toEqual([{ field: null, message: 'A name, phone number, or email address must be present' }]);
  });

  it('wants a key for stock changes, and changes nothing for the same one again', async () => {
    const call = (key: string) => `mutation { inventoryAdjustQuantities(input: { name: "available", reason: "correction", changes: [{ delta: 5, changeFromQuantity: null,
      inventoryItemId: "gid://shopify/InventoryItem/5900000", locationId: "gid://shopify/Location/70001" }] }) ${key} { userErrors { message } } }`;
    expect((await ask(sandbox, call(''))).errors?.[0]?.message).toContain('@idempotent');
    const stock = async () => (await control(sandbox, 'truth') as unknown as { levels: { id: string; available: number }[] }).levels[0]?.available ?? NaN;
    const before = await stock();
    await ask(sandbox, call('@idempotent(key: "k1")'));
    await ask(sandbox, call('@idempotent(key: "k1")'));
    expect(await stock()).toBe(before + 5);
  });

  it('lets tests edit, copy and delete between reads', async () => {
    await edit(sandbox, { kind: 'order', id: 1_000_000, set: { note: 'edited' } });
    const { id } = await edit(sandbox, { kind: 'order', copy: 1_000_001, set: { note: 'copy' } });
    await edit(sandbox, { kind: 'order', id: 1_000_002, delete: true });
    const { orders } = await control(sandbox, 'truth') as unknown as { orders: { id: string; note: string }[] };
    expect(orders).toHaveLength(240);
    expect(orders.find((order) => order.id.endsWith(`/${id}`))?.note).toBe('copy');
    expect((await ask(sandbox, '{ order(id: "gid://shopify/Order/1000000") { note } }')).data).toEqual({ order: { note: 'edited' } });
    expect((await ask(sandbox, '{ order(id: "gid://shopify/Order/1000002") { note } }')).data).toEqual({ order: null });
  });
});
