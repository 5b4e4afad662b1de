import { startSandbox, type Sandbox } from '../../../sandbox';
import { shopifyBaseUrl } from '../../../sandbox/vendors/shopify';
import { shopifyLibrary, type RestClient, type ShopifyLibrary } from './library';
import { ask, demo, edit, outlet, settings, VERSION } from './support';

let sandbox: Sandbox;
let library: ShopifyLibrary;
beforeAll(async () => {
  sandbox = await startSandbox();
  library = shopifyLibrary(demo, shopifyBaseUrl(sandbox.url));
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

type Row = Record<string, never>;
const rest = (accessToken = demo.accessToken): RestClient => new library.clients.Rest({ session: { shop: 'tributary-demo.myshopify.com', accessToken } });
const plenty = (): Promise<unknown> => settings(sandbox, { restBucket: 400 });

/** As a client without any library asks. */
async function get(path: string, shop = demo): Promise<{ status: number; headers: Headers; body: Record<string, never> }> {
  const answer = await fetch(`${shopifyBaseUrl(sandbox.url, shop.handle)}/admin/api/${VERSION}/${path}`, { headers: { 'x-shopify-access-token': shop.accessToken } });
  return { status: answer.status, headers: answer.headers, body: await answer.json() as Record<string, never> };
}

async function all(client: RestClient, plural: string, query: Record<string, string | number>): Promise<Row[]> {
  const rows: Row[] = [];
  let next: { path: string; query: Record<string, string | number> } | undefined = { path: plural, query };
  while (next) {
    const { body, pageInfo } = await client.get(next) as Awaited<ReturnType<RestClient['get']>>;
    rows.push(...(body[plural] as unknown as Row[]));
    next = pageInfo?.nextPage;
  }
  return rows;
}

describe("Shopify's own REST client", () => {
  it('is refused without a token of this shop', async () => {
    await expect(rest(outlet.accessToken).get({ path: 'shop' })).rejects.toMatchObject({
      response: { code: 401, body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' } },
    });
    const { body } = await rest().get({ path: 'shop' });
    expect(body.shop).toMatchObject({ name: 'Tributary Demo', currency: 'EUR', iana_timezone: 'Europe/Berlin', myshopify_domain: 'tributary-demo.myshopify.com' });
  });

  it.each([['orders', { limit: 100, status: 'any' }], ['products', { limit: 7 }], ['customers', { limit: 33 }]])('walks all %s, as many as GraphQL counts', async (plural, query) => {
    await plenty();
    const rows = await all(rest(), plural, query);
    const { data } = await ask(sandbox, `{ counted: ${plural}Count(limit: null) { count } first: ${plural}(first: 250) { nodes { legacyResourceId } } }`);
    const { counted, first } = data as unknown as { counted: { count: number }; first: { nodes: { legacyResourceId: string }[] } };
    expect(rows).toHaveLength(counted.count);
    expect(new Set(rows.map(({ id }) => String(id)))).toEqual(new Set(first.nodes.map(({ legacyResourceId }) => legacyResourceId)));
    const { body } = await rest().get({ path: `${plural}/count`, query: plural === 'orders' ? { status: 'any' } : {} });
    expect(body.count).toBe(counted.count);
  });

  it('is told when to come back, and served once the bucket has leaked', async () => {
    await settings(sandbox, { restBucket: 2, restLeak: 0 });
    const client = rest();
    await client.get({ path: 'shop' });
    await client.get({ path: 'shop' });
    await expect(client.get({ path: 'shop' })).rejects.toMatchObject({
      response: { code: 429, retryAfter: 2, headers: { 'X-Shopify-Shop-Api-Call-Limit': ['2/2'] }, body: { errors: expect.stringContaining('calls per second for api client.') } },
    });
    // The library takes the seconds of Retry-After for milliseconds, so that its own repetitions come too early.
    await expect(client.get({ path: 'shop', tries: 4 })).rejects.toThrow('maximum number of retries');
    await settings(sandbox, { restLeak: 1_000_000 });
    expect((await client.get({ path: 'shop' })).body.shop).toMatchObject({ name: 'Tributary Demo' });
    expect(sandbox.received().filter(({ route }) => route.endsWith('/shop.json')).map(({ status }) => status).slice(-8)).toEqual([200, 200, 429, 429, 429, 429, 429, 200]);
  });
});

it('tells after every call how full the bucket is', async () => {
  await settings(sandbox, { restLeak: 0 });
  const limits = [];
  for (let calls = 0; calls < 3; calls += 1) limits.push((await get('shop.json')).headers.get('x-shopify-shop-api-call-limit'));
  expect(limits).toEqual(['1/40', '2/40', '3/40']);
});

it('links the previous page before the next one, and nothing beside a single page', async () => {
  const follow = (link: string | null, rel: string) => /<[^>]+\/(products\.json[^>]+)>/.exec(link?.split(', ').find((one) => one.includes(`rel="${rel}"`)) ?? '')?.[1] ?? '';
  const first = await get('products.json?limit=15');
  expect(first.headers.get('link')).toMatch(/^<[^,]+>; rel="next"$/);
  const second = await get(follow(first.headers.get('link'), 'next'));
  expect(second.headers.get('link')).toMatch(/^<[^,]+>; rel="previous", <[^,]+>; rel="next"$/);
  const last = await get(follow(second.headers.get('link'), 'next'));
  expect(last.headers.get('link')).toMatch(/^<[^,]+>; rel="previous"$/);
  expect((await get(follow(second.headers.get('link'), 'previous'))).body.products).toEqual(first.body.products);
  expect((await get('products.json?limit=250')).headers.get('link')).toBeNull();
});

it('keeps its place when what a page ended with is deleted', async () => {
  const first = await get('customers.json?limit=10');
  const ended = (first.body.customers as unknown as { id: number }[]).at(-1)!;
  const { body: { customers: whole } } = await get('customers.json?limit=250');
  await edit(sandbox, { kind: 'customer', id: ended.id, delete: true });
  const next = await get(/\/(customers\.json[^>]+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '');
  expect(next.body.customers).toEqual((whole as unknown as Row[]).slice(10, 20));
});

it('takes limit and fields beside page_info and nothing else', async () => {
  const { headers } = await get('orders.json?limit=2&status=cancelled&fields=id,name');
  const next = /\/(orders\.json[^>]+)>/.exec(headers.get('link') ?? '')?.[1] ?? '';
  const page = await get(next);
  expect(page.body.orders).not.toHaveLength(0);
  for (const order of page.body.orders as unknown as Row[]) expect(Object.keys(order)).toEqual(['id', 'name']);
  expect(await get(`${next}&status=any`)).toMatchObject({ status: 400, body: { errors: { status: expect.stringContaining('status cannot be passed when page_info is present') } } });
  expect(await get('orders.json?page_info=nonsense')).toMatchObject({ status: 400, body: { errors: { page_info: 'Invalid value.' } } });
});

it('filters as it is asked', async () => {
  const ids = async (path: string) => (Object.values((await get(path)).body)[0] as unknown as { id: number }[]).map(({ id }) => id);
  const count = async (query: string) => Number((await get(`orders/count.json?${query}`)).body.count);
  expect(await ids('orders.json?status=any&since_id=1000010&limit=3')).toEqual([1_000_011, 1_000_012, 1_000_013]);
  expect((await ids('orders.json?status=any&ids=1000001,1000004')).sort()).toEqual([1_000_001, 1_000_004]);
  expect(await count('status=open') + await count('status=cancelled')).toBe(await count('status=any'));
  expect(await count('')).toBe(await count('status=open'));
  await edit(sandbox, { kind: 'order', id: 1_000_007, set: { note: 'now' } });
  expect(await ids(`orders.json?status=any&updated_at_min=${new Date(Date.now() - 30_000).toISOString()}`)).toEqual([1_000_007]);
  expect((await get('orders.json?updated_at_min=yesterday')).status).toBe(400);
});

it('writes amounts with all decimals and times by the clock of the shop, for the same order as GraphQL', async () => {
  const { body } = await get('orders/1000003.json');
  const { data } = await ask(sandbox, '{ order(id: "gid://shopify/Order/1000003") { name createdAt totalPriceSet { shopMoney { amount } presentmentMoney { amount currencyCode } } lineItems(first: 50) { nodes { sku } } } }');
  const { order } = data as unknown as { order: { name: string; createdAt: string; totalPriceSet: { shopMoney: { amount: string }; presentmentMoney: { amount: string; currencyCode: string } }; lineItems: { nodes: { sku: string }[] } } };
  const told = body.order as unknown as { name: string; created_at: string; total_price: string; total_price_set: { presentment_money: { amount: string; currency_code: string } }; line_items: { sku: string }[] };
  expect(told.name).toBe(order.name);
  expect(told.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
  expect(Date.parse(told.created_at)).toBe(Date.parse(order.createdAt));
  expect(told.total_price).toMatch(/^\d+\.\d\d$/);
  expect(Number(told.total_price)).toBe(Number(order.totalPriceSet.shopMoney.amount));
  expect(told.total_price_set.presentment_money.currency_code).toBe('USD');
  expect(Number(told.total_price_set.presentment_money.amount)).toBe(Number(order.totalPriceSet.presentmentMoney.amount));
  expect(told.line_items.map(({ sku }) => sku)).toEqual(order.lineItems.nodes.map(({ sku }) => sku));
  const yen = await get('orders.json?limit=1', outlet);
  expect((yen.body.orders as unknown as { total_price: string; created_at: string }[])[0]).toMatchObject({ total_price: expect.stringMatching(/^\d+$/), created_at: expect.stringMatching(/\+09:00$/) });
});

it('lists stock by item or place, variants by product', async () => {
  const { body } = await get('products/80000.json');
  const product = body.product as unknown as { variants: { id: number; inventory_item_id: number; inventory_quantity: number }[] };
  const [variant] = product.variants as [(typeof product.variants)[0]];
  expect((await get('products/80000/variants/count.json')).body.count).toBe(product.variants.length);
  expect((await get('products/80000/variants.json')).body.variants).toEqual(product.variants);
  expect((await get(`variants/${variant.id}.json`)).body.variant).toEqual(variant);
  const levels = (await get(`inventory_levels.json?inventory_item_ids=${variant.inventory_item_id}`)).body.inventory_levels as unknown as { available: number; location_id: number }[];
  expect(levels.reduce((sum, { available }) => sum + available, 0)).toBe(variant.inventory_quantity);
  const places = (await get('locations.json')).body.locations as unknown as { id: number }[];
  expect(levels.map(({ location_id: place }) => place).sort()).toEqual(places.map(({ id }) => id).sort());
  expect((await get(`inventory_items.json?ids=${variant.inventory_item_id}`)).body.inventory_items).toMatchObject([{ id: variant.inventory_item_id, tracked: true }]);
  expect(await get('inventory_levels.json')).toMatchObject({ status: 400, body: { errors: { inventory_item_ids: 'Required parameter missing or invalid' } } });
});

it('refuses in the words of REST: no such record, no such scope, and points at what is deprecated', async () => {
  expect(await get('orders/1.json')).toMatchObject({ status: 404, body: { errors: 'Not Found' } });
  await settings(sandbox, { scopes: 'read_products' });
  expect(await get('orders.json')).toMatchObject({ status: 403, body: { errors: '[API] This action requires merchant approval for read_orders scope.' } });
  const { headers } = await get('products/count.json');
  expect([headers.get('x-shopify-api-version'), headers.get('x-shopify-api-deprecated-reason')]).toEqual([VERSION, expect.stringContaining('https://')]);
});
