import { createHmac } from 'node:crypto';
import { createClient } from '../../lib/clients';
import { storePlatform } from '../../lib/platforms/stores';
import { openWarehouse } from '../../lib/warehouse';
import { WooCommerceStoreTrigger } from '../../nodes/WooCommerceStoreTrigger/WooCommerceStoreTrigger.node';
import { basic, call } from '../sandbox/call';
import { fieldsOf, keysOf } from '../lib/platforms/woocommerce/support/store';
import { warehouseFolder } from '../lib/warehouse/folders';
import type { HookedOptions } from './hookedNode';
import { triggerTrial } from './triggerTrial';

describe('the trigger', () => {
  const trial = triggerTrial(new WooCommerceStoreTrigger());

  const start = async (parameters: HookedOptions['parameters'] = { topics: ['order.created', 'order.updated', 'order.deleted'] }, more: HookedOptions['credentials'] = {}) => {
    await trial.start(parameters, { wooCommerceStoreApi: fieldsOf(trial.sandbox) as never, ...more });
  };
  const rest = (path: string, method = 'GET', json?: unknown) => {
    const { key, secret } = keysOf('alpine').readWrite;
    return call(`${trial.sandbox.url}/woocommerce/alpine/wp-json/wc/v3${path}`, { method, json, headers: { 'X-Forwarded-Proto': 'https', ...basic(key, secret) } });
  };
  const hooks = async () => (await rest('/webhooks?per_page=100')).body as { id: number; topic: string; status: string; delivery_url: string }[];
  const secretOf = () => (trial.hooked.workflow.staticData['node:Trigger'] as unknown as { secret: string }).secret;
  const sign = (body: string, secret = secretOf()) => createHmac('sha256', secret).update(body).digest('base64');
  const headers = (body: string, more: Record<string, string> = {}) => ({
    'Content-Type': 'application/json', 'X-WC-Webhook-ID': '1', 'X-WC-Webhook-Topic': 'order.updated', 'X-WC-Webhook-Delivery-ID': 'd1', 'X-WC-Webhook-Signature': sign(body), ...more,
  });

  it('subscribes with the workflow, accepts the ping, starts it once per delivery, and unsubscribes', async () => {
    await start();
    expect((await hooks()).map(({ topic, status }) => [topic, status]).sort()).toEqual([['order.created', 'active'], ['order.deleted', 'active'], ['order.updated', 'active']]);
    await trial.hooked.answered(3);
    expect(trial.hooked.runs).toEqual([]);
    await rest('/orders/10007', 'PUT', { status: 'cancelled' });
    await trial.hooked.answered(4);
    expect(trial.hooked.runs).toEqual([[expect.objectContaining({ json: expect.objectContaining({ topic: 'order.updated', resource: 'order', event: 'updated', data: expect.objectContaining({ id: 10_007, status: 'cancelled' }) }) })]]);
    expect(trial.hooked.answers).toEqual([200, 200, 200, 200]);
    await trial.hooked.lifecycle('delete');
    expect(await hooks()).toEqual([]);
  });

  it('finds its subscriptions again, revives one that was switched off, and takes no other', async () => {
    await start();
    const mine = await hooks();
    await rest('/webhooks', 'POST', { topic: 'order.created', delivery_url: 'http://127.0.0.1:9/other' });
    await rest(`/webhooks/${mine[0]!.id}`, 'PUT', { status: 'disabled' });
    expect(await trial.hooked.lifecycle('checkExists')).toBe(true);
    expect((await hooks()).every(({ status }) => status === 'active')).toBe(true);
    await rest(`/webhooks/${mine[1]!.id}?force=true`, 'DELETE');
    expect(await trial.hooked.lifecycle('checkExists')).toBe(false);
    await trial.hooked.lifecycle('create');
    const now = await hooks();
    expect(now.map(({ topic }) => topic).sort()).toEqual(['order.created', 'order.created', 'order.deleted', 'order.updated']);
    await trial.hooked.lifecycle('delete');
    expect((await hooks()).map(({ delivery_url: url }) => url)).toEqual(['http://127.0.0.1:9/other']);
  });

  it.each([
    ['no signature', (body: string) => ({ ...headers(body), 'X-WC-Webhook-Signature': '' })],
    ['a signature of another secret', (body: string) => headers(body, { 'X-WC-Webhook-Signature': sign(body, 'other') })],
    ['a signature of other bytes', (body: string) => headers(body, { 'X-WC-Webhook-Signature': sign(`${body} `) })],
    ['a signature that is too short', (body: string) => headers(body, { 'X-WC-Webhook-Signature': sign(body).slice(0, 8) })],
    ['no headers of WooCommerce and no ping', () => ({ 'Content-Type': 'application/json' })],
  ])('answers 401 to %s and starts nothing', async (_, forge) => {
    await start();
    await trial.hooked.answered(3);
    const body = '{"id":10007}';
    expect(await trial.hooked.send(forge(body) as Record<string, string>, body)).toBe(401);
    expect(trial.hooked.runs).toEqual([]);
  });

  it('lets nothing in where it has no secret', async () => {
    await start();
    const body = '{"id":10007}';
    const forged = headers(body, { 'X-WC-Webhook-Signature': sign(body, '') });
    delete (trial.hooked.workflow.staticData['node:Trigger'] as unknown as { secret?: string }).secret;
    expect(await trial.hooked.send(forged, body)).toBe(401);
  });

  it('starts once for a delivery that comes again, also under another id', async () => {
    await start();
    await trial.hooked.answered(3);
    const body = '{"id":10007,"n":"ä"}';
    const statuses = [await trial.hooked.send(headers(body), body), await trial.hooked.send(headers(body), body), await trial.hooked.send(headers(body, { 'X-WC-Webhook-Delivery-ID': 'd2' }), body)];
    expect(statuses).toEqual([200, 200, 200]);
    expect(trial.hooked.runs).toHaveLength(1);
    const next = '{"id":10007,"n":"b"}';
    await trial.hooked.send(headers(next, { 'X-WC-Webhook-Delivery-ID': 'd3' }), next);
    expect(trial.hooked.runs).toHaveLength(2);
  });

  it('writes into the rows of syncs, deletions too', async () => {
    const folder = await warehouseFolder();
    const open = () => openWarehouse({ folder });
    let warehouse = await open();
    await createClient({ warehouse, keys: null, platforms: storePlatform, actor: 'test' } as Parameters<typeof createClient>[0], { id: 'acme', name: 'Acme' } as Parameters<typeof createClient>[1]);
    await warehouse.close();
    await start({ topics: ['order.updated', 'order.deleted', 'product.updated'], writeToWarehouse: true, clientId: 'acme' }, { warehouseApi: { kind: 'embedded', folder, encryptionKey: '' } as never });
    await trial.hooked.answered(3);
    await rest('/orders/10007', 'PUT', { status: 'cancelled' });
    await trial.hooked.answered(4);
    await rest('/products/120', 'PUT', { name: 'Renamed' });
    await trial.hooked.answered(5);
    await rest('/orders/10007', 'DELETE');
    await trial.hooked.answered(6);
    expect(trial.hooked.runs.map(([item]) => item!.json.warehouse)).toEqual([1, 2, 3].map(() => ({ written: true, clientId: 'acme', connectionId: expect.any(String) })));
    warehouse = await open();
    const { order, variants } = await warehouse.asClient('acme', async (db) => ({
      order: await db.selectFrom('orders').select(['id', 'status', 'deleted_at']).execute(),
      variants: await db.selectFrom('variants').select('id').where('product_id', '=', '120').execute(),
    }));
    await warehouse.close();
    expect(order).toEqual([{ id: '10007', status: 'cancelled', deleted_at: expect.anything() }]);
    expect(variants.map(({ id }) => id).sort()).toEqual(['121', '122', '123']);
  });
});
