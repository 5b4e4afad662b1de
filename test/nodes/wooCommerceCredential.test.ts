import { createHmac } from 'node:crypto';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { WooCommerceStoreApi } from '../../credentials/WooCommerceStoreApi.credentials';
import { startSandbox, type Sandbox } from '../../sandbox';
import { fieldsOf, keysOf, settings } from '../lib/platforms/woocommerce/support/store';

let sandbox: Sandbox;
beforeAll(async () => { sandbox = await startSandbox(); });
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const type = new WooCommerceStoreApi();

/** The test request as n8n signs and sends it: base URL resolved, then `authenticate`. */
async function signed(more: object = {}): Promise<IHttpRequestOptions> {
  const data = fieldsOf(sandbox, 'alpine', more) as Record<string, string>;
  const { url, qs } = type.test.request;
  return await type.authenticate(data, { baseURL: data.url, url: String(url), qs: qs as Record<string, string>, method: 'GET' });
}

it('signs the test request, and the store lets it in', async () => {
  const request = await signed();
  expect(request.baseURL).toBeUndefined();
  expect((await fetch(request.url)).status).toBe(200);
});

it('finds the REST API behind plain permalinks', async () => {
  await settings(sandbox, { permalinks: 'plain' });
  const { url } = await signed({ url: `${sandbox.url}/woocommerce/alpine/?rest_route=/` });
  expect((await fetch(url)).status).toBe(200);
});

it('is refused with another secret, and has words for that', async () => {
  const { url } = await signed({ consumerSecret: 'cs_other' });
  expect((await fetch(url)).status).toBe(401);
  expect(type.test.rules?.find(({ properties }) => 'value' in properties && properties.value === 401)?.properties.message).toContain('Check both keys');
});

it('sends Basic over https, and keys in the address only where a person says so', async () => {
  const { key, secret } = keysOf('alpine').readWrite;
  const https = { url: 'https://shop.example.com', allowHttp: false };
  expect(await signed(https)).toMatchObject({ url: 'https://shop.example.com/wp-json/wc/v3/orders?per_page=1&_fields=id', auth: { username: key, password: secret } });
  expect((await signed({ ...https, authentication: 'query' })).url).toContain(`consumer_secret=${secret}`);
  const { url } = await signed({ ...https, authentication: 'oauth1' });
  const query = new URL(url).searchParams;
  const given = query.get('oauth_signature');
  query.delete('oauth_signature');
  const text = [...query].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const base = `GET&${encodeURIComponent('https://shop.example.com/wp-json/wc/v3/orders')}&${encodeURIComponent(text)}`;
  expect(given).toBe(createHmac('sha256', `${secret}&`).update(base).digest('base64'));
});

it('refuses http without leave, naming the field and no value', async () => {
  await expect(signed({ allowHttp: false })).rejects.toThrow(/The store URL begins with http/);
});
