import { createHmac } from 'node:crypto';
import { listConnections, removeConnection, rotateKeys, updateClient, updateConnection, type Registry } from '../../lib/clients';
import { ShopifyTrigger } from '../../nodes/ShopifyTrigger/ShopifyTrigger.node';
import { entered } from '../lib/platforms/shopify/support/connected';
import { control, demo, edit, outlet, settings } from '../sandbox/shopify/support';
import { agency, KEYS, type Agency } from './agency';
import { triggerTrial } from './triggerTrial';

const trial = triggerTrial(new ShopifyTrigger());
let shops: Agency;
beforeEach(async () => {
  shops = await agency('shopify', { acme: entered(trial.sandbox, demo), zeta: entered(trial.sandbox, outlet) });
});
afterEach(() => shops.close());

const acme = () => ({ clientId: 'acme', connectionId: shops.connections.acme });

async function start(more: object = {}, { clientId, connectionId } = acme()): Promise<void> {
  const parameters = { topics: ['ORDERS_UPDATED', 'ORDERS_DELETE'], filter: '', ...shops.through(clientId, connectionId), ...more };
  await trial.start(parameters as never, { warehouseApi: shops.warehouseApi });
}

const subscriptions = async () => (await control(trial.sandbox, 'webhooks') as unknown as { subscriptions: { id: number; topic: string; app: string }[] }).subscriptions;
const appsOf = async (topic: string) => (await subscriptions()).filter((subscription) => subscription.topic === topic).map(({ app }) => app);
const change = (note: string) => edit(trial.sandbox, { kind: 'order', id: 1_000_005, set: { note } });

let deliveries = 0;
/** A delivery of its own, signed. */
function deliver(secret: string = demo.clientSecret, shop = demo): Promise<number> {
  deliveries += 1;
  const body = `{"id":1000005,"n":${deliveries}}`;
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  return trial.hooked.send({
    'Content-Type': 'application/json', 'X-Shopify-Topic': 'orders/updated', 'X-Shopify-Hmac-Sha256': signature, 'X-Shopify-Shop-Domain': `${shop.handle}.myshopify.com`, 'X-Shopify-Webhook-Id': `w${deliveries}`,
  }, body);
}

it('subscribes with the secrets of the connection, writes into its rows and no other client’s, and unsubscribes', async () => {
  await start();
  expect((await subscriptions()).map(({ topic }) => topic).sort()).toEqual(['ORDERS_DELETE', 'ORDERS_UPDATED']);
  expect(await trial.hooked.lifecycle('checkExists')).toBe(true);
  await change('Grüße');
  await trial.hooked.answered(1);
  expect(trial.hooked.runs.map(([item]) => item?.json)).toEqual([expect.objectContaining({ topic: 'orders/updated', warehouse: { written: true, duplicate: false, ...acme() } })]);
  const found = await shops.inRegistry(async (registry) => ({
    acme: await ordersOf(registry, 'acme'), zeta: await ordersOf(registry, 'zeta'), connections: (await listConnections(registry)).length,
  }));
  expect(found).toEqual({ acme: [{ id: 'gid://shopify/Order/1000005', connection_id: shops.connections.acme }], zeta: [], connections: 2 });
  await trial.hooked.lifecycle('delete');
  expect(await subscriptions()).toEqual([]);
});

it('starts the workflow without writing where that is not wanted', async () => {
  await start({ writeToConnection: false });
  expect(await deliver()).toBe(200);
  expect(trial.hooked.runs.map(([item]) => item?.json.warehouse)).toEqual([undefined]);
  expect(await shops.inRegistry((registry) => ordersOf(registry, 'acme'))).toEqual([]);
});

const archived = (is: boolean) => () => shops.inRegistry((registry) => updateClient(registry, 'acme', { archived: is }));
const key = (encryptionKey: string) => async () => void Object.assign(shops.warehouseApi, { encryptionKey });

it.each([
  ['its client is archived', archived(true), archived(false)],
  ['the encryption key is another', key(KEYS[1]), key(KEYS[0])],
  ['there is no encryption key', key(''), key(KEYS[0])],
])('answers 401 to everything while %s, and takes deliveries again afterwards', async (_, close: () => Promise<unknown>, open: () => Promise<unknown>) => {
  await start();
  await close();
  expect(await deliver()).toBe(401);
  expect(trial.hooked.runs).toEqual([]);
  await open();
  expect(await deliver()).toBe(200);
  expect(trial.hooked.runs).toHaveLength(1);
});

it('answers 401 when the connection is removed, and is switched off all the same', async () => {
  await start();
  await shops.inRegistry((registry) => removeConnection(registry, acme(), { withData: true }));
  expect(await deliver()).toBe(401);
  expect(trial.hooked.runs).toEqual([]);
  await expect(trial.hooked.lifecycle('checkExists')).rejects.toThrow('was removed on');
  expect(await trial.hooked.lifecycle('delete')).toBe(true);
  expect(trial.hooked.workflow.staticData['node:Trigger']).toEqual({});
});

it('reaches no connection of another client', async () => {
  await expect(start({}, { clientId: 'acme', connectionId: shops.connections.zeta })).rejects.toThrow('The client acme has no connection');
  expect([await deliver(outlet.clientSecret, outlet), await deliver(demo.clientSecret, demo)]).toEqual([401, 401]);
});

it('takes nothing that the app of another client’s store has signed', async () => {
  await start();
  expect([await deliver(outlet.clientSecret, outlet), await deliver(outlet.clientSecret, demo), await deliver(demo.clientSecret, outlet)]).toEqual([401, 401, 401]);
});

it('goes on checking through a rotation of the encryption key', async () => {
  await start();
  const before = await subscriptions();
  Object.assign(shops.warehouseApi, { encryptionKey: KEYS[1], previousKeys: KEYS[0] });
  expect(await deliver()).toBe(200);
  expect(await shops.inRegistry((registry) => rotateKeys(registry))).toEqual({ rotated: 2, current: 0, unopened: [] });
  expect(await deliver()).toBe(200);
  shops.warehouseApi.previousKeys = '';
  expect(await deliver()).toBe(200);
  expect(await subscriptions()).toEqual(before);
  expect(await trial.hooked.lifecycle('checkExists')).toBe(true);
});

it('checks with a new secret of the app from the moment the connection has it', async () => {
  await start({ writeToConnection: false });
  const before = await subscriptions();
  await shops.inRegistry((registry) => updateConnection(registry, acme(), { fields: { clientSecret: 'rotated' } }, null));
  expect([await deliver('rotated'), await deliver()]).toEqual([200, 401]);
  expect(await subscriptions()).toEqual(before);
});

describe('when the connection becomes another app’s', () => {
  const become = () => shops.inRegistry((registry) => updateConnection(registry, acme(), { fields: { ...demo.otherApp } }, null));

  it('subscribes anew with the first delivery of the old app, whose subscriptions end by themselves', async () => {
    await settings(trial.sandbox, { webhookRetryMs: 0 });
    await start();
    await become();
    await change('from the old app');
    expect(await appsOf('ORDERS_UPDATED')).toEqual([demo.clientId, demo.otherApp.clientId]);
    expect([new Set(trial.hooked.answers), trial.hooked.runs]).toEqual([new Set([401]), []]);
    for (let times = 2; times <= 8; times += 1) await change(`change ${times}`);
    expect(await appsOf('ORDERS_UPDATED')).toEqual([demo.otherApp.clientId]);
    expect(trial.hooked.runs.map(([item]) => item?.json.data)).toEqual([2, 3, 4, 5, 6, 7, 8].map((times) => expect.objectContaining({ note: `change ${times}` })));
  });

  it('does so at the next start, too', async () => {
    await start();
    await become();
    await trial.hooked.activate();
    expect(await appsOf('ORDERS_UPDATED')).toEqual([demo.clientId, demo.otherApp.clientId]);
    expect(await deliver(demo.otherApp.clientSecret)).toBe(200);
  });

  it('tries once, however many requests come', async () => {
    await start();
    await become();
    await settings(trial.sandbox, { scopes: '' });
    expect([await deliver('guessed'), await deliver('guessed')]).toEqual([401, 401]);
    await settings(trial.sandbox, { scopes: 'read_orders' });
    expect(await deliver('guessed')).toBe(401);
    expect(await appsOf('ORDERS_UPDATED')).toEqual([demo.clientId]);
  });
});

async function ordersOf({ warehouse }: Registry, clientId: string) {
  return await warehouse.asClient(clientId, (db) => db.selectFrom('orders').select(['id', 'connection_id']).execute());
}
