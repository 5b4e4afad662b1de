import { edit } from '../sandbox/shopify/support';
import { shipped, stores } from './shipped';

describe('shopify-sync.json', () => {
  const trial = stores(60);
  const run = () => trial.run(shipped('shopify-sync.json'));

  it('syncs the store, makes its page, and lists what is to be sent', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    const states = Object.fromEntries(first.items('Store Sync').map(({ json }) => [json.stream, json.state]));
    expect(states).toEqual({ orders: 'succeeded', products: 'succeeded', customers: 'succeeded', inventory: 'succeeded', finances: 'succeeded' });
    expect(first.items('Dashboard')[0]?.binary).toHaveProperty('page');
    expect(first.items('Lines').length).toBeGreaterThan(2);
    expect(first.items('Lines').every(({ json }) => /^#\d+: \d+ × /.test(String(json.text)))).toBe(true);
  }, 120_000);

  it('reads only what changed the next time', async () => {
    await edit(trial.sandbox, { kind: 'order', id: 1_000_003, set: { note: 'x' } });
    const orders = (await run()).items('Store Sync').find(({ json }) => json.stream === 'orders');
    expect(orders?.json).toMatchObject({ state: 'succeeded', created: 0, updated: 1 });
  }, 120_000);
});
