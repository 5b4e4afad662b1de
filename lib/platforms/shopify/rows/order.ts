import type { OrderLineRow, OrderRow, TransactionRow } from '../../../warehouse/storeRows';
import { minus, negated, sumOf } from '../../../money/decimal';
import type { Line, Order } from '../queries/orders';

/** Payments that moved money; authorizations and voids only announced it. */
const MOVES: Readonly<Record<string, 'sale' | 'refund'>> = { SALE: 'sale', CAPTURE: 'sale', REFUND: 'refund' };

export function orderRow(order: Order): OrderRow {
  const email = order.email?.trim().toLowerCase() ?? '';
  return {
    id: order.id, number: order.name, status: statusOf(order), financial_status: order.displayFinancialStatus ?? null, fulfillment_status: order.displayFulfillmentStatus ?? null,
    currency: order.totalPriceSet.shopMoney.currencyCode, total: order.totalPriceSet.shopMoney.amount, subtotal: order.subtotalPriceSet?.shopMoney.amount ?? null,
    tax: order.totalTaxSet?.shopMoney.amount ?? null, shipping: order.totalShippingPriceSet.shopMoney.amount, discount: order.totalDiscountsSet?.shopMoney.amount ?? null,
    refunded: order.totalRefundedSet.shopMoney.amount, customer_id: order.customer?.id ?? null, customer_email: email === '' ? null : email,
    country: order.shippingAddress?.countryCodeV2 ?? order.billingAddress?.countryCodeV2 ?? null, channel: order.sourceName ?? null, is_test: order.test,
    placed_at: order.processedAt, cancelled_at: order.cancelledAt ?? null, vendor_updated_at: order.updatedAt, raw: order,
  };
}

export function lineRow(order: Order, line: Line): OrderLineRow {
  const discount = sumOf(line.discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet.shopMoney.amount));
  return {
    id: line.id, order_id: order.id, product_id: line.product?.id ?? null, variant_id: line.variant?.id ?? null, sku: line.sku ?? null, title: line.title, quantity: line.quantity,
    currency: line.originalUnitPriceSet.shopMoney.currencyCode, unit_price: line.originalUnitPriceSet.shopMoney.amount, discount,
    tax: sumOf(line.taxLines.map(({ priceSet }) => priceSet.shopMoney.amount)), total: minus(line.originalTotalSet.shopMoney.amount, discount), raw: line,
  };
}

/** Payments that succeeded; those of test orders moved nothing. */
export function paymentRows(order: Order): TransactionRow[] {
  return order.transactions.flatMap((transaction) => {
    const kind = Object.hasOwn(MOVES, transaction.kind) ? MOVES[transaction.kind] : undefined;
    if (!kind || transaction.status !== 'SUCCESS' || transaction.test) return [];
    const { amount, currencyCode } = transaction.amountSet.shopMoney;
    return [{
      id: transaction.id, kind, amount: kind === 'refund' ? negated(amount) : amount, currency: currencyCode, order_id: order.id, with_order: true, settlement_id: null, sku: null,
      description: transaction.gateway ?? null, occurred_at: transaction.processedAt ?? transaction.createdAt, raw: transaction,
    }];
  });
}

function statusOf({ cancelledAt, displayFinancialStatus: paid, displayFulfillmentStatus: sent }: Order): OrderRow['status'] {
  if (cancelledAt) return 'cancelled';
  if (paid === 'REFUNDED') return 'refunded';
  if (sent === 'FULFILLED') return 'fulfilled';
  return paid === 'PAID' || paid === 'PARTIALLY_REFUNDED' ? 'paid' : 'pending';
}
