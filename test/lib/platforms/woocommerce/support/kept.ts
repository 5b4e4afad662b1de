import type { Warehouse } from '../../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../../lib/warehouse/storeRows';
import { keptRows, type KeptRow } from '../../../sync/support/client';

const cents = (amount: unknown) => (amount === null ? null : Math.round(Number(amount) * 100));
const utc = (time: unknown) => (time === null ? null : new Date(String(time)).toISOString());
const number = (value: unknown) => (value === null ? null : Number(value));

const COLUMNS: Record<string, (row: KeptRow) => readonly unknown[]> = {
  orders: (row) => [
    row.number, row.status, row.financial_status, row.fulfillment_status, row.currency, cents(row.total), cents(row.tax), cents(row.shipping), cents(row.subtotal), cents(row.discount), cents(row.refunded),
    row.customer_id, row.customer_email, row.country, row.channel, row.is_test, utc(row.placed_at), utc(row.cancelled_at), utc(row.vendor_updated_at), (row.raw as { customer_note: string }).customer_note,
  ],
  order_lines: (row) => [row.order_id, row.product_id, row.variant_id, row.sku, row.title, row.currency, number(row.quantity), cents(row.total), cents(row.tax), cents(row.discount), Math.round(Number(row.unit_price) * Number(row.quantity) * 100)],
  transactions: (row) => [row.order_id, row.with_order, row.kind, cents(row.amount), row.currency, row.settlement_id, row.sku, row.description, utc(row.occurred_at)],
  products: (row) => [row.title, row.status, row.vendor, row.product_type, row.handle, row.url, row.image_url, utc(row.vendor_created_at), utc(row.vendor_updated_at)],
  variants: (row) => [row.product_id, row.sku, row.barcode, row.title, row.currency, cents(row.price), cents(row.compare_at_price), row.cost, utc(row.vendor_updated_at)],
  customers: (row) => [row.email, row.phone, row.first_name, row.last_name, row.company, row.country, row.orders_count, row.currency, cents(row.total_spent), utc(row.vendor_created_at), utc(row.vendor_updated_at)],
  inventory: (row) => [row.variant_id, row.product_id, row.sku, row.location_id, number(row.available), number(row.on_hand), row.reserved, row.incoming, utc(row.vendor_updated_at)],
};

/** What the warehouse holds of a connection, in the same columns as `expectedRows`. */
export async function kept(warehouse: Warehouse, owner: StoreOwner) {
  const tables = await Promise.all(Object.entries(COLUMNS).map(async ([table, columns]) => {
    const live = [...(await keptRows(warehouse, owner, table as StoreTable)).values()].filter(({ deleted_at: deleted }) => deleted === null);
    return [table, Object.fromEntries(live.map((row) => [row.id, columns(row)]))] as const;
  }));
  return Object.fromEntries(tables);
}
