import type { Sandbox } from '../../../../../sandbox';
import { truth, type StoreName } from './store';

interface Order {
  id: number; number: string; status: string; currency: string; total: string; total_tax: string; shipping_total: string; discount_total: string; customer_id: number; created_via: string; customer_note: string; date_created_gmt: string; date_modified_gmt: string; date_paid_gmt: string | null;
  billing: { email?: string; country?: string }; refunds: { id: number; total: string }[];
  line_items: { id: number; name: string; product_id: number; variation_id: number; sku: string; quantity: number; subtotal: string; total: string; total_tax: string }[];
}
interface Customer {
  id: number; email: string; first_name: string; last_name: string; date_created_gmt: string; date_modified_gmt: string | null;
  billing: { first_name: string; last_name: string; company: string; country: string; phone: string };
}
interface Guest { id: number; name: string; email: string; country: string; orders_count: number; total_spend: number; date_last_active_gmt: string }
interface Stocked {
  id: number; sku: string; price: string; regular_price: string; global_unique_id: string; slug: string; permalink: string; date_created_gmt: string; date_modified_gmt: string;
  categories?: { name: string }[]; images?: { src: string }[]; attributes: { option?: string }[];
  manage_stock: boolean | 'parent'; stock_quantity: number | null; type: string; parent_id: number; name: string; status: string; variations?: number[];
}

const cents = (amount: string) => Math.round(Number(amount) * 100);
const utc = (text: string | null) => (text === null ? null : `${text}.000Z`);
const WORDS: Record<string, string> = { pending: 'pending', 'on-hold': 'pending', processing: 'paid', completed: 'fulfilled', cancelled: 'cancelled', failed: 'cancelled', refunded: 'refunded' };

/** The rows that the warehouse has to hold, worked out from the shop's own data in whole cents. */
export async function expectedRows(sandbox: Sandbox, store: StoreName = 'alpine') {
  const orders = await truth<Order>(sandbox, 'orders', store);
  const products = await truth<Stocked>(sandbox, 'products', store);
  const variations = (await truth<Stocked>(sandbox, 'variations', store)).filter(({ parent_id: parent }) => products.some(({ id }) => id === parent));
  const customers = await truth<Customer>(sandbox, 'customers', store);
  const guests = await truth<Guest>(sandbox, 'guests', store);
  const refunds = await truth<{ id: number; order_id: number; amount: string; reason: string; date_created_gmt: string }>(sandbox, 'refunds', store);
  const sellable = [...products.filter(({ type }) => type !== 'variable'), ...variations];
  const shared = (one: Stocked) => {
    const parent = products.find(({ id }) => id === one.parent_id);
    return parent?.manage_stock === true ? parent.stock_quantity : null;
  };
  const currency = store === 'alpine' ? 'EUR' : 'USD';
  const available = (one: Stocked) => (one.manage_stock === 'parent' ? shared(one) : one.manage_stock ? one.stock_quantity : null);
  const refundedOf = ({ refunds: back }: Order) => back.reduce((sum, { total }) => sum - cents(total), 0);
  return {
    orders: table(orders.map((order) => [order.id, [
      order.number, WORDS[order.status], order.status === 'refunded' ? 'refunded' : refundedOf(order) > 0 ? 'partially_refunded' : order.date_paid_gmt ? 'paid' : 'pending',
      order.status === 'completed' ? 'fulfilled' : null, order.currency, cents(order.total), cents(order.total_tax), cents(order.shipping_total), order.line_items.reduce((sum, { subtotal }) => sum + cents(subtotal), 0),
      cents(order.discount_total), refundedOf(order), order.customer_id ? String(order.customer_id) : null, order.billing.email?.toLowerCase() ?? null,
      order.billing.country ?? null, order.created_via, false, utc(order.date_created_gmt), ['cancelled', 'failed'].includes(order.status) ? utc(order.date_modified_gmt) : null,
      utc(order.date_modified_gmt), order.customer_note,
    ]])),
    order_lines: table(orders.flatMap((order) => order.line_items.map((line) => [line.id, [String(order.id), String(line.product_id), String(line.variation_id || line.product_id), line.sku || null, line.name, order.currency, line.quantity, cents(line.total), cents(line.total_tax), cents(line.subtotal) - cents(line.total), cents(line.subtotal)]] as const))),
    transactions: table(refunds.map((refund) => [refund.id, [String(refund.order_id), true, 'refund', -cents(refund.amount), currency, null, null, refund.reason || null, utc(refund.date_created_gmt)]])),
    products: table(products.map((product) => [product.id, [
      product.name, product.status === 'publish' ? 'active' : 'draft', null, product.categories?.[0]?.name ?? null, product.slug, product.permalink, product.images?.[0]?.src ?? null, utc(product.date_created_gmt), utc(product.date_modified_gmt),
    ]])),
    variants: table(sellable.map((one) => [one.id, [String(one.parent_id || one.id), one.sku || null, one.global_unique_id || null, one.parent_id ? one.attributes.map(({ option }) => option).join(' / ') : null, currency,
      one.price === '' ? null : cents(one.price), one.regular_price !== one.price && one.regular_price !== '' ? cents(one.regular_price) : null, null, utc(one.date_modified_gmt)]])),
    customers: table([
      ...customers.map((customer) => [customer.id, [
        customer.email, customer.billing.phone || null, customer.first_name, customer.last_name, customer.billing.company || null, customer.billing.country, null, null, null, utc(customer.date_created_gmt), utc(customer.date_modified_gmt),
      ]] as const),
      ...guests.map((guest) => [`guest-${guest.id}`, [
        guest.email.toLowerCase(), null, guest.name.split(/\s+/)[0] || null, guest.name.trim().split(/\s+/).slice(1).join(' ') || null, null, guest.country || null, guest.orders_count, currency, Math.round(guest.total_spend * 100), null, utc(guest.date_last_active_gmt),
      ]] as const),
    ]),
    inventory: table(sellable.map((one) => [one.id, [
      String(one.id), String(one.parent_id || one.id), one.sku || null, null, available(one), available(one), null, null, utc(one.date_modified_gmt),
    ]])),
  };
}

function table(rows: readonly (readonly [number | string, readonly unknown[]])[]): Record<string, readonly unknown[]> {
  return Object.fromEntries([...rows].map(([id, values]) => [String(id), values]));
}
