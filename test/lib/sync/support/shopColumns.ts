import type { Booking, Payout } from '../../../../sandbox/vendors/shopify/data/ledger';
import type { Customer, Level, Line, Order, Product, Variant } from '../../../../sandbox/vendors/shopify/data/records';
import type { Tables } from './sandboxedStores';

/** A shop's records as the sandbox holds them: times in milliseconds, amounts in minor units. */
export interface ShopRecords {
  readonly currency: string;
  readonly domain: string;
  readonly orders: readonly Order[];
  readonly customers: readonly Customer[];
  readonly products: readonly Product[];
  readonly levels: readonly Level[];
  readonly locations: readonly { readonly id: number; readonly name: string }[];
  readonly bookings: readonly Booking[];
  readonly payouts: readonly Payout[];
}

type Row = Record<string, unknown> & { readonly id: string };

const gid = (type: string, id: number | null): string | null => (id === null ? null : `gid://shopify/${type}/${id}`);
const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);
const byId = (rows: readonly Row[]): Record<string, unknown> => Object.fromEntries(rows.map((row) => [row.id, row]));

/** What every column of the warehouse should say, by table and id. */
export function columnsOf(shop: ShopRecords): Tables {
  const amount = (minor: number | null): string | null => (minor === null ? null : exact(minor, shop.currency === 'JPY' ? 0 : 2));
  const { currency } = shop;
  const net = (line: Line): number => line.price * line.quantity - line.discount;
  const variants = shop.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  const places = new Map(shop.locations.map(({ id, name }) => [id, name]));

  const order = (one: Order): Row => ({
    id: gid('Order', one.id)!, number: one.name, status: statusOf(one), financial_status: one.financialStatus, fulfillment_status: one.fulfillmentStatus, currency,
    total: amount(sum(one.lines, (line) => net(line) + line.tax) + one.shipping), subtotal: amount(sum(one.lines, net)), tax: amount(sum(one.lines, ({ tax }) => tax)),
    shipping: amount(one.shipping), discount: amount(sum(one.lines, ({ discount }) => discount)), refunded: amount(sum(one.refunds, (refund) => refund.amount)),
    customer_id: shop.customers.some(({ id }) => id === one.customerId) ? gid('Customer', one.customerId) : null, customer_email: one.email?.toLowerCase() ?? null, country: one.country,
    channel: one.sourceName, is_test: one.test, placed_at: time(one.processedAt), cancelled_at: time(one.cancelledAt), vendor_updated_at: time(one.updatedAt), note: one.note,
  });
  const line = (of: Order, one: Line): Row => ({
    id: gid('LineItem', one.id)!, order_id: gid('Order', of.id), product_id: shop.products.some(({ id }) => id === one.productId) ? gid('Product', one.productId) : null,
    variant_id: variants.some(({ variant }) => variant.id === one.variantId) ? gid('ProductVariant', one.variantId) : null, sku: one.sku, title: one.title, quantity: String(one.quantity),
    currency, unit_price: amount(one.price), discount: amount(one.discount), tax: amount(one.tax), total: amount(net(one)),
  });
  const payments = (of: Order): Row[] => (of.test ? [] : of.transactions.filter(({ status, kind }) => status === 'SUCCESS' && kind !== 'AUTHORIZATION').map((one) => ({
    id: gid('OrderTransaction', one.id)!, kind: one.kind === 'REFUND' ? 'refund' : 'sale', amount: amount(one.kind === 'REFUND' ? -one.amount : one.amount), currency, order_id: gid('Order', of.id),
    with_order: true, settlement_id: null, sku: null, description: 'shopify_payments', occurred_at: time(one.at),
  })));
  const fee = (one: Booking): Row => ({
    id: `${gid('ShopifyPaymentsBalanceTransaction', one.id)}#fee`, kind: 'fee', amount: amount(-one.fee), currency, order_id: gid('Order', one.order.id), with_order: null,
    settlement_id: gid('ShopifyPaymentsPayout', one.payoutId), sku: null, description: 'CHARGE', occurred_at: time(one.at),
  });
  const payout = (one: Payout): Row => ({
    id: gid('ShopifyPaymentsPayout', one.id)!, kind: 'payout', amount: amount(one.net), currency, order_id: null, with_order: null, settlement_id: gid('ShopifyPaymentsPayout', one.id),
    sku: null, description: 'PAID', occurred_at: time(one.at),
  });
  const customer = (one: Customer): Row => ({
    id: gid('Customer', one.id)!, email: one.email, phone: one.phone, first_name: one.firstName, last_name: one.lastName, company: one.address?.company ?? null,
    country: one.address?.countryCode ?? null, accepts_marketing: one.email === null ? null : one.marketing === 'SUBSCRIBED', orders_count: one.ordersCount, currency,
    total_spent: amount(one.spent), vendor_created_at: time(one.createdAt), vendor_updated_at: time(one.updatedAt),
  });
  const product = (one: Product): Row => ({
    id: gid('Product', one.id)!, title: one.title, status: one.status.toLowerCase(), vendor: one.vendor, product_type: one.productType, handle: one.handle,
    url: one.status === 'ACTIVE' ? `https://${shop.domain}/products/${one.handle}` : null, image_url: `https://cdn.example.com/${shop.domain.split('.')[0]}/${one.handle}.jpg`,
    vendor_created_at: time(one.createdAt), vendor_updated_at: time(one.updatedAt),
  });
  const variant = (of: Product, one: Variant): Row => ({
    id: gid('ProductVariant', one.id)!, product_id: gid('Product', of.id), sku: one.sku, barcode: one.barcode, title: one.title, currency, price: amount(one.price),
    compare_at_price: amount(one.compareAtPrice), cost: amount(one.cost), vendor_updated_at: time(one.updatedAt),
  });
  const level = (one: Level): Row => {
    const item = variants.find(({ variant: { itemId } }) => itemId === one.itemId)!;
    const counted = (quantity: number): string | null => (item.variant.tracked ? String(quantity) : null);
    return {
      id: `${gid('InventoryLevel', one.id)}?inventory_item_id=${one.itemId}`, variant_id: gid('ProductVariant', item.variant.id), product_id: gid('Product', item.product.id), sku: item.variant.sku,
      title: item.variant.title === 'Default Title' ? item.product.title : `${item.product.title} – ${item.variant.title}`, location_id: gid('Location', one.locationId),
      location_name: places.get(one.locationId), available: counted(one.quantities.available), on_hand: counted(one.quantities.on_hand), reserved: counted(one.quantities.committed),
      incoming: counted(one.quantities.incoming), vendor_updated_at: time(one.updatedAt),
    };
  };

  return {
    orders: byId(shop.orders.map(order)), order_lines: byId(shop.orders.flatMap((one) => one.lines.map((some) => line(one, some)))),
    transactions: byId([...shop.orders.flatMap(payments), ...shop.bookings.filter((one) => one.fee !== 0).map(fee), ...shop.payouts.map(payout)]),
    customers: byId(shop.customers.map(customer)), products: byId(shop.products.map(product)), variants: byId(variants.map((one) => variant(one.product, one.variant))),
    inventory: byId(shop.levels.map(level)),
  };
}

/** `-1350` with two decimals is `-13.5`: no rounding, no zeros behind. */
function exact(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  return `${minor < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

function statusOf({ cancelledAt, financialStatus, fulfillmentStatus }: Order): string {
  if (cancelledAt !== null) return 'cancelled';
  if (financialStatus === 'REFUNDED') return 'refunded';
  if (fulfillmentStatus === 'FULFILLED') return 'fulfilled';
  return financialStatus === 'PENDING' ? 'pending' : 'paid';
}
