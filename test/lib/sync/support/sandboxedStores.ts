import type { Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../lib/warehouse/storeRows';
import type { Sandbox } from '../../../../sandbox';
import { amazonCredential } from '../../../../sandbox/vendors/amazon';
import { SHOPS } from '../../../../sandbox/vendors/shopify';
import { entered } from '../../platforms/shopify/support/connected';
import { sellerOf } from '../../../sandbox/amazon/seller';
import { control, edit } from '../../../sandbox/shopify/support';
import { keptRows, type KeptRow } from './client';

type Rows = Record<string, readonly unknown[]>;
type Tables = Record<string, Rows>;

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
const table = (rows: readonly (readonly [string, ...unknown[]])[]): Rows => Object.fromEntries(rows.map(([id, ...values]) => [id, values]));

type Columns = Record<string, (row: KeptRow) => readonly unknown[]>;

const keptIn = (columns: Columns) => async (warehouse: Warehouse, owner: StoreOwner): Promise<Tables> => {
  const tables: Tables = {};
  for (const [name, values] of Object.entries(columns)) {
    const live = [...(await keptRows(warehouse, owner, name as StoreTable)).values()].filter(({ deleted_at: gone }) => gone === null);
    tables[name] = table(live.filter(({ kind }) => kind !== 'fee' && kind !== 'payout').map((row) => [row.id, ...values(row)]));
  }
  return tables;
};

interface ShopTruth {
  orders: {
    id: string; name: string; updatedAt: string; total: string; test: boolean; cancelledAt: string | null; shipping: string; refunded: string; note: string | null;
    lines: { id: string; quantity: number; sku: string | null; price: string; tax: string }[]; payments: { id: string; kind: string; amount: string }[];
  }[];
  customers: { id: string; email: string | null; firstName: string | null; updatedAt: string }[];
  products: { id: string; title: string; variants: string[] }[];
  levels: { id: string }[];
}

const SHOP_COLUMNS: Columns = {
  orders: (row) => [row.number, cents(row.total), row.is_test, utc(row.cancelled_at), cents(row.shipping), cents(row.refunded), (row.raw as { note: string | null }).note, utc(row.vendor_updated_at)],
  order_lines: (row) => [row.order_id, Number(row.quantity), row.sku, cents(row.unit_price), cents(row.tax)],
  transactions: (row) => [row.order_id, row.kind, cents(row.amount)],
  customers: (row) => [row.email, row.first_name, utc(row.vendor_updated_at)],
  products: (row) => [row.title],
  variants: (row) => [row.product_id],
  inventory: () => [],
};

/** The two shops of the sandbox. */
export function shopifyPair(sandbox: Sandbox): readonly [SandboxedStore, SandboxedStore] {
  const store = (shop: (typeof SHOPS)[0]): SandboxedStore => ({
    fields: entered(sandbox, shop),
    async change(round) {
      const { orders, products, customers } = await control(sandbox, 'truth', undefined, shop) as unknown as ShopTruth;
      const number = (id: string | undefined): number => Number(/\/(\d+)/.exec(id ?? '')?.[1]);
      const refunded = orders.find(({ payments }) => payments.some(({ kind }) => kind === 'REFUND'));
      // What the shop takes back from an order is no longer told with it.
      await edit(sandbox, { kind: 'order', id: number(refunded?.id), set: { transactions: [], refunds: [] } }, shop);
      await edit(sandbox, { kind: 'order', id: number(orders[3 + round]?.id), set: { note: `after ${round}`, cancelledAt: Date.UTC(2026, 0, 1) } }, shop);
      await edit(sandbox, { kind: 'order', id: number(orders[30 + round]?.id), delete: true }, shop);
      await edit(sandbox, { kind: 'order', copy: number(orders[40]?.id), set: { note: 'new', lines: [], transactions: [], refunds: [] } }, shop);
      await edit(sandbox, { kind: 'customer', id: number(customers[5]?.id), set: { firstName: `Zoë ${round}` } }, shop);
      await edit(sandbox, { kind: 'customer', id: number(customers[7]?.id), delete: true }, shop);
      await edit(sandbox, { kind: 'product', id: number(products[2]?.id), set: { title: `Renamed ${round}` } }, shop);
      await edit(sandbox, { kind: 'product', id: number(products[4]?.id), delete: true }, shop);
    },
    async truth() {
      const { orders, customers, products, levels } = await control(sandbox, 'truth', undefined, shop) as unknown as ShopTruth;
      return {
        orders: table(orders.map((one) => [one.id, one.name, cents(one.total), one.test, utc(one.cancelledAt), cents(one.shipping), cents(one.refunded), one.note, utc(one.updatedAt)])),
        order_lines: table(orders.flatMap(({ id: order, lines }) => lines.map(({ id, quantity, sku, price, tax }) => [id, order, quantity, sku, cents(price), cents(tax)] as const))),
        transactions: table(orders.filter(({ test }) => !test).flatMap(({ id: order, payments }) => payments.map(({ id, kind, amount }) => [id, order, kind.toLowerCase(), kind === 'REFUND' ? -cents(amount)! : cents(amount)] as const))),
        customers: table(customers.map(({ id, email, firstName, updatedAt }) => [id, email, firstName, utc(updatedAt)])),
        products: table(products.map(({ id, title }) => [id, title])),
        variants: table(products.flatMap(({ id: product, variants }) => variants.map((id) => [id, product] as const))),
        inventory: table(levels.map(({ id }) => [id])),
      };
    },
    kept: keptIn(SHOP_COLUMNS),
  });
  return [store(SHOPS[0]), store(SHOPS[1]!)];
}

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
