import type { INodeExecutionData } from 'n8n-workflow';
import { WooCommerceStore } from '../../nodes/WooCommerceStore/WooCommerceStore.node';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { keysOf, settings, truth } from '../lib/platforms/woocommerce/support/store';
import { sourceEngine } from './nodeRun';
import { runWoo, type WooRunOptions } from './wooRun';

let sandbox: Sandbox;
let engine: Engine;
beforeAll(async () => {
  sandbox = await startSandbox();
  engine = await sourceEngine();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await engine.close();
  await sandbox.close();
});

const run = (resource: string, operation: string, more: object = {}, options: WooRunOptions = {}) => runWoo(engine, sandbox, { resource, operation, ...more }, options);
const items = (...jsons: object[]): INodeExecutionData[] => jsons.map((json) => ({ json: json as INodeExecutionData['json'] }));
const carryOn = { node: { onError: 'continueRegularOutput' as const } };
const posts = () => sandbox.received().filter(({ method }) => method === 'POST').length;

describe('reading', () => {
  it('gets all of something, some of it, one of it, and how many there are', async () => {
    expect((await run('order', 'getMany', { returnAll: true })).json).toHaveLength(240);
    expect((await run('customer', 'getMany', { limit: 7 })).json).toHaveLength(7);
    expect((await run('order', 'get', { id: '10007' })).json).toEqual([expect.objectContaining({ id: 10_007, line_items: expect.any(Array) })]);
    expect((await run('product', 'count')).json).toEqual([{ count: 40 }]);
    expect((await run('category', 'getMany', { returnAll: true })).json.map(({ name }) => name)).toContain('Kitchen & Table');
    expect((await run('variation', 'getMany', { productId: '120', returnAll: true })).json.map(({ id }) => id)).toEqual([121, 122, 123]);
  });

  it('filters, by times in any zone too, and counts what is left where a proxy hides the totals', async () => {
    const since = '2026-10-20T00:00:00+02:00';
    const expected = (await truth<{ id: number; date_modified_gmt: string; status: string }>(sandbox, 'orders')).filter(({ date_modified_gmt: at, status }) => `${at}Z` > '2026-10-19T22:00:00Z' && status === 'completed');
    const filters = { status: ['completed'], modified_after: since };
    const found = (await run('order', 'getMany', { returnAll: true, filters })).json;
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(found.length).toBeGreaterThan(100);
    await settings(sandbox, { stripHeaders: true });
    expect((await run('order', 'count', { filters })).json).toEqual([{ count: expected.length }]);
    expect((await run('customer', 'getMany', { filters: { email: 'BUYER5@alpine.example.com' } })).json).toEqual([expect.objectContaining({ id: 5 })]);
  });

  it('pairs what comes out with its item and answers for the item that fails', async () => {
    const { items: made } = await run('order', 'get', { id: '={{ $json.id }}' }, { input: items({ id: 10_001 }, { id: 99 }, { id: 'x' }), ...carryOn });
    expect(made.map(({ json, pairedItem }) => [json.id ?? json.error, pairedItem])).toEqual([
      [10_001, { item: 0 }], [expect.stringContaining('there is nothing with this ID'), { item: 1 }], ['The Order ID is no number', { item: 2 }],
    ]);
  });

  it('lists stock by variation', async () => {
    const rows = (await run('inventory', 'getMany', { returnAll: true })).json;
    expect(rows.filter(({ productId }) => productId === 120)).toEqual([121, 122, 123].map((variationId) => expect.objectContaining({ variationId, sku: `AL-${variationId}` })));
    const out = (await run('inventory', 'getMany', { returnAll: true, filters: { stock_status: 'outofstock' } })).json;
    expect(out.length).toBeLessThan(rows.length);
    expect(new Set(out.map(({ stockStatus }) => stockStatus))).toEqual(new Set(['outofstock']));
  });
});

describe('writing', () => {
  it('creates many with one request, each with its own outcome', async () => {
    const input = items({ email: 'a@new.example' }, { email: 'buyer2@alpine.example.com' }, { email: 'c@new.example' });
    const { items: made } = await run('customer', 'create', { email: '={{ $json.email }}', fields: { first_name: 'Ana' }, billing: { city: 'Graz' } }, { input, ...carryOn });
    expect(made.map(({ json, pairedItem }) => [json.email ?? json.error, pairedItem])).toEqual([
      ['a@new.example', { item: 0 }], [expect.stringContaining('an account with this e-mail address exists already'), { item: 1 }], ['c@new.example', { item: 2 }],
    ]);
    expect(made[0]!.json).toMatchObject({ first_name: 'Ana', billing: { city: 'Graz' } });
    expect(made[1]!.json.details).toMatchObject({ code: 'registration-error-email-exists' });
    expect(posts()).toBe(1);
  });

  it('tells what was written when it fails for one item', async () => {
    const { error } = await run('customer', 'create', { dataToSend: 'item' }, { input: items({ email: 'a@new.example' }, { email: 'nonsense' }) });
    expect(error).toMatchObject({ message: expect.stringContaining('the e-mail address is none'), description: expect.stringContaining('1 of 2 items were written'), context: { itemIndex: 1 } });
  });

  it('sends the input item as it is, without what reading added, in batches of fifty', async () => {
    const [product] = (await run('product', 'getMany', { limit: 1, sort: 'asc' })).json;
    const { json } = await run('product', 'update', { id: '={{ $json.id }}', dataToSend: 'item' }, { input: items({ ...product, name: 'Renamed' }) });
    expect(json).toEqual([expect.objectContaining({ id: product!.id, name: 'Renamed', sku: product!.sku })]);
    const before = posts();
    await run('customer', 'create', { dataToSend: 'item' }, { input: items(...Array.from({ length: 120 }, (_, n) => ({ email: `n${n}@new.example` }))) });
    expect(posts() - before).toBe(3);
    expect((await truth(sandbox, 'customers')).length).toBe(80 + 120);
  });

  it('makes an order of lines and addresses, changes it, and puts it into the trash', async () => {
    const { json: [order] } = await run('order', 'create', {
      fields: { customer_id: 2, set_paid: true }, line_items: { values: [{ id: 0, product_id: 110, quantity: 2, variation_id: 0, sku: '', total: '' }] }, billing: { email: 'x@new.example', country: 'AT' },
    });
    expect(order).toMatchObject({ status: 'processing', customer_id: 2, line_items: [{ product_id: 110, quantity: 2 }], billing: { country: 'AT' } });
    const id = String(order!.id);
    expect((await run('order', 'update', { id, fields: { status: 'completed' } })).json).toEqual([expect.objectContaining({ status: 'completed' })]);
    expect((await run('order', 'delete', { id })).json).toEqual([{ id: order!.id, deleted: true, status: 'trash' }]);
    expect((await run('order', 'delete', { id, permanently: true })).json).toEqual([{ id: order!.id, deleted: true }]);
    expect((await run('order', 'get', { id })).error?.message).toContain('there is nothing with this ID');
  });

  it.each([
    ['product', { name: 'Lamp', fields: { regular_price: '10,50' } }, 'The Regular Price "10,50" is no amount'],
    ['product', { name: 'Lamp', fields: { sale_price: '1.234,50' } }, 'The Sale Price "1.234,50" is no amount'],
    ['product', { name: 'Lamp', fields: { categories: '15, lamps' } }, 'The Category ID "lamps" is no number'],
    ['order', { line_items: { values: [{ product_id: 110, quantity: 1, total: '10,50' }] } }, 'The Total "10,50" is no amount'],
  ])('sends no %s that the store would misread without a word', async (resource, parameters, message) => {
    const { error } = await run(resource, 'create', parameters);
    expect(error).toMatchObject({ message, description: expect.stringContaining('nothing was sent') });
    expect(posts()).toBe(0);
  });

  it('takes prices with a point, as numbers too, and the numbers of categories', async () => {
    const { json: [made] } = await run('product', 'create', { name: 'Lamp', fields: { regular_price: '={{ 10.5 }}', sale_price: '9.90', categories: '15, 16' } });
    expect(made).toMatchObject({ regular_price: '10.5', sale_price: '9.90', categories: [{ id: 15 }, { id: 16 }] });
  });

  it('offers the name of a customer, which never changes, for new ones alone', () => {
    const offered = (operation: string) => new WooCommerceStore().description.properties
      .filter(({ name, displayOptions }) => name === 'fields' && displayOptions?.show?.resource?.includes('customer') && displayOptions.show.operation?.includes(operation))
      .flatMap(({ options }) => (options ?? []).map(({ name }) => name));
    expect(offered('create')).toContain('username');
    expect(offered('update')).toEqual(['email', 'first_name', 'last_name', 'password']);
  });

  it('names the product that has the SKU already', async () => {
    const { error } = await run('product', 'create', { name: 'Copy', fields: { sku: 'AL-110' } });
    expect(error).toMatchObject({ message: expect.stringContaining('another product has this SKU'), description: expect.stringContaining('110') });
  });

  it('sets stock of products and variations', async () => {
    const input = items({ productId: 110, variationId: null, n: 9 }, { productId: 120, variationId: 121, n: 4 });
    await run('inventory', 'update', { stockProductId: '={{ $json.productId }}', stockVariationId: '={{ $json.variationId }}', stockQuantity: '={{ $json.n }}' }, { input });
    const rows = (await run('inventory', 'getMany', { returnAll: true })).json;
    expect(rows.find(({ productId }) => productId === 110)).toMatchObject({ stockQuantity: 9 });
    expect(rows.find(({ variationId }) => variationId === 121)).toMatchObject({ stockQuantity: 4 });
  });
});

describe('a store that refuses', () => {
  it('is named in words; nothing secret is in them', async () => {
    const { readOnly } = keysOf('alpine');
    const { error } = await run('customer', 'create', { email: 'a@new.example' }, { credential: { consumerKey: readOnly.key, consumerSecret: readOnly.secret } });
    expect(error).toMatchObject({ message: expect.stringMatching(/the store does not know this key.*write permissions/), description: expect.stringContaining('WooCommerce Store API') });
    expect(JSON.stringify(error)).not.toContain(readOnly.secret);
    expect((await run('order', 'getMany', {}, { credential: { allowHttp: false } })).error?.message).toContain('unencrypted');
  });

  it('is waited for where it limits requests', async () => {
    await settings(sandbox, { requestsPerSecond: 20, burst: 2 });
    expect((await run('order', 'getMany', { returnAll: true })).json).toHaveLength(240);
  });

});
