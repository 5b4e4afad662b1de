import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import WooCommerceRestApi from '@woocommerce/woocommerce-rest-api';
import { startSandbox, type Sandbox } from '../../sandbox';
import { Keys } from '../../sandbox/vendors/woocommerce/rest/keys';
import { basic, call, type Called } from './call';

let sandbox: Sandbox;
let site: string;
let api: WooCommerceRestApi;
const keys = new Keys('alpine');
beforeAll(async () => {
  sandbox = await startSandbox();
  site = `${sandbox.url}/woocommerce/alpine`;
  api = client(keys.readWrite);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const client = ({ key, secret }: { key: string; secret: string }, url = site) => new WooCommerceRestApi({ url, consumerKey: key, consumerSecret: secret, version: 'wc/v3' });
const settings = (changes: object) => call(`${sandbox.url}/woocommerce/__settings/alpine`, { json: changes });
const tls = { 'X-Forwarded-Proto': 'https' };
const signedIn = { ...tls, ...basic(keys.readWrite.key, keys.readWrite.secret) };
const get = (path: string, headers: Record<string, string> = signedIn) => call(`${site}/wp-json/wc/v3${path}`, { headers });
const post = (path: string, json: unknown) => call(`${site}/wp-json/wc/v3${path}`, { headers: signedIn, json });
const ids = ({ body }: Called) => (body as { id: number }[]).map(({ id }) => id);
const refusal = (status: number, code: string, message?: RegExp) => ({ status, body: { code, message: message ? expect.stringMatching(message) : expect.any(String), data: expect.objectContaining({ status }) } });
const refused = (promise: Promise<unknown>) => promise.then(() => { throw new Error('not refused'); }, (error: { response: { status: number; data: unknown } }) => ({ status: error.response.status, body: error.response.data }));

describe('keys', () => {
  it("lets WooCommerce's own client in over plain http, signed with OAuth 1.0a", async () => {
    const { data, headers } = await api.get('orders', { per_page: 5, orderby: 'id', order: 'asc' });
    expect((data as { id: number }[]).map(({ id }) => id)).toEqual([10_001, 10_002, 10_003, 10_004, 10_005]);
    expect(headers['x-wp-total']).toBe('240');
  });

  it("lets it in with a search that needs encoding, and where permalinks are plain", async () => {
    expect((await api.get('products', { search: 'Tote “Nord” (7) *!' })).data).toEqual([]);
    await settings({ permalinks: 'plain' });
    expect((await get('/orders')).text).toContain('Page not found');
    const plain = await call(`${site}/?rest_route=/wc/v3/orders&per_page=1`, { headers: signedIn });
    expect(plain).toMatchObject({ status: 200, body: [{ id: expect.any(Number) }] });
  });

  it('refuses another secret, key, an old timestamp, a nonce used twice and half a signature', async () => {
    expect(await refused(client({ key: keys.readWrite.key, secret: 'cs_wrong' }).get('orders'))).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /signature does not match/));
    expect(await refused(client({ key: 'ck_wrong', secret: 'x' }).get('orders'))).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /Consumer key is invalid/));
    const sign = (timestamp: number, nonce: string) => {
      const signed = `oauth_consumer_key=${keys.readWrite.key}&oauth_nonce=${nonce}&oauth_signature_method=HMAC-SHA256&oauth_timestamp=${timestamp}`;
      const base = `GET&${encodeURIComponent(`${site}/wp-json/wc/v3/orders`)}&${encodeURIComponent(signed)}`;
      return `?${signed}&oauth_signature=${encodeURIComponent(createHmac('sha256', `${keys.readWrite.secret}&`).update(base).digest('base64'))}`;
    };
    const now = Math.floor(Date.now() / 1000);
    expect((await get(`/orders${sign(now, 'n1')}`, {})).status).toBe(200);
    expect(await get(`/orders${sign(now, 'n1')}`, {})).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /nonce/));
    expect(await get(`/orders${sign(now - 1000, 'n2')}`, {})).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /timestamp/));
    expect(await get('/orders?oauth_consumer_key=x', {})).toMatchObject(refusal(401, 'woocommerce_rest_authentication_missing_parameter', /oauth_nonce/));
  });

  it('takes Basic and keys in the query over https only; an unknown key is an anonymous caller', async () => {
    expect((await get('/orders')).status).toBe(200);
    expect((await get(`/orders?consumer_key=${keys.readWrite.key}&consumer_secret=${keys.readWrite.secret}`, tls)).status).toBe(200);
    expect(await get('/orders', basic(keys.readWrite.key, keys.readWrite.secret))).toMatchObject(refusal(401, 'woocommerce_rest_cannot_view'));
    expect(await get('/orders', { ...tls, ...basic('ck_unknown', 'cs_unknown') })).toMatchObject(refusal(401, 'woocommerce_rest_cannot_view'));
    expect(await get('/orders', { ...tls, ...basic(keys.readWrite.key, 'cs_wrong') })).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /secret is invalid/));
    await settings({ dropAuthorization: true });
    expect((await get('/orders')).status).toBe(401);
  });

  it('keeps read and write apart, and lets a customer see nothing', async () => {
    expect(await refused(client(keys.readOnly).post('customers', { email: 'a@b.example' }))).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /write permissions/));
    expect(await refused(client(keys.writeOnly).get('customers'))).toMatchObject(refusal(401, 'woocommerce_rest_authentication_error', /read permissions/));
    expect(await refused(client(keys.powerless).get('customers'))).toMatchObject(refusal(403, 'woocommerce_rest_cannot_view'));
  });
});

describe('lists', () => {
  it('count in headers, link like WordPress, and end with an empty page', async () => {
    const first = await get('/orders?per_page=100');
    expect(first.headers.get('x-wp-totalpages')).toBe('3');
    expect(first.headers.get('link')).toMatch(/^<[^>]+page=2>; rel="next"$/);
    expect((await get('/orders?per_page=100&page=2')).headers.get('link')).toMatch(/rel="prev", <[^>]+page=3>; rel="next"$/);
    expect((await get('/products?per_page=100')).headers.get('link')).toMatch(/wp-json\/>; rel="https:\/\/api\.w\.org\/"$/);
    expect(await get('/orders?per_page=100&page=9')).toMatchObject({ status: 200, body: [] });
    await settings({ stripHeaders: true });
    expect((await get('/orders')).headers.get('x-wp-total')).toBeNull();
  });

  it('refuse more than 100 per page, and orders unknown to them', async () => {
    const tooMany = await get('/orders?per_page=101');
    expect(tooMany).toMatchObject(refusal(400, 'rest_invalid_param', /per_page/));
    expect(tooMany.body).toMatchObject({ data: { params: { per_page: 'per_page must be between 1 (inclusive) and 100 (inclusive)' }, details: { per_page: { code: 'rest_out_of_bounds' } } } });
    expect(await get('/customers?orderby=modified')).toMatchObject(refusal(400, 'rest_invalid_param', /orderby/));
  });

  it('read times by the clock of the site unless told that they are GMT', async () => {
    const all = (await get('/orders?include=10200')).body as { id: number; date_modified: string; date_modified_gmt: string }[];
    const one = all.at(-1)!;
    expect(one.date_modified).not.toBe(one.date_modified_gmt);
    const second = (text: string, more: number) => new Date(Date.parse(`${text}Z`) + more * 1000).toISOString().slice(0, 19);
    const around = (text: string, zone = '') => `modified_after=${second(text, -1)}${zone}&modified_before=${second(text, 1)}${zone}`;
    const found = async (query: string) => ids(await get(`/orders?orderby=modified&order=asc&${query}`));
    expect(await found(`${around(one.date_modified_gmt)}&dates_are_gmt=true`)).toEqual([one.id]);
    expect(await found(around(one.date_modified))).toEqual([one.id]);
    expect(await found(around(one.date_modified_gmt))).toEqual([]);
    // A zone given along with dates_are_gmt moves the bound: WordPress turns it into the site's clock first.
    expect(await found(`${around(one.date_modified_gmt, 'Z')}&dates_are_gmt=true`)).toEqual([]);
  });

  it('know no dates of customers', async () => {
    expect(ids(await get('/customers?per_page=100&modified_after=2099-01-01T00:00:00'))).not.toEqual([]);
    expect(ids(await get('/orders?modified_after=2099-01-01T00:00:00'))).toEqual([]);
  });
});

describe('batches', () => {
  it('do what they can and tell the rest in its place', async () => {
    const { status, body } = await post('/customers/batch', {
      create: [{ email: 'new@example.com' }, { email: 'BUYER2@alpine.example.com' }, {}],
      update: [{ id: 2, first_name: 'Zoé' }, { id: 999_999, first_name: 'X' }, { first_name: 'Y' }],
      delete: [3, 999_999],
    });
    expect(status).toBe(200);
    const failed = (id: number, code: string) => ({ id, error: expect.objectContaining({ code }) });
    expect(body).toEqual({
      create: [expect.objectContaining({ email: 'new@example.com', id: expect.any(Number) }), failed(0, 'registration-error-email-exists'), failed(0, 'registration-error-invalid-email')],
      update: [expect.objectContaining({ id: 2, first_name: 'Zoé' }), failed(999_999, 'woocommerce_rest_customer_invalid_id'), failed(0, 'woocommerce_rest_customer_invalid_id')],
      delete: [expect.objectContaining({ id: 3 }), failed(999_999, 'woocommerce_rest_invalid_id')],
    });
    expect((await get('/customers/3')).status).toBe(404);
  });

  it('take a hundred', async () => {
    const create = Array.from({ length: 101 }, (_, n) => ({ email: `n${n}@example.com` }));
    expect(await post('/customers/batch', { create })).toMatchObject(refusal(413, 'woocommerce_rest_request_entity_too_large', /100 items/));
    expect((await get('/customers?email=n1@example.com')).body).toEqual([]);
  });
});

describe('writes', () => {
  it('refuse a second customer with an address, the same SKU, and orders of nobody and nothing', async () => {
    expect(await post('/customers', { email: 'admin@example.com' })).toMatchObject(refusal(400, 'registration-error-email-exists'));
    expect(await post('/customers', {})).toMatchObject(refusal(400, 'rest_missing_callback_param'));
    const [product] = (await get('/products?per_page=1&include=110')).body as [{ id: number; sku: string }];
    expect((await post('/products', { name: 'Copy', sku: product.sku })).body).toMatchObject({ code: 'product_invalid_sku', data: { resource_id: product.id } });
    expect(await post('/orders', { customer_id: 999_999 })).toMatchObject(refusal(400, 'woocommerce_rest_invalid_customer_id'));
    expect(await post('/orders', { line_items: [{ quantity: 1 }] })).toMatchObject(refusal(400, 'woocommerce_rest_required_product_reference'));
  });

  it('move orders to the trash, or away for good; customers only for good', async () => {
    const remove = (path: string) => call(`${site}/wp-json/wc/v3${path}`, { method: 'DELETE', headers: signedIn });
    expect((await remove('/orders/10001')).body).toMatchObject({ id: 10_001, status: 'trash' });
    expect(await remove('/orders/10001')).toMatchObject(refusal(410, 'woocommerce_rest_already_trashed'));
    expect(ids(await get('/orders?include=10001'))).toEqual([]);
    expect(ids(await get('/orders?status=trash'))).toEqual([10_001]);
    await remove('/orders/10001?force=true');
    expect((await get('/orders/10001')).status).toBe(404);
    expect(await remove('/customers/2')).toMatchObject(refusal(501, 'woocommerce_rest_trash_not_supported'));
  });

  it('change an order with its lines and give money back', async () => {
    const made = (await api.post('orders', { line_items: [{ product_id: 110, quantity: 2 }], set_paid: true })).data as { id: number; status: string; total: string; line_items: { id: number }[] };
    expect(made).toMatchObject({ status: 'processing', total: expect.stringMatching(/^\d+\.\d\d$/), billing: {} });
    const changed = (await api.put(`orders/${made.id}`, { line_items: [{ id: made.line_items[0]!.id, quantity: 0 }, { product_id: 120 }] })).data as { line_items: object[] };
    expect(changed.line_items).toEqual([expect.objectContaining({ product_id: 120, quantity: 1 })]);
    await api.post(`orders/${made.id}/refunds`, { amount: '1.00', reason: 'Scratch', api_refund: false });
    expect((await api.get(`orders/${made.id}`)).data).toMatchObject({ refunds: [{ reason: 'Scratch', total: '-1.00' }] });
  });

  it('take a refund back for good, and the order keeps the time of its last change', async () => {
    const remove = (path: string) => call(`${site}/wp-json/wc/v3${path}`, { method: 'DELETE', headers: signedIn });
    const [order] = (await api.get('orders?status=refunded&per_page=1')).data as [{ id: number; date_modified_gmt: string; refunds: { id: number }[] }];
    const refund = `/orders/${order.id}/refunds/${order.refunds[0]!.id}`;
    expect(await remove(`${refund}?force=false`)).toMatchObject(refusal(501, 'woocommerce_rest_trash_not_supported'));
    expect((await remove(refund)).body).toMatchObject({ id: order.refunds[0]!.id });
    expect(await remove(refund)).toMatchObject({ status: 404 });
    expect((await api.get(`orders/${order.id}`)).data).toMatchObject({ refunds: [], status: 'refunded', date_modified_gmt: order.date_modified_gmt });
  });
});

describe('hosts', () => {
  it('limit with a page of HTML, print notices before the JSON, or are down', async () => {
    await settings({ requestsPerSecond: 1, burst: 2 });
    const answers = [await get('/orders'), await get('/orders'), await get('/orders')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]!.headers.get('retry-after')).toBe('1');
    expect(answers[2]!.text).toMatch(/^<html>/);
    await settings({ requestsPerSecond: 0, phpNotice: true });
    expect((await get('/orders')).text).toMatch(/^\uFEFF?<br \/>\n<b>Warning/);
    await settings({ state: 'firewall' });
    expect(await get('/orders')).toMatchObject({ status: 403, text: expect.stringContaining('<!DOCTYPE') });
  });
});

describe('webhooks', () => {
  interface Got { readonly headers: Record<string, unknown>; readonly body: string }
  let receiver: Server;
  let url: string;
  let got: Got[];
  let status = 200;
  beforeEach(async () => {
    got = [];
    status = 200;
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        got.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        response.writeHead(status).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => receiver.once('listening', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  afterEach(() => new Promise((resolve) => {
    receiver.closeAllConnections();
    receiver.close(resolve);
  }));
  const until = async (count: number) => {
    for (let waited = 0; got.length < count && waited < 200; waited += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    return got;
  };

  it('ping with a form, then deliver signed JSON; changes of one object come as one', async () => {
    const hook = (await api.post('webhooks', { topic: 'order.updated', delivery_url: url, secret: 'a&amp;b' })).data as { id: number };
    expect(hook).not.toHaveProperty('secret');
    const [ping] = await until(1);
    expect(ping).toMatchObject({ body: `webhook_id=${hook.id}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(ping!.headers).not.toHaveProperty('x-wc-webhook-signature');
    await settings({ deliveryMs: 500 });
    await api.put('orders/10007', { status: 'processing' });
    await api.put('orders/10007', { status: 'completed' });
    const delivery = (await until(2))[1]!;
    expect(JSON.parse(delivery.body)).toMatchObject({ id: 10_007, status: 'completed' });
    expect(delivery.headers).toMatchObject({
      'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-resource': 'order', 'x-wc-webhook-id': String(hook.id), 'x-wc-webhook-delivery-id': expect.any(String),
      'x-wc-webhook-signature': createHmac('sha256', 'a&b').update(delivery.body).digest('base64'),
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(got).toHaveLength(2);
  });

  it('are not repeated, and disabled by the sixth failure in a row', async () => {
    const hook = (await api.post('webhooks', { topic: 'product.updated', delivery_url: url, secret: 's' })).data as { id: number };
    await until(1);
    status = 500;
    for (let n = 1; n <= 7; n += 1) {
      await api.put('products/110', { name: `Name ${n}` });
      await until(Math.min(7, 1 + n));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(got).toHaveLength(7);
    expect((await api.get(`webhooks/${hook.id}`)).data).toMatchObject({ status: 'disabled' });
  });

  it('are checked when they are made', async () => {
    expect(await post('/webhooks', { topic: 'customer.restored', delivery_url: url })).toMatchObject(refusal(400, 'woocommerce_rest_shop_webhook_invalid_topic'));
    expect(await post('/webhooks', { topic: 'order.created', delivery_url: 'ftp://x' })).toMatchObject(refusal(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url'));
  });
});

describe('test endpoints', () => {
  it('tell the truth and change rows behind the API', async () => {
    const truth = async (resource: string) => (await call(`${sandbox.url}/woocommerce/__truth/alpine/${resource}`)).text.trim().split('\n').map((line) => JSON.parse(line) as { id: number; date_modified_gmt: string; stock_quantity?: number });
    expect(await truth('orders')).toHaveLength(240);
    const before = (await truth('products')).find(({ id }) => id === 110)!;
    await call(`${sandbox.url}/woocommerce/__change/alpine`, { json: { resource: 'products', action: 'silent', ids: [110], fields: { stock_quantity: 5 } } });
    expect((await truth('products')).find(({ id }) => id === 110)).toMatchObject({ stock_quantity: 5, date_modified_gmt: before.date_modified_gmt });
    await call(`${sandbox.url}/woocommerce/__change/alpine`, { json: { resource: 'orders', action: 'delete', ids: [10_001, 10_002] } });
    expect(await truth('orders')).toHaveLength(238);
    expect((await truth('guests')).length).toBeGreaterThan(5);
  });

  it('make a large shop quickly, and the same one again', async () => {
    const large = await startSandbox({ orders: 50_000 });
    const read = async (url: string) => (await client(keys.readWrite, `${url}/woocommerce/alpine`).get('orders', { include: 10_007 })).data as object[];
    const other = await startSandbox({ orders: 50_000 });
    const without = (rows: object[]) => JSON.stringify(rows).replace(/127\.0\.0\.1:\d+/g, '');
    expect(without(await read(large.url))).toBe(without(await read(other.url)));
    await Promise.all([large.close(), other.close()]);
  });
});
