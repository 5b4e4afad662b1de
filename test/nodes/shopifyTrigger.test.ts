import { createHmac } from 'node:crypto';
import { createClient } from '../../lib/clients';
import { storePlatform } from '../../lib/platforms/stores';
import { openWarehouse } from '../../lib/warehouse';
import { ShopifyTrigger } from '../../nodes/ShopifyTrigger/ShopifyTrigger.node';
import { SHOPS } from '../../sandbox/vendors/shopify';
import { entered } from '../lib/platforms/shopify/support/connected';
import { warehouseFolder } from '../lib/warehouse/folders';
import { control, edit, settings } from '../sandbox/shopify/support';
import type { HookedOptions } from './hookedNode';
import { triggerTrial } from './triggerTrial';

const trial = triggerTrial(new ShopifyTrigger());

const TOPICS = ['ORDERS_CREATE', 'ORDERS_UPDATED', 'ORDERS_DELETE'];

async function start(parameters: HookedOptions['parameters'] = { topics: TOPICS, filter: '' }, more: HookedOptions['credentials'] = {}, own: object = {}): Promise<void> {
  await trial.start(parameters, { shopifyStoreApi: entered(trial.sandbox, SHOPS[0], own) as never, ...more });
}

const subscriptions = async () => (await control(trial.sandbox, 'webhooks') as unknown as { subscriptions: { id: number; topic: string; uri: string }[] }).subscriptions;
const sign = (body: string, secret = SHOPS[0].clientSecret) => createHmac('sha256', secret).update(body).digest('base64');
const headers = (body: string, more: Record<string, string> = {}): Record<string, string> => ({
  'Content-Type': 'application/json', 'X-Shopify-Topic': 'orders/updated', 'X-Shopify-Hmac-Sha256': sign(body), 'X-Shopify-Shop-Domain': 'tributary-demo.myshopify.com',
  'X-Shopify-Webhook-Id': 'w1', 'X-Shopify-API-Version': '2026-10', ...more,
});

it('subscribes with the workflow, starts it once per delivery, and unsubscribes', async () => {
  await settings(trial.sandbox, { webhookCopies: 2, webhookRetryMs: 1 });
  await start();
  expect((await subscriptions()).map(({ topic }) => topic).sort()).toEqual([...TOPICS].sort());
  await edit(trial.sandbox, { kind: 'order', id: 1_000_005, set: { note: 'Grüße' } });
  await trial.hooked.answered(2);
  expect(trial.hooked.answers).toEqual([200, 200]);
  expect(trial.hooked.runs).toEqual([[expect.objectContaining({ json: expect.objectContaining({ topic: 'orders/updated', shop: 'tributary-demo.myshopify.com', data: expect.objectContaining({ id: 1_000_005, note: 'Grüße' }) }) })]]);
  await trial.hooked.lifecycle('delete');
  expect(await subscriptions()).toEqual([]);
});

it('finds its subscriptions again, completes them, and takes no other', async () => {
  await start();
  expect(await trial.hooked.lifecycle('checkExists')).toBe(true);
  const query = 'mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://other.example.com/hook" }) { userErrors { message } } }';
  const { ask } = await import('../sandbox/shopify/support');
  await ask(trial.sandbox, query);
  const [first] = await subscriptions();
  await ask(trial.sandbox, `mutation { webhookSubscriptionDelete(id: "gid://shopify/WebhookSubscription/${first?.id}") { userErrors { message } } }`);
  expect(await trial.hooked.lifecycle('checkExists')).toBe(false);
  await trial.hooked.lifecycle('create');
  expect(await trial.hooked.lifecycle('checkExists')).toBe(true);
  await trial.hooked.lifecycle('delete');
  expect((await subscriptions()).map(({ uri }) => uri)).toEqual(['https://other.example.com/hook']);
});

it.each([
  ['no signature', (body: string) => headers(body, { 'X-Shopify-Hmac-Sha256': '' })],
  ['a signature of another secret', (body: string) => headers(body, { 'X-Shopify-Hmac-Sha256': sign(body, 'other') })],
  ['a signature of other bytes', (body: string) => headers(body, { 'X-Shopify-Hmac-Sha256': sign(`${body} `) })],
  ['a signature that is too short', (body: string) => headers(body, { 'X-Shopify-Hmac-Sha256': sign(body).slice(0, 8) })],
  ['another shop', (body: string) => headers(body, { 'X-Shopify-Shop-Domain': 'harbor-outlet.myshopify.com' })],
  ['no id of a delivery', (body: string) => headers(body, { 'X-Shopify-Webhook-Id': '' })],
  ['nothing of Shopify at all', () => ({ 'Content-Type': 'application/json' })],
])('answers 401 to %s and starts nothing', async (_, forge) => {
  await start();
  const body = '{"id":1000005}';
  expect(await trial.hooked.send(forge(body) as Record<string, string>, body)).toBe(401);
  expect(trial.hooked.runs).toEqual([]);
});

it('starts once for a delivery that comes again, also under another id', async () => {
  await start();
  const body = '{"id":1000005,"n":"ä"}';
  const sent = [await trial.hooked.send(headers(body), body), await trial.hooked.send(headers(body), body), await trial.hooked.send(headers(body, { 'X-Shopify-Webhook-Id': 'w2' }), body)];
  expect(sent).toEqual([200, 200, 200]);
  expect(trial.hooked.runs).toHaveLength(1);
});

it('is not switched on without the secret that Shopify signs with', async () => {
  const own = { authentication: 'accessToken', accessToken: SHOPS[0].accessToken, clientSecret: '' };
  await expect(start(undefined, {}, own)).rejects.toThrow('has no client secret');
  const body = '{"id":1000005}';
  expect(await trial.hooked.send(headers(body, { 'X-Shopify-Hmac-Sha256': sign(body, '') }), body)).toBe(401);
});

it('leaves no subscription behind where one of them is refused', async () => {
  await settings(trial.sandbox, { scopes: 'read_orders' });
  await expect(start({ topics: ['ORDERS_CREATE', 'CUSTOMERS_CREATE'], filter: '' })).rejects.toThrow('read_customers');
  expect(await subscriptions()).toEqual([]);
});

it('writes into the rows of syncs, deletions too, and asks to be sent again what it could not write', async () => {
  const folder = await warehouseFolder();
  const open = () => openWarehouse({ folder });
  let warehouse = await open();
  await createClient({ warehouse, keys: null, platforms: storePlatform, actor: 'test' } as Parameters<typeof createClient>[0], { id: 'acme', name: 'Acme' } as Parameters<typeof createClient>[1]);
  await warehouse.close();
  await start({ topics: ['ORDERS_UPDATED', 'ORDERS_DELETE', 'PRODUCTS_UPDATE'], filter: '', writeToWarehouse: true, clientId: 'acme' }, { warehouseApi: { kind: 'embedded', folder, encryptionKey: '' } as never });
  await edit(trial.sandbox, { kind: 'order', id: 1_000_005, set: { note: 'changed' } });
  await trial.hooked.answered(1);
  await edit(trial.sandbox, { kind: 'product', id: 80_007, set: { title: 'Renamed' } });
  await trial.hooked.answered(2);
  await edit(trial.sandbox, { kind: 'order', id: 1_000_005, delete: true });
  await trial.hooked.answered(3);
  expect(trial.hooked.runs.map(([item]) => item?.json.warehouse)).toEqual([1, 2, 3].map(() => ({ written: true, duplicate: false, clientId: 'acme', connectionId: expect.any(String) })));
  warehouse = await open();
  const found = await warehouse.asClient('acme', async (db) => ({
    orders: await db.selectFrom('orders').select(['id', 'deleted_at']).execute(),
    variants: await db.selectFrom('variants').select('id').execute(),
  }));
  await warehouse.close();
  expect(found.orders).toEqual([{ id: 'gid://shopify/Order/1000005', deleted_at: expect.anything() }]);
  expect(found.variants).toHaveLength(130);

  await settings(trial.sandbox, { scopes: 'read_products' });
  const body = '{"id":1000006}';
  const again = headers(body, { 'X-Shopify-Webhook-Id': 'w9' });
  expect(await trial.hooked.send(again, body)).toBe(503);
  await settings(trial.sandbox, { scopes: 'read_orders,read_all_orders' });
  expect(await trial.hooked.send(again, body)).toBe(200);
  expect(trial.hooked.runs).toHaveLength(4);
});
