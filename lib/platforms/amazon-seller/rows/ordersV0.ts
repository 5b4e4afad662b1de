import type { OrderLineRow, OrderRow } from '../../../warehouse/storeRows';
import { decimalOf, negated, sumOf } from '../../../money/decimal';
import { findMarketplace } from '../marketplaces';
import type { OrderItemV0, OrderV0 } from '../operations';
import { utc, type OrderRows } from './orders';

type Money = OrderV0['OrderTotal'];

const STATUS: ReadonlyMap<string, OrderRow['status']> = new Map([
  ['PendingAvailability', 'pending'], ['Pending', 'pending'], ['InvoiceUnconfirmed', 'paid'], ['Unshipped', 'paid'], ['PartiallyShipped', 'paid'], ['Shipped', 'fulfilled'],
  ['Canceled', 'cancelled'], ['Unfulfillable', 'cancelled'],
] as const);

/** An order of v0 with its items. Amounts of the order that v0 has for items alone are their sums. */
export function orderRowsV0(order: OrderV0, items: readonly OrderItemV0[]): OrderRows {
  const { OrderStatus: status, MarketplaceId: marketplaceId = null } = order;
  const changedAt = utc(order.LastUpdateDate);
  const priced = items.some(({ ItemPrice }) => ItemPrice);
  const over = (of: (item: OrderItemV0) => string) => (priced ? sumOf(items.map(of)) : null);
  return {
    order: {
      id: order.AmazonOrderId, number: order.AmazonOrderId, status: STATUS.get(status) ?? 'paid', financial_status: null, fulfillment_status: status,
      currency: order.OrderTotal?.CurrencyCode ?? null, total: decimalOf(order.OrderTotal?.Amount),
      subtotal: over((item) => sumOf([amount(item.ItemPrice), negated(discountOf(item))])), tax: over(taxOf), shipping: over(({ ShippingPrice }) => amount(ShippingPrice)), discount: over(discountOf),
      refunded: null, customer_id: null, customer_email: order.BuyerInfo?.BuyerEmail?.trim().toLowerCase() || null,
      country: order.ShippingAddress?.CountryCode ?? (marketplaceId === null ? null : findMarketplace(marketplaceId)?.country ?? null),
      channel: marketplaceId, is_test: false, placed_at: utc(order.PurchaseDate), cancelled_at: status === 'Canceled' ? changedAt : null, vendor_updated_at: changedAt,
      raw: withoutBuyer(order),
    },
    lines: items.map((item) => lineRow(order.AmazonOrderId, item)),
  };
}

function lineRow(orderId: string, item: OrderItemV0): OrderLineRow {
  const { ASIN: asin = null, SellerSKU: sku = null, ItemPrice: price, QuantityOrdered: quantity } = item;
  const total = price ? sumOf([amount(price), amount(item.ShippingPrice), taxOf(item), negated(discountOf(item))]) : null;
  return {
    id: item.OrderItemId, order_id: orderId, product_id: asin, variant_id: sku, sku, title: item.Title ?? sku ?? asin ?? item.OrderItemId, quantity,
    currency: price?.CurrencyCode ?? null, unit_price: unitPrice(price, quantity), discount: price ? discountOf(item) : null, tax: price ? taxOf(item) : null, total, raw: item,
  };
}

/** v0 has the price of the whole line only; where it cannot be divided to the cent, no unit price is claimed. */
function unitPrice(price: Money, quantity: number): string | null {
  const line = decimalOf(price?.Amount);
  if (line === null || quantity < 1) return null;
  const places = line.split('.')[1]?.length ?? 0;
  const digits = BigInt(line.replace('.', ''));
  if (digits % BigInt(quantity) !== 0n) return null;
  const unit = String(digits / BigInt(quantity)).padStart(places + 1, '0');
  return places === 0 ? unit : `${unit.slice(0, -places)}.${unit.slice(-places)}`;
}

function taxOf({ ItemTax, ShippingTax }: OrderItemV0): string {
  return sumOf([amount(ItemTax), amount(ShippingTax)]);
}

function discountOf({ PromotionDiscount, ShippingDiscount }: OrderItemV0): string {
  return sumOf([amount(PromotionDiscount), amount(ShippingDiscount)]);
}

function amount(money: Money): string {
  return decimalOf(money?.Amount) ?? '0.00';
}

function withoutBuyer({ BuyerInfo: _buyer, ShippingAddress: _address, ...rest }: OrderV0): object {
  return rest;
}
