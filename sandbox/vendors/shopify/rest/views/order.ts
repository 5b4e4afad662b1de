import { moneyBag, scalarMoney } from '../../data/money';
import { totalOf } from '../../data/orders';
import type { Line, Order } from '../../data/records';
import { gid } from '../../resolvers/ids';
import type { Shop } from '../../shop';
import { shopTime, shopTimeOrNull } from '../time';
import { customerRest } from './customer';

const TAX = { title: 'VAT', rate: 0.19 };

/** An order in its REST form, which webhooks carry too: ids are numbers, amounts have all decimals, times are the shop's. */
export function orderRest(order: Order, shop: Shop) {
  const { currency, timezone } = shop.facts;
  const money = (minor: number) => scalarMoney(minor, currency);
  const set = (minor: number) => bagRest(minor, currency, order.presentment);
  const sum = (of: (line: Line) => number) => order.lines.reduce((total, line) => total + of(line), 0);
  const total = totalOf(order.lines, order.shipping);
  const current = total - order.refunds.reduce((back, { amount }) => back + amount, 0);
  const subtotal = sum(({ price, quantity, discount }) => price * quantity - discount);
  const customer = shop.data.customers.get(order.customerId);
  const address = { address1: '1 Mill Lane', address2: null, city: null, company: null, country_code: order.country, province_code: null, zip: null };
  return {
    id: order.id, admin_graphql_api_id: gid('Order', order.id), name: order.name, number: order.number, order_number: order.number + 1000, email: order.email, phone: null,
    currency, presentment_currency: order.presentment, created_at: shopTime(order.createdAt, timezone), updated_at: shopTime(order.updatedAt, timezone),
    processed_at: shopTime(order.processedAt, timezone), cancelled_at: shopTimeOrNull(order.cancelledAt, timezone), cancel_reason: order.cancelledAt === null ? null : 'customer',
    closed_at: null, financial_status: order.financialStatus.toLowerCase(), fulfillment_status: order.fulfillmentStatus === 'UNFULFILLED' ? null : order.fulfillmentStatus.toLowerCase(),
    total_price: money(total), total_price_set: set(total), current_total_price: money(current), subtotal_price: money(subtotal), subtotal_price_set: set(subtotal),
    total_tax: money(sum(({ tax }) => tax)), total_tax_set: set(sum(({ tax }) => tax)), total_discounts: money(sum(({ discount }) => discount)),
    total_discounts_set: set(sum(({ discount }) => discount)), total_shipping_price_set: set(order.shipping), taxes_included: false, note: order.note, note_attributes: [],
    tags: [...order.tags].sort().join(', '), test: order.test, source_name: order.sourceName, discount_codes: [], tax_lines: [], billing_address: address, shipping_address: address,
    customer: customer ? customerRest(customer, shop) : null, line_items: order.lines.map((line) => lineRest(line, order, currency)),
    shipping_lines: order.shipping === 0 ? [] : [{ id: order.id + 70_000_000, title: 'Standard', price: money(order.shipping), price_set: set(order.shipping) }],
    refunds: order.refunds.map(({ id, at }) => ({
      id, admin_graphql_api_id: gid('Refund', id), order_id: order.id, created_at: shopTime(at, timezone), note: null,
      transactions: order.transactions.filter((one) => one.kind === 'REFUND' && one.at === at).map((one) => transactionRest(one, order, shop)),
    })),
    fulfillments: [],
  };
}

export function transactionRest({ id, kind, status, amount, at }: Order['transactions'][number], order: Order, { facts }: Shop) {
  return {
    id, admin_graphql_api_id: gid('OrderTransaction', id), order_id: order.id, kind: kind.toLowerCase(), status: status.toLowerCase(), gateway: 'shopify_payments', test: order.test,
    amount: scalarMoney(amount, facts.currency), currency: facts.currency, created_at: shopTime(at, facts.timezone), processed_at: shopTime(at, facts.timezone),
  };
}

function lineRest(line: Line, order: Order, currency: string) {
  const set = (minor: number) => bagRest(minor, currency, order.presentment);
  return {
    id: line.id, admin_graphql_api_id: gid('LineItem', line.id), title: line.title, name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    quantity: line.quantity, current_quantity: line.quantity, sku: line.sku, variant_title: line.variantTitle, vendor: null, product_id: line.productId, variant_id: line.variantId,
    price: scalarMoney(line.price, currency), price_set: set(line.price), total_discount: scalarMoney(0, currency),
    discount_allocations: line.discount === 0 ? [] : [{ amount: scalarMoney(line.discount, currency), amount_set: set(line.discount) }],
    tax_lines: line.tax === 0 ? [] : [{ ...TAX, price: scalarMoney(line.tax, currency), price_set: set(line.tax) }],
  };
}

/** `…_set`: both currencies, amounts with all decimals. */
function bagRest(minor: number, currency: string, presentment: string) {
  const { shopMoney, presentmentMoney } = moneyBag(minor, currency, presentment, scalarMoney);
  const rest = ({ amount, currencyCode }: { amount: string; currencyCode: string }) => ({ amount, currency_code: currencyCode });
  return { shop_money: rest(shopMoney), presentment_money: rest(presentmentMoney) };
}
