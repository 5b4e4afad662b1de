import type { Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../lib/warehouse/storeRows';
import { STORE_TABLES, type ColumnType } from '../../../../lib/warehouse/storeTables';
import type { Sandbox } from '../../../../sandbox';
import { SHOPS } from '../../../../sandbox/vendors/shopify';
import { control, edit } from '../../../sandbox/shopify/support';
import { entered } from '../../platforms/shopify/support/connected';
import { keptRows, type KeptRow } from './client';
import type { SandboxedStore, Tables } from './sandboxedStores';
import { columnsOf, type ShopRecords } from './shopColumns';

type Facts = (typeof SHOPS)[0];

/** The two shops of the sandbox: one in euros, one in yen. Every column is compared. */
export function shopifyPair(sandbox: Sandbox): readonly [SandboxedStore, SandboxedStore] {
  const store = (shop: Facts): SandboxedStore => ({
    fields: entered(sandbox, shop),
    change: async (round) => await change(sandbox, shop, round),
    truth: async () => columnsOf(await recordsOf(sandbox, shop)),
    kept,
  });
  return [store(SHOPS[0]), store(SHOPS[1]!)];
}

const recordsOf = async (sandbox: Sandbox, shop: Facts): Promise<ShopRecords> => await control(sandbox, 'records', undefined, shop) as unknown as ShopRecords;

async function change(sandbox: Sandbox, shop: Facts, round: number): Promise<void> {
  const { orders, products, customers, levels } = await recordsOf(sandbox, shop);
  const set = (kind: string, id: number | undefined, fields: object): Promise<unknown> => edit(sandbox, { kind, id, set: fields }, shop);
  const remove = (kind: string, id: number | undefined): Promise<unknown> => edit(sandbox, { kind, id, delete: true }, shop);
  const copy = (kind: string, id: number | undefined, fields: object): Promise<unknown> => edit(sandbox, { kind, copy: id, set: fields }, shop);
  const now = Math.floor(Date.now() / 1000) * 1000;

  // What the shop takes back from an order is no longer told with it; what was booked stays booked.
  await set('order', orders.find(({ refunds }) => refunds.length > 0)?.id, { transactions: [], refunds: [] });
  await set('order', orders[3 + round]?.id, { note: `after ${round}`, cancelledAt: now, email: null });
  const abroad = orders.filter(({ presentment, refunds, financialStatus }) => presentment !== shop.currency && refunds.length === 0 && financialStatus === 'PAID')[round];
  const refund = { id: 60_000_000 + round, amount: 101, at: now };
  await set('order', abroad?.id, {
    financialStatus: 'PARTIALLY_REFUNDED', refunds: [refund], transactions: [...(abroad?.transactions ?? []), { ...refund, kind: 'REFUND', status: 'SUCCESS' }],
  });
  const [first, ...others] = orders[60]?.lines ?? [];
  await set('order', orders[60]?.id, { lines: [{ ...first, quantity: 9 + round }, ...others.slice(0, -1)], fulfillmentStatus: 'PARTIALLY_FULFILLED', financialStatus: 'PENDING' });
  await remove('order', orders[30 + round]?.id);
  await copy('order', orders[40]?.id, { note: 'new', lines: [], transactions: [], refunds: [] });

  await set('customer', customers[5]?.id, { firstName: `Zoë ${round}`, phone: `+3531${round}000000`, marketing: 'UNSUBSCRIBED', address: null, spent: 12_345 + round });
  await set('customer', customers[6]?.id, { email: null, lastName: null });
  await remove('customer', customers[7]?.id);
  await copy('customer', customers[8]?.id, { email: `new${round}@example.com`, phone: null });

  const changed = products[2];
  const variants = changed?.variants.map((variant, at) => ({ ...variant, sku: `NEW-${round}-${at}`, price: variant.price + 7, cost: null, tracked: !variant.tracked, updatedAt: now }));
  await set('product', changed?.id, { title: `Renamed ${round}`, status: round % 2 === 0 ? 'DRAFT' : 'ACTIVE', variants });
  await set('product', products[3]?.id, { title: `Renamed only ${round}` });
  await remove('product', products[4]?.id);
  const item = 9_900_000 + round;
  await copy('product', products[5]?.id, { title: `New ${round}`, variants: [{ ...products[5]?.variants[0], id: item, itemId: item }] });
  await copy('level', levels[0]?.id, { itemId: item });

  await set('level', levels.at(-1 - round)?.id, { quantities: { available: -3, on_hand: 1, committed: 4, incoming: round, reserved: 0 } });
  await remove('level', levels.at(-20 - round)?.id);
}

async function kept(warehouse: Warehouse, owner: StoreOwner): Promise<Tables> {
  const rows = new Map<string, KeptRow[]>();
  for (const table of Object.keys(STORE_TABLES).filter((name) => name !== 'records')) {
    rows.set(table, [...(await keptRows(warehouse, owner, table as StoreTable)).values()].filter(({ deleted_at: gone }) => gone === null));
  }
  const ids = (table: string): Set<unknown> => new Set(rows.get(table)?.map(({ id }) => id));
  const [customers, products, variants] = [ids('customers'), ids('products'), ids('variants')];
  // What an order refers to may be deleted later, without a word about the order: the reference then leads nowhere.
  const leading = (row: Record<string, unknown>): Record<string, unknown> => ({
    ...row, ...(Object.hasOwn(row, 'customer_id') && !customers.has(row.customer_id) && { customer_id: null }),
    ...(Object.hasOwn(row, 'product_id') && !products.has(row.product_id) && { product_id: null }), ...(Object.hasOwn(row, 'variant_id') && !variants.has(row.variant_id) && { variant_id: null }),
  });
  return Object.fromEntries([...rows].map(([table, some]) => [table, Object.fromEntries(some.map((row) => [row.id, leading(comparable(table as StoreTable, row))]))]));
}

/** All columns that come from the shop. Of its object as it came, `note` stands for what has no column. */
function comparable(table: StoreTable, row: KeptRow): Record<string, unknown> {
  const columns = Object.entries(STORE_TABLES[table].columns as Record<string, ColumnType>).filter(([name]) => name !== 'raw');
  return { ...Object.fromEntries(columns.map(([name, type]) => [name, plain(row[name], type)])), ...(table === 'orders' && { note: (row.raw as { note: unknown }).note }) };
}

function plain(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'timestamptz') return new Date(String(value)).toISOString();
  return type === 'numeric' ? String(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : value;
}
