import { money, taxOf } from '../money';
import { Shelf, type Entry, type Item } from '../shelf';
import type { Site } from '../site';
import { customerEmail, FIRST_CUSTOMER, person, withoutEmail } from './customers';
import { isVariable, priceOf, productId, SIZES } from './products';
import { at, GOODS } from './words';

const FIRST_ORDER = 10_000;
const SINCE = Date.UTC(2025, 0, 1, 0, 20);
const SPAN = 660 * 86_400_000;
/** So many orders were marked completed in the admin at once, within the same second. */
const AT_ONCE = 130;
const AT_ONCE_MS = Date.UTC(2026, 9, 28, 7);
const STATUSES = ['completed', 'completed', 'completed', 'processing', 'completed', 'on-hold', 'pending', 'cancelled', 'refunded', 'failed'];

export function orderShelf(site: Site): Shelf {
  const shelf: Shelf = new Shelf((id) => order(site, shelf.find(id) as Item));
  for (let n = 1; n <= site.facts.sizes.orders; n += 1) {
    const id = FIRST_ORDER + n;
    const createdMs = Math.floor((SINCE + (n / site.facts.sizes.orders) * SPAN) / 1000) * 1000;
    const modifiedMs = n <= AT_ONCE ? AT_ONCE_MS : createdMs + 60_000 * (1 + site.pick(`order ${id} modified`, 3000));
    const item: Item = { id, createdMs, modifiedMs, status: n <= AT_ONCE ? 'completed' : at(STATUSES, site.pick(`order ${id} status`, 10)), parent: 0 };
    shelf.items.set(id, item);
    addRefunds(site, item);
  }
  return shelf;
}

/** Every third order was bought without an account. */
export function isGuest(id: number): boolean {
  return id % 3 === 0;
}

interface Line extends Entry { readonly subtotalCents: number; readonly totalCents: number; readonly taxCents: number }

function lineOf(site: Site, order: number, index: number, discount: number): Line {
  const key = `order ${order} line ${index}`;
  const product = productId(1 + site.pick(key, site.facts.sizes.products));
  const variation = isVariable(product) ? product + 1 + site.pick(`${key} size`, 3) : 0;
  const id = variation || product;
  const quantity = 1 + site.pick(`${key} quantity`, 4);
  const subtotalCents = priceOf(site, id) * quantity;
  const totalCents = subtotalCents - Math.round((subtotalCents * discount) / 100);
  const taxCents = taxOf(totalCents, site.facts.taxPercent);
  const name = at(GOODS, (product - 100) / 10);
  return {
    id: order * 10 + index, name: variation ? `${name} - ${at(SIZES, (variation % 10) - 1)}` : name, product_id: product, variation_id: variation, quantity,
    tax_class: '', subtotal: money(subtotalCents), subtotal_tax: money(taxOf(subtotalCents, site.facts.taxPercent)), total: money(totalCents), total_tax: money(taxCents),
    taxes: [], meta_data: [], sku: id % 70 === 0 ? '' : `${site.facts.name.slice(0, 2).toUpperCase()}-${id}`, price: totalCents / 100 / quantity,
    image: { id: '', src: '' }, parent_name: variation ? name : null, subtotalCents, totalCents, taxCents,
  };
}

function order(site: Site, { id, status, createdMs }: Item): Entry {
  const discount = site.chance(`order ${id} coupon`) < 0.2 ? 10 : 0;
  const made = Array.from({ length: 1 + site.pick(`order ${id} lines`, 3) }, (_, index) => lineOf(site, id, index, discount));
  const sum = (pick: (line: Line) => number) => made.reduce((total, line) => total + pick(line), 0);
  const shipping = 490;
  const shippingTax = taxOf(shipping, site.facts.taxPercent);
  const totalTax = sum(({ taxCents }) => taxCents) + shippingTax;
  const customer = isGuest(id) ? 0 : FIRST_CUSTOMER + site.pick(`order ${id} customer`, site.facts.sizes.customers);
  const guest = site.pick(`order ${id} guest`, Math.max(1, Math.ceil(site.facts.sizes.customers / 3)));
  // Guests write their address as they like.
  const email = customer ? customerEmail(site, customer) : `${guest % 2 ? 'Guest' : 'guest'}${guest}@mail.example.com`;
  const billing = person(site, customer || 900_000 + guest, email);
  const paidMs = ['completed', 'processing', 'refunded'].includes(status) ? createdMs + 90_000 : null;
  return {
    parent_id: 0, number: String(id), order_key: `wc_order_${id.toString(36)}`, created_via: id % 8 === 0 ? 'admin' : 'checkout', version: '10.3.0', currency: site.facts.currency,
    currency_symbol: site.facts.symbol, ...site.time.pair('date_paid', paidMs), ...site.time.pair('date_completed', status === 'completed' ? createdMs + 86_400_000 : null),
    discount_total: money(sum(({ subtotalCents, totalCents }) => subtotalCents - totalCents)), discount_tax: '0.00', shipping_total: money(shipping), shipping_tax: money(shippingTax),
    cart_tax: money(totalTax - shippingTax), total: money(sum(({ totalCents }) => totalCents) + shipping + totalTax), total_tax: money(totalTax), prices_include_tax: false,
    customer_id: customer, customer_ip_address: '203.0.113.7', customer_user_agent: 'Mozilla/5.0', customer_note: id % 17 === 0 ? 'Ring twice, "please" <3' : '', billing,
    shipping: withoutEmail(billing), payment_method: 'stripe', payment_method_title: 'Card', transaction_id: paidMs === null ? '' : `ch_${id}`, payment_url: '', is_editable: false,
    needs_payment: status === 'pending', needs_processing: status === 'processing', cart_hash: '', meta_data: [],
    line_items: made.map(({ subtotalCents: _subtotal, totalCents: _total, taxCents: _tax, ...line }) => line),
    tax_lines: [], shipping_lines: [{ id: id * 10 + 8, method_title: 'Parcel', method_id: 'flat_rate', total: money(shipping), total_tax: money(shippingTax), taxes: [], meta_data: [] }],
    fee_lines: [], coupon_lines: discount ? [{ id: id * 10 + 9, code: 'welcome10', discount: money(sum(({ subtotalCents, totalCents }) => subtotalCents - totalCents)), discount_tax: '0.00', meta_data: [] }] : [],
  };
}

/** A refunded order got everything back; some completed ones a part. */
function addRefunds(site: Site, item: Item): void {
  const { id, status, createdMs } = item;
  const isWhole = status === 'refunded';
  if (!isWhole && !(status === 'completed' && site.chance(`order ${id} refund`) < 0.06)) return;
  const own = isWhole ? { amount: order(site, item).total, reason: 'Sent back' } : { amount: '5.00', reason: 'Dented' };
  const refundId = 9_000_000 + id;
  site.refunds.items.set(refundId, { id: refundId, createdMs: createdMs + 3 * 86_400_000, modifiedMs: null, status: 'completed', parent: id, own });
}
