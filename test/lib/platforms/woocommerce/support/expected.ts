import type { Sandbox } from '../../../../../sandbox';
import { truth, type StoreName } from './store';

interface Order {
  id: number; status: string; currency: string; total: string; total_tax: string; shipping_total: string; customer_id: number; date_created_gmt: string; date_modified_gmt: string; date_paid_gmt: string | null;
  billing: { email?: string; country?: string }; refunds: { id: number; total: string }[];
  line_items: { id: number; product_id: number; variation_id: number; sku: string; quantity: number; subtotal: string; total: string; total_tax: string }[];
}
interface Stocked { id: number; sku: string; price: string; manage_stock: boolean | 'parent'; stock_quantity: number | null; type: string; parent_id: number; name: string; status: string; variations?: number[] }

const cents = (amount: string) => Math.round(Number(amount) * 100);
const utc = (text: string | null) => (text === null ? null : `${text}.000Z`);
const WORDS: Record<string, string> = { pending: 'pending', 'on-hold': 'pending', processing: 'paid', completed: 'fulfilled', cancelled: 'cancelled', failed: 'cancelled', refunded: 'refunded' };

/** The rows that the warehouse has to hold, worked out from the shop's own data in whole cents. */
export async function expectedRows(sandbox: Sandbox, store: StoreName = 'alpine') {
  const orders = await truth<Order>(sandbox, 'orders', store);
  const products = await truth<Stocked>(sandbox, 'products', store);
  const variations = (await truth<Stocked>(sandbox, 'variations', store)).filter(({ parent_id: parent }) => products.some(({ id }) => id === parent));
  const customers = await truth<{ id: number; email: string; first_name: string }>(sandbox, 'customers', store);
  const guests = await truth<{ id: number; email: string; orders_count: number }>(sandbox, 'guests', store);
  const refunds = await truth<{ id: number; order_id: number; amount: string; date_created_gmt: string }>(sandbox, 'refunds', store);
  const sellable = [...products.filter(({ type }) => type !== 'variable'), ...variations];
  const shared = (one: Stocked) => {
    const parent = products.find(({ id }) => id === one.parent_id);
    return parent?.manage_stock === true ? parent.stock_quantity : null;
  };
  return {
    orders: table(orders.map((order) => [order.id, [
      WORDS[order.status], order.currency, cents(order.total), cents(order.total_tax), cents(order.shipping_total), order.line_items.reduce((sum, { subtotal }) => sum + cents(subtotal), 0),
      order.refunds.reduce((sum, { total }) => sum - cents(total), 0), order.customer_id ? String(order.customer_id) : null, order.billing.email?.toLowerCase() ?? null,
      order.billing.country ?? null, utc(order.date_created_gmt), utc(order.date_modified_gmt),
    ]])),
    order_lines: table(orders.flatMap((order) => order.line_items.map((line) => [line.id, [String(order.id), String(line.product_id), String(line.variation_id || line.product_id), line.sku || null, line.quantity, cents(line.total), cents(line.total_tax)]] as const))),
    transactions: table(refunds.map((refund) => [refund.id, [String(refund.order_id), 'refund', -cents(refund.amount), utc(refund.date_created_gmt)]])),
    products: table(products.map((product) => [product.id, [product.name, product.status === 'publish' ? 'active' : 'draft']])),
    variants: table(sellable.map((one) => [one.id, [String(one.parent_id || one.id), one.sku || null, one.price === '' ? null : cents(one.price)]])),
    customers: table([
      ...customers.map((customer) => [customer.id, [customer.email, customer.first_name]] as const),
      ...guests.map((guest) => [`guest-${guest.id}`, [guest.email.toLowerCase(), guest.orders_count]] as const),
    ]),
    inventory: table(sellable.map((one) => [one.id, [String(one.parent_id || one.id), one.sku || null, one.manage_stock === 'parent' ? shared(one) : one.manage_stock ? one.stock_quantity : null]])),
  };
}

function table(rows: readonly (readonly [number | string, readonly unknown[]])[]): Record<string, readonly unknown[]> {
  return Object.fromEntries([...rows].map(([id, values]) => [String(id), values]));
}
