import type { Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../lib/warehouse/storeRows';
import type { Sandbox } from '../../../../sandbox';
import { amazonCredential } from '../../../../sandbox/vendors/amazon';
import { sellerOf } from '../../../sandbox/amazon/seller';
import { keptRows, type KeptRow } from './client';

/** What is compared of each row, by table and id. */
export type Tables = Record<string, Record<string, unknown>>;

/** A store of the sandbox with what it really has, and the same columns of what the warehouse keeps of it. */
export interface SandboxedStore {
  readonly fields: Record<string, string>;
  /** Edits, removes and adds something, in another place every round. */
  change(round: number): Promise<void>;
  truth(): Promise<Tables>;
  kept(warehouse: Warehouse, owner: StoreOwner): Promise<Tables>;
}

const cents = (amount: unknown) => (amount === null || amount === undefined ? null : Math.round(Number(amount) * 100));
const utc = (time: unknown) => (time === null || time === undefined ? null : new Date(String(time)).toISOString());
const table = (rows: readonly (readonly [string, ...unknown[]])[]): Record<string, unknown> => Object.fromEntries(rows.map(([id, ...values]) => [id, values]));

type Columns = Record<string, (row: KeptRow) => readonly unknown[]>;

const keptIn = (columns: Columns) => async (warehouse: Warehouse, owner: StoreOwner): Promise<Tables> => {
  const tables: Tables = {};
  for (const [name, values] of Object.entries(columns)) {
    const live = [...(await keptRows(warehouse, owner, name as StoreTable)).values()].filter(({ deleted_at: gone }) => gone === null);
    tables[name] = table(live.map((row) => [row.id, ...values(row)]));
  }
  return tables;
};

interface SellerOrder {
  orderId: string; lastUpdatedTime: string; createdTime: string; fulfillment: { fulfillmentStatus: string }; proceeds?: { grandTotal: { amount: string; currencyCode: string } };
  orderItems: { orderItemId: string; quantityOrdered: number; product: { sellerSku: string } }[];
}
interface Stock { marketplaceId: string; sellerSku: string; inventoryDetails: { fulfillableQuantity: number } }

const SELLER_COLUMNS: Columns = {
  orders: (row) => [cents(row.total), row.currency, row.fulfillment_status, utc(row.placed_at), utc(row.vendor_updated_at)],
  order_lines: (row) => [row.order_id, Number(row.quantity), row.sku],
  inventory: (row) => [row.sku, Number(row.available)],
};

/** The two sellers of the sandbox, in two regions. */
export function amazonPair(sandbox: Sandbox): readonly [SandboxedStore, SandboxedStore] {
  const store = (number: number): SandboxedStore => {
    const { region, steer, truth } = sellerOf(sandbox, number);
    return {
      fields: amazonCredential(sandbox.url, number),
      async change(round) {
        const orders = await truth<SellerOrder>('orders');
        const stock = await truth<Stock>('inventory');
        await steer('orders', { region, action: 'create' });
        await steer('orders', { region, action: 'cancel', id: orders[3 + round]?.orderId });
        await steer('orders', { region, action: 'edit', id: orders[100 + round]?.orderId, quantity: 7 + round, status: 'SHIPPED' });
        await steer('inventory', { region, marketplaceId: stock[1]?.marketplaceId, sku: stock[1]?.sellerSku, fulfillable: 70 + round });
        await steer('inventory', { region, marketplaceId: stock[2]?.marketplaceId, sku: stock[2]?.sellerSku, remove: true });
      },
      async truth() {
        const orders = await truth<SellerOrder>('orders');
        return {
          orders: table(orders.map((one) => [
            one.orderId, cents(one.proceeds?.grandTotal.amount), one.proceeds?.grandTotal.currencyCode ?? null, one.fulfillment.fulfillmentStatus, utc(one.createdTime), utc(one.lastUpdatedTime),
          ])),
          order_lines: table(orders.flatMap(({ orderId, orderItems }) => orderItems.map(({ orderItemId, quantityOrdered, product }) => [orderItemId, orderId, quantityOrdered, product.sellerSku] as const))),
          inventory: table((await truth<Stock>('inventory')).map(({ marketplaceId, sellerSku, inventoryDetails }) => [`${marketplaceId}/${sellerSku}`, sellerSku, inventoryDetails.fulfillableQuantity])),
        };
      },
      kept: keptIn(SELLER_COLUMNS),
    };
  };
  return [store(0), store(1)];
}
