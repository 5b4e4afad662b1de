import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { registered } from './support/clients.mjs';
import { sandboxUrl } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';
import { finished, runByHand } from './support/runs.mjs';

const WORKFLOW = 'tribStoreHooks';
const SHOP = `${sandboxUrl}/shopify/tributary-demo`;

let rest;
let shopify;
let woo;
before(async () => {
  rest = await signIn();
  const credentials = await (await fetch(`${sandboxUrl}/__sandbox/credentials`)).json();
  const dataOf = (wanted) => credentials.find(({ id }) => id === wanted).data;
  shopify = dataOf('tributaryShopifyApi');
  woo = dataOf('tributaryWooCommerceApi');
  // Events are written for the clients whose stores these are.
  for (const id of ['tribShopifySync', 'tribWooSync']) assert.equal((await runByHand(rest, id)).error, undefined);
  await rest.unpublish(WORKFLOW);
});
after(() => rest.unpublish(WORKFLOW));

/** The store's own REST API, as an administrator sees it behind a proxy that speaks HTTPS. */
async function inShop(method, path, body) {
  const authorization = `Basic ${Buffer.from(`${woo.consumerKey}:${woo.consumerSecret}`).toString('base64')}`;
  const answer = await fetch(`${woo.url}/wp-json/wc/v3${path}`, {
    method, headers: { authorization, 'x-forwarded-proto': 'https', 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${method} ${path} answered ${answer.status}`);
  return await answer.json();
}

/** n8n answers before it has spoken to the stores: how many webhooks each has in the end. */
async function comesTo(inWoo, inShopify) {
  const until = Date.now() + 15_000;
  for (;;) {
    const counts = [(await wooHooks()).length, (await shopifyHooks()).subscriptions.length];
    if (counts[0] === inWoo && counts[1] === inShopify) return;
    if (Date.now() > until) assert.deepEqual(counts, [inWoo, inShopify]);
    await sleep(200);
  }
}

const wooHooks = () => inShop('GET', '/webhooks?per_page=100');
const shopifyHooks = async () => (await fetch(`${SHOP}/__webhooks`)).json();

async function post(address, body, headers) {
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  await answer.arrayBuffer();
  return answer.status;
}

const signed = (body, secret) => createHmac('sha256', secret).update(body).digest('base64');

/** The run that a trigger started, awaited in the order of what happened. */
async function started(trigger, since, workflow = WORKFLOW) {
  const [item] = finished(await rest.execution(workflow, since)).items(trigger);
  return item.json;
}

describe('Store Webhooks', () => {
  test('published, it has webhooks in both stores; none was there before', async () => {
    await comesTo(0, 0);
    await rest.publish(WORKFLOW);
    await comesTo(9, 10);
    const hooks = await wooHooks();
    assert.ok(hooks.every(({ status }) => status === 'active'), JSON.stringify(hooks.map(({ topic, status }) => [topic, status])));
  });

  test('an order that changes in Shopify is delivered, taken and written', async () => {
    const since = Date.now();
    const { orders } = await (await fetch(`${SHOP}/__truth`)).json();
    const id = Number(orders[0].id.split('/').at(-1));
    const edited = await fetch(`${SHOP}/__edit`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'order', id, set: { note: 'Ring twice' } }) });
    assert.equal(edited.status, 200);
    const run = await started('Shopify Trigger', since);
    assert.equal(run.data.id, id);
    assert.equal(run.warehouse.written, true, JSON.stringify(run.warehouse));
    const { deliveries } = await shopifyHooks();
    assert.deepEqual(deliveries.at(-1).statuses, [200]);
  });

  test('an order that changes in WooCommerce is delivered, taken and written', async () => {
    const since = Date.now();
    const [order] = await inShop('GET', '/orders?per_page=1');
    await inShop('PUT', `/orders/${order.id}`, { customer_note: 'Leave it with the neighbour' });
    const run = await started('WooCommerce Store Trigger', since);
    assert.equal(run.data.id, order.id);
    assert.equal(run.warehouse.written, true, JSON.stringify(run.warehouse));
  });

  test('what is not signed by the store gets 401 and starts nothing', async () => {
    const since = Date.now();
    const body = JSON.stringify({ id: 1, note: 'forged' });
    const [{ uri }] = (await shopifyHooks()).subscriptions;
    const [{ delivery_url: wooAddress }] = await wooHooks();
    const shopifyHeaders = { 'x-shopify-topic': 'orders/updated', 'x-shopify-shop-domain': shopify.shop, 'x-shopify-webhook-id': crypto.randomUUID(), 'x-shopify-api-version': '2026-01' };
    const wooHeaders = { 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-resource': 'order', 'x-wc-webhook-event': 'updated', 'x-wc-webhook-delivery-id': 'forged' };
    assert.equal(await post(uri, body, shopifyHeaders), 401);
    assert.equal(await post(uri, body, { ...shopifyHeaders, 'x-shopify-hmac-sha256': signed(body, 'another secret') }), 401);
    assert.equal(await post(uri, body.replace('forged', 'altered'), { ...shopifyHeaders, 'x-shopify-hmac-sha256': signed(body, shopify.clientSecret) }), 401);
    assert.equal(await post(wooAddress, body, wooHeaders), 401);
    assert.equal(await post(wooAddress, body, { ...wooHeaders, 'x-wc-webhook-signature': signed(body, woo.consumerSecret) }), 401);
    await assert.rejects(rest.execution(WORKFLOW, since, 1_500), /No execution/);
  });

  test('switched off, it leaves no webhook behind in either store', async () => {
    await rest.unpublish(WORKFLOW);
    await comesTo(0, 0);
  });
});

describe('a trigger with the connection of a client', () => {
  let workflow;
  before(async () => {
    const run = await registered(rest, 'elm', 'Elm', [{ platform: 'shopify', name: 'Web shop', credentials: { shopifyStoreApi: { id: 'tributaryShopifyApi', name: 'Shopify Store API' } } }]);
    assert.equal(run.error, undefined);
    const [{ json: { connectionId } }] = run.items('Web shop');
    const locator = (value) => ({ __rl: true, mode: 'id', value });
    workflow = await rest.post('/rest/workflows', {
      name: 'Webhooks of a Client', connections: {}, settings: {},
      nodes: [{
        id: 'trigger', name: 'Shopify Trigger', type: 'n8n-nodes-tributary.shopifyTrigger', typeVersion: 1, position: [0, 0], webhookId: crypto.randomUUID(),
        parameters: { connectWith: 'connection', clientId: locator('elm'), connectionId: locator(connectionId), topics: ['ORDERS_UPDATED'], writeToConnection: true },
        credentials: { warehouseApi: { id: 'tributaryWarehouse', name: 'Warehouse' } },
      }],
    });
  });

  test('subscribes, is called, writes into the client’s rows, and leaves nothing behind', async () => {
    await rest.publish(workflow.id);
    await comesTo(0, 1);
    const since = Date.now();
    const { orders } = await (await fetch(`${SHOP}/__truth`)).json();
    const id = Number(orders[1].id.split('/').at(-1));
    await fetch(`${SHOP}/__edit`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'order', id, set: { note: 'For Elm' } }) });
    const run = await started('Shopify Trigger', since, workflow.id);
    assert.deepEqual([run.data.id, run.warehouse.written, run.warehouse.clientId], [id, true, 'elm']);
    await rest.unpublish(workflow.id);
    await comesTo(0, 0);
  });
});
