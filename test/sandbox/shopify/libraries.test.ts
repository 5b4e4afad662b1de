import { createAdminApiClient } from '@shopify/admin-api-client';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { shopifyBaseUrl } from '../../../sandbox/vendors/shopify';
import { shopifyLibrary, type ShopifyLibrary } from './library';
import { ask, control, demo, edit, VERSION } from './support';

let sandbox: Sandbox;
let shopify: ShopifyLibrary;
beforeAll(async () => {
  sandbox = await startSandbox();
  shopify = shopifyLibrary(demo, shopifyBaseUrl(sandbox.url));
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

it('serves the client of Shopify that forces https', async () => {
  const client = createAdminApiClient({
    storeDomain: 'tributary-demo.myshopify.com', apiVersion: VERSION, accessToken: demo.accessToken,
    customFetchApi: (url, options) => fetch(String(url).replace(/^https:\/\/[^/]+/, shopifyBaseUrl(sandbox.url)), options as RequestInit) as never,
  });
  const { data, errors, extensions } = await client.request('query Q($n: Int!) { orders(first: $n, sortKey: UPDATED_AT) { nodes { id totalPriceSet { shopMoney { amount currencyCode } } } } }', { variables: { n: 3 } });
  expect(errors).toBeUndefined();
  expect(data.orders.nodes).toHaveLength(3);
  expect(data.orders.nodes[0].totalPriceSet.shopMoney).toEqual({ amount: expect.stringMatching(/^\d+\.\d{1,2}$/), currencyCode: 'EUR' });
  expect(extensions?.cost?.throttleStatus?.maximumAvailable).toBe(20_000);
});

it('gives a token by the client credentials grant, and answers with it', async () => {
  const { session } = await shopify.auth.clientCredentials({ shop: 'tributary-demo.myshopify.com' });
  expect(session.accessToken).toMatch(/^shpat_/);
  expect(session.scope).toContain('write_orders');
  const life = (session.expires.getTime() - Date.now()) / 3_600_000;
  expect(life).toBeGreaterThan(23.9);
  expect(life).toBeLessThan(24.1);
  const client = new shopify.clients.Graphql({ session });
  const { data } = await client.request('{ shop { name currencyCode } currentAppInstallation { accessScopes { handle } } }');
  expect(data.shop).toEqual({ name: 'Tributary Demo', currencyCode: 'EUR' });
});

it('raises what the library knows as a GraphQL error', async () => {
  const { session } = await shopify.auth.clientCredentials({ shop: 'tributary-demo.myshopify.com' });
  const client = new shopify.clients.Graphql({ session });
  await expect(client.request('{ shop { nonsense } }')).rejects.toThrow("Field 'nonsense' doesn't exist on type 'Shop'");
});

it('signs deliveries as the library checks them', async () => {
  const received: { headers: http.IncomingHttpHeaders; body: string }[] = [];
  const receiver = http.createServer(async (request, response) => {
    received.push({ headers: request.headers, body: (await buffer(request)).toString('utf8') });
    response.end();
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
  const uri = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const made = await ask(sandbox, 'mutation C($t: WebhookSubscriptionTopic!, $w: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $t, webhookSubscription: $w) { webhookSubscription { id uri } userErrors { message } } }', {
    t: 'ORDERS_UPDATED', w: { uri, format: 'JSON' },
  });
  expect(made.errors).toBeUndefined();
  await edit(sandbox, { kind: 'order', id: 1_000_003, set: { note: 'Grüße, “quoted”' } });
  await control(sandbox, 'webhooks');
  await new Promise((resolve) => receiver.close(resolve));

  expect(received).toHaveLength(1);
  const [{ headers, body }] = received as [(typeof received)[0]];
  const verdict = await shopify.webhooks.validate({ rawBody: body, rawRequest: { method: 'POST', url: '/hook', headers } });
  expect(verdict).toMatchObject({ valid: true, topic: 'ORDERS_UPDATED', domain: 'tributary-demo.myshopify.com', apiVersion: VERSION });
  const forged = await shopify.webhooks.validate({ rawBody: body.replace('Grüße', 'Gruesse'), rawRequest: { method: 'POST', url: '/hook', headers } });
  expect(forged).toMatchObject({ valid: false, reason: 'invalid_hmac' });
  expect(JSON.parse(body)).toMatchObject({ id: 1_000_003, note: 'Grüße, “quoted”', admin_graphql_api_id: 'gid://shopify/Order/1000003' });
});
