import type { OrderLineRow, OrderRow } from '../../../warehouse/storeRows';
import { absolute, decimalOf, negated, sumOf } from '../../../money/decimal';
import { findMarketplace } from '../marketplaces';
import type { Order, OrderItem } from '../operations';

export interface OrderRows {
  readonly order: OrderRow;
  readonly lines: readonly OrderLineRow[];
}

type Proceeds = Order['proceeds'] | OrderItem['proceeds'];

const STATUS: ReadonlyMap<string, OrderRow['status']> = new Map([
  ['PENDING_AVAILABILITY', 'pending'], ['PENDING', 'pending'], ['UNSHIPPED', 'paid'], ['PARTIALLY_SHIPPED', 'paid'], ['SHIPPED', 'fulfilled'],
  ['CANCELLED', 'cancelled'], ['UNFULFILLABLE', 'cancelled'],
] as const);

/** An order of 2026-01-01 with its items, for the warehouse. Names and addresses of buyers are not kept. */
export function orderRows(order: Order): OrderRows {
  const status = order.fulfillment?.fulfillmentStatus ?? null;
  const marketplaceId = order.salesChannel.marketplaceId ?? null;
  const { proceeds } = order;
  const items = amountOf(proceeds, 'ITEM');
  const discount = absoluteOf(amountOf(proceeds, 'DISCOUNT'));
  const placedAt = utc(order.createdTime);
  const changedAt = utc(order.lastUpdatedTime);
  return {
    order: {
      id: order.orderId, number: order.orderId, status: STATUS.get(status ?? '') ?? 'paid', financial_status: null, fulfillment_status: status,
      currency: proceeds?.grandTotal?.currencyCode ?? null, total: decimalOf(proceeds?.grandTotal?.amount),
      subtotal: items === null ? null : sumOf([items, negated(discount ?? '0')]),
      tax: amountOf(proceeds, 'TAX'), shipping: amountOf(proceeds, 'SHIPPING'), discount, refunded: null,
      customer_id: null, customer_email: order.buyer?.buyerEmail?.trim().toLowerCase() || null, country: marketplaceId === null ? null : findMarketplace(marketplaceId)?.country ?? null,
      channel: marketplaceId, is_test: false, placed_at: placedAt, cancelled_at: status === 'CANCELLED' ? changedAt : null, vendor_updated_at: changedAt,
      raw: withoutBuyer(order),
    },
    lines: order.orderItems.map((item) => lineRow(order.orderId, item)),
  };
}

function lineRow(orderId: string, item: OrderItem): OrderLineRow {
  const { product, proceeds, quantityOrdered } = item;
  const price = product.price?.unitPrice ?? null;
  return {
    id: item.orderItemId, order_id: orderId, product_id: product.asin ?? null, variant_id: product.sellerSku ?? null, sku: product.sellerSku ?? null,
    title: product.title ?? product.sellerSku ?? product.asin ?? item.orderItemId, quantity: quantityOrdered,
    currency: proceeds?.proceedsTotal?.currencyCode ?? price?.currencyCode ?? null, unit_price: decimalOf(price?.amount),
    discount: absoluteOf(amountOf(proceeds, 'DISCOUNT')), tax: amountOf(proceeds, 'TAX'), total: decimalOf(proceeds?.proceedsTotal?.amount), raw: item,
  };
}

/** The sum of one kind of proceeds; zero where others are told and this one is not, null where none are told. */
function amountOf(proceeds: Proceeds, type: string): string | null {
  if (!proceeds?.breakdowns) return null;
  const amounts = proceeds.breakdowns.filter((one) => one.type === type).map(({ subtotal }) => decimalOf(subtotal.amount));
  return amounts.includes(null) ? null : sumOf(['0.00', ...(amounts as string[])]);
}

function absoluteOf(amount: string | null): string | null {
  return amount === null ? null : absolute(amount);
}

/** Amazon lets data of buyers be kept for thirty days only: a warehouse is no place for it. */
function withoutBuyer({ buyer: _buyer, recipient: _recipient, ...rest }: Order): object {
  return rest;
}

export function utc(time: string): string {
  return new Date(time).toISOString();
}
