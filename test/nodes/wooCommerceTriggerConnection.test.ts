import { createHmac } from 'node:crypto';
import { removeConnection, rotateKeys, updateClient, updateConnection, type Registry } from '../../lib/clients';
import { WooCommerceStoreTrigger } from '../../nodes/WooCommerceStoreTrigger/WooCommerceStoreTrigger.node';
import { fieldsOf, keysOf, type StoreName } from '../lib/platforms/woocommerce/support/store';
import { basic, call } from '../sandbox/call';
import { agency, KEYS, type Agency } from './agency';
import { triggerTrial } from './triggerTrial';

const trial = triggerTrial(new WooCommerceStoreTrigger());
let shops: Agency;
beforeEach(async () => {
  shops = await agency('woocommerce', { acme: fieldsOf(trial.sandbox, 'alpine'), zeta: fieldsOf(trial.sandbox, 'harbor') });
});
afterEach(() => shops.close());

const acme = () => ({ clientId: 'acme', connectionId: shops.connections.acme });
const TOPICS = ['order.created', 'order.updated'];

async function start({ clientId, connectionId } = acme()): Promise<void> {
  await trial.start({ topics: TOPICS, ...shops.through(clientId, connectionId) } as never, { warehouseApi: shops.warehouseApi });
  // Each new webhook is pinged.
  await trial.hooked.answered(TOPICS.length);
}

function rest(path: string, method = 'GET', json?: unknown, store: StoreName = 'alpine') {
  const { key, secret } = keysOf(store).readWrite;
  return call(`${trial.sandbox.url}/woocommerce/${store}/wp-json/wc/v3${path}`, { method, json, headers: { 'X-Forwarded-Proto': 'https', ...basic(key, secret) } });
}
const hooks = async (store?: StoreName) => (await rest('/webhooks?per_page=100', 'GET', undefined, store)).body as { id: number; topic: string; status: string }[];

const kept = () => trial.hooked.workflow.staticData['node:Trigger'] as unknown as { secret: string };
let deliveries = 0;
function deliver(secret = kept().secret): Promise<number> {
  deliveries += 1;
  const body = `{"id":10007,"n":${deliveries}}`;
  return trial.hooked.send({
    'Content-Type': 'application/json', 'X-WC-Webhook-ID': '1', 'X-WC-Webhook-Topic': 'order.updated', 'X-WC-Webhook-Delivery-ID': `d${deliveries}`,
    'X-WC-Webhook-Signature': createHmac('sha256', secret).update(body).digest('base64'),
  }, body);
}

it('subscribes with the keys of the connection, writes into its rows and no other client’s, and unsubscribes', async () => {
  await start();
  expect((await hooks()).map(({ topic, status }) => [topic, status]).sort()).toEqual(TOPICS.map((topic) => [topic, 'active']));
  expect(await trial.hooked.lifecycle('checkExists')).toBe(true);
  await rest('/orders/10007', 'PUT', { status: 'cancelled' });
  await trial.hooked.answered(3);
  expect(trial.hooked.runs.map(([item]) => item?.json)).toEqual([expect.objectContaining({ topic: 'order.updated', warehouse: { written: true, ...acme() } })]);
  const ordersOf = ({ warehouse }: Registry, clientId: string) => warehouse.asClient(clientId, (db) => db.selectFrom('orders').select(['id', 'status', 'connection_id']).execute());
  expect(await shops.inRegistry(async (registry) => [await ordersOf(registry, 'acme'), await ordersOf(registry, 'zeta')]))
    .toEqual([[{ id: '10007', status: 'cancelled', connection_id: shops.connections.acme }], []]);
  await trial.hooked.lifecycle('delete');
  expect(await hooks()).toEqual([]);
});

it.each([
  ['its client is archived', () => shops.inRegistry((registry) => updateClient(registry, 'acme', { archived: true }))],
  ['the connection is removed', () => shops.inRegistry((registry) => removeConnection(registry, acme()))],
  ['the encryption key is another', async () => void Object.assign(shops.warehouseApi, { encryptionKey: KEYS[1] })],
])('takes nothing when %s, however well it is signed, and is switched off all the same', async (_, close: () => Promise<unknown>) => {
  await start();
  const { secret } = kept();
  await close();
  expect(await deliver(secret)).toBe(401);
  expect(trial.hooked.runs).toEqual([]);
  expect(await trial.hooked.lifecycle('delete')).toBe(true);
  expect(kept()).toEqual({});
  expect(await deliver(secret)).toBe(401);
});

it('goes on checking with the same webhooks under another encryption key and other API keys, and removes them with these', async () => {
  await start();
  const before = await hooks();
  Object.assign(shops.warehouseApi, { encryptionKey: KEYS[1], previousKeys: KEYS[0] });
  expect(await shops.inRegistry((registry) => rotateKeys(registry))).toEqual({ rotated: 2, current: 0, unopened: [] });
  shops.warehouseApi.previousKeys = '';
  expect(await deliver()).toBe(200);
  const { key, secret } = keysOf('alpine').writeOnly;
  await shops.inRegistry((registry) => updateConnection(registry, acme(), { fields: { consumerKey: key, consumerSecret: secret } }, null));
  expect([await deliver(), await deliver(secret)]).toEqual([200, 401]);
  expect(await hooks()).toEqual(before);
  const again = keysOf('alpine').readWrite;
  await shops.inRegistry((registry) => updateConnection(registry, acme(), { fields: { consumerKey: again.key, consumerSecret: again.secret } }, null));
  await trial.hooked.lifecycle('delete');
  expect(await hooks()).toEqual([]);
});

it('makes webhooks anew where the secret it has is that of another connection', async () => {
  const through = (client: 'acme' | 'zeta') => Object.assign(trial.hooked.workflow.getNode('Trigger')!.parameters, shops.through(client, shops.connections[client]));
  await start();
  through('zeta');
  await trial.hooked.activate();
  expect((await hooks('harbor')).map(({ topic }) => topic).sort()).toEqual(TOPICS);
  through('acme');
  expect((await hooks()).map(({ topic }) => topic).sort()).toEqual(TOPICS);
  expect(await trial.hooked.lifecycle('checkExists')).toBe(false);
  await trial.hooked.lifecycle('create');
  await trial.hooked.answered(2 * TOPICS.length);
  await rest('/orders/10007', 'PUT', { status: 'cancelled' });
  await trial.hooked.answered(2 * TOPICS.length + 1);
  expect([trial.hooked.answers.at(-1), trial.hooked.runs.length]).toEqual([200, 1]);
});

it('reaches no connection of another client', async () => {
  await expect(start({ clientId: 'acme', connectionId: shops.connections.zeta })).rejects.toThrow('The client acme has no connection');
  expect(await hooks('harbor')).toEqual([]);
});
