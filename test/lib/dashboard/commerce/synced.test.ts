import { renderCommercePage, summaryOf } from '../../../../lib/dashboard';
import { openWarehouse, type Warehouse } from '../../../../lib/warehouse';
import { readClientFigures } from '../../../../lib/warehouse/figures';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { sync, truth } from '../../platforms/woocommerce/support/store';
import { newConnection } from '../../sync/support/client';
import { warehouseFolder } from '../../warehouse/folders';

interface ShopOrder { readonly id: number; readonly status: string; readonly total: string; readonly billing: { readonly email?: string }; readonly customer_id: number }
interface ShopRefund { readonly id: number; readonly order_id: number; readonly amount: string }

const SOLD = ['processing', 'completed', 'refunded'];
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const sum = (amounts: readonly string[]): string => (amounts.reduce((whole, amount) => whole + cents(amount), 0) / 100).toFixed(2);

describe('figures of a store that was synced', () => {
  let sandbox: Sandbox;
  let warehouse: Warehouse;
  beforeAll(async () => {
    sandbox = await startSandbox();
    warehouse = await openWarehouse({ folder: await warehouseFolder() });
  });
  afterAll(async () => {
    await warehouse.close();
    await sandbox.close();
  });

  it('are what the store itself has, to the cent', async () => {
    const owner = await newConnection(warehouse, { platform: 'woocommerce' });
    await sync(sandbox, warehouse, owner);
    const figures = await readClientFigures(warehouse, owner.clientId, { period: 'all', timeZone: 'Europe/Berlin', now: new Date() });

    const orders = await truth<ShopOrder>(sandbox, 'orders');
    const sold = orders.filter(({ status }) => SOLD.includes(status));
    const refunds = (await truth<ShopRefund>(sandbox, 'refunds')).filter(({ order_id: of }) => sold.some(({ id }) => id === of));
    const buyers = new Set(sold.map(({ customer_id: id, billing }) => (id ? `#${id}` : billing.email?.toLowerCase())));
    buyers.delete(undefined);

    expect(summaryOf(figures)).toMatchObject({
      sales: { orders: sold.length, gross: sum(sold.map(({ total }) => total)), refunds: sum(refunds.map(({ amount }) => amount)) },
      customers: { new: buyers.size, returning: 0 },
      stores: [{ platform: 'woocommerce', sync: 'good' }],
    });
    expect(sold.length).toBeGreaterThan(100);
    expect(refunds.length).toBeGreaterThan(0);
    expect(await renderCommercePage(figures)).toContain('Stores up to date');
  });
});
