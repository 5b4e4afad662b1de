import { z } from 'zod';
import { absolute, isZero, minus, negated, perUnit, sumOf } from '../../../money/decimal';
import type { OrderLineRow, OrderRow, TransactionRow } from '../../../warehouse/storeRows';
import { amount, count, gmt, id, list, mapOf, reference, text, type Raw } from '../rest/shapes';

const line = z.object({
  id, name: text, product_id: reference, variation_id: reference, sku: text, quantity: count, subtotal: amount, total: amount, total_tax: amount,
}).passthrough();
const refundMark = z.object({ id, total: amount, reason: text }).passthrough();

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#order-properties */
export const orderShape = z.object({
  id, number: text, status: z.string(), currency: text, total: amount, total_tax: amount, shipping_total: amount, discount_total: amount,
  customer_id: reference, created_via: text, date_created_gmt: gmt, date_modified_gmt: gmt, date_paid_gmt: gmt, date_completed_gmt: gmt,
  billing: mapOf(z.object({ email: text, country: text }).passthrough()), line_items: list(line), refunds: list(refundMark),
}).passthrough();
export type Order = z.infer<typeof orderShape>;
/** What a list of refunds by order needs. */
export const refundsShape = orderShape.pick({ id: true, refunds: true });

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#refund-properties */
export const refundShape = z.object({ id, amount, reason: text, date_created_gmt: gmt }).passthrough();
export type Refund = z.infer<typeof refundShape>;

const STATUSES: ReadonlyMap<string, OrderRow['status']> = new Map([
  ['pending', 'pending'], ['on-hold', 'pending'], ['checkout-draft', 'pending'], ['auto-draft', 'pending'], ['processing', 'paid'], ['completed', 'fulfilled'],
  ['cancelled', 'cancelled'], ['failed', 'cancelled'], ['refunded', 'refunded'],
]);

/** Plugins add statuses of their own; what is paid counts as paid. */
export function isKnownStatus(status: string): boolean {
  return STATUSES.has(status);
}

export function orderRow(order: Order, raw: Raw): OrderRow {
  const refunded = sumOf(order.refunds.flatMap(({ total }) => (total === null ? [] : absolute(total))));
  const placed = order.date_created_gmt ?? order.date_modified_gmt;
  if (placed === null) throw new TypeError(`The order ${order.id} has no date_created_gmt.`);
  return {
    id: order.id,
    number: order.number ?? order.id,
    status: STATUSES.get(order.status) ?? (order.date_paid_gmt ? 'paid' : 'pending'),
    financial_status: financialStatus(order, refunded),
    fulfillment_status: order.status === 'completed' ? 'fulfilled' : null,
    currency: order.currency,
    total: order.total,
    subtotal: sumOf(order.line_items.flatMap(({ subtotal }) => subtotal ?? [])),
    tax: order.total_tax,
    shipping: order.shipping_total,
    discount: order.discount_total,
    refunded,
    customer_id: order.customer_id,
    customer_email: order.billing.email?.trim().toLowerCase() || null,
    country: order.billing.country || null,
    channel: order.created_via || null,
    is_test: false,
    placed_at: placed,
    cancelled_at: order.status === 'cancelled' || order.status === 'failed' ? order.date_modified_gmt : null,
    vendor_updated_at: order.date_modified_gmt,
    raw,
  };
}

function financialStatus({ status, date_paid_gmt: paid }: Order, refunded: string): string {
  if (status === 'refunded') return 'refunded';
  if (!isZero(refunded)) return 'partially_refunded';
  return paid ? 'paid' : 'pending';
}

export function lineRows(order: Order, raws: readonly unknown[]): OrderLineRow[] {
  return order.line_items.map((item, index) => ({
    id: item.id,
    order_id: order.id,
    product_id: item.product_id,
    variant_id: item.variation_id ?? item.product_id,
    sku: item.sku || null,
    title: item.name ?? '',
    quantity: item.quantity ?? 0,
    currency: order.currency,
    unit_price: item.subtotal !== null && item.quantity ? perUnit(item.subtotal, item.quantity) : null,
    discount: item.subtotal !== null && item.total !== null ? minus(item.subtotal, item.total) : null,
    tax: item.total_tax,
    total: item.total,
    raw: raws[index] ?? item,
  }));
}

export function refundRow(order: Order, refund: Refund, raw: unknown): TransactionRow | null {
  if (refund.amount === null || order.currency === null) return null;
  return {
    id: refund.id,
    kind: 'refund',
    amount: negated(absolute(refund.amount)),
    currency: order.currency,
    order_id: order.id,
    with_order: true,
    settlement_id: null,
    sku: null,
    description: refund.reason || null,
    occurred_at: refund.date_created_gmt ?? order.date_modified_gmt ?? order.date_created_gmt ?? '',
    raw,
  };
}
