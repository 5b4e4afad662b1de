import { change, truth } from '../lib/platforms/woocommerce/support/store';
import { shipped, stores } from './shipped';

describe('woocommerce-sync.json', () => {
  const trial = stores(60);
  const run = () => trial.run(shipped('woocommerce-sync.json'));

  it('syncs the store, makes its page, and lists what is out of stock', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    expect(Object.fromEntries(first.items('Store Sync').map(({ json }) => [json.stream, json.state]))).toEqual({ orders: 'succeeded', products: 'succeeded', customers: 'succeeded', inventory: 'succeeded' });
    expect(first.items('Dashboard')[0]?.binary).toHaveProperty('page');
    const sold = (await truth<{ id: number; type: string; stock_status: string }>(trial.sandbox, 'products')).filter(({ type, stock_status: status }) => type !== 'variable' && status === 'outofstock');
    expect(first.items('Lines').length).toBeGreaterThanOrEqual(sold.length);
    expect(first.items('Lines').every(({ json }) => /left$/.test(String(json.text)))).toBe(true);
  }, 120_000);

  it('reads only what changed the next time', async () => {
    await change(trial.sandbox, 'orders', 'edit', [10_003], { customer_note: 'x' });
    const orders = (await run()).items('Store Sync').find(({ json }) => json.stream === 'orders');
    expect(orders?.json).toMatchObject({ created: 0, updated: 1 });
  }, 120_000);
});
