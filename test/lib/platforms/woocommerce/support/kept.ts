import type { Warehouse } from '../../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../../lib/warehouse/storeRows';
import { keptRows, type KeptRow } from '../../../sync/support/client';

const cents = (amount: unknown) => (amount === null ? null : Math.round(Number(amount) * 100));
const utc = (time: unknown) => (time === null ? null : new Date(String(time)).toISOString());
const number = (value: unknown) => (value === null ? null : Number(value));

const COLUMNS: Record<string, (row: KeptRow) => readonly unknown[]> = {
  orders: (row) => [row.status, row.currency, cents(row.total), cents(row.tax), cents(row.shipping), cents(row.subtotal), cents(row.refunded), row.customer_id, row.customer_email, row.country, utc(row.placed_at), utc(row.vendor_updated_at)],
  order_lines: (row) => [row.order_id, row.product_id, row.variant_id, row.sku, number(row.quantity), cents(row.total), cents(row.tax)],
  transactions: (row) => [row.order_id, row.kind, cents(row.amount), utc(row.occurred_at)],
  products: (row) => [row.title, row.status],
  variants: (row) => [row.product_id, row.sku, cents(row.price)],
  customers: (row) => [row.email, row.id.startsWith('guest-') ? row.orders_count : row.first_name],
  inventory: (row) => [row.product_id, row.sku, number(row.available)],
};

/** What the warehouse holds of a connection, in the same columns as `expectedRows`. */
export async function kept(warehouse: Warehouse, owner: StoreOwner) {
  const tables = await Promise.all(Object.entries(COLUMNS).map(async ([table, columns]) => {
    const live = [...(await keptRows(warehouse, owner, table as StoreTable)).values()].filter(({ deleted_at: deleted }) => deleted === null);
    return [table, Object.fromEntries(live.map((row) => [row.id, columns(row)]))] as const;
  }));
  return Object.fromEntries(tables);
}
