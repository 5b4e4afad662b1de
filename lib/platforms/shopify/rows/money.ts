import type { TransactionRow } from '../../../warehouse/storeRows';
import { isZero, negated } from '../../../money/decimal';
import type { Booking, Payout } from '../queries/payments';

/** Payments and refunds come with their orders: of these bookings only the rest is new. */
const WITH_ORDERS = new Set(['CHARGE', 'REFUND', 'TRANSFER']);

/** The fee that was kept, and what was booked for other reasons than a payment. */
export function bookingRows(booking: Booking): TransactionRow[] {
  if (booking.test) return [];
  const common = {
    order_id: booking.associatedOrder?.id ?? null, settlement_id: booking.associatedPayout.id ?? null, sku: null, description: booking.type, occurred_at: booking.transactionDate, raw: booking,
  };
  const rows: TransactionRow[] = [];
  if (!isZero(booking.fee.amount)) rows.push({ ...common, id: `${booking.id}#fee`, kind: 'fee', amount: negated(booking.fee.amount), currency: booking.fee.currencyCode });
  if (!WITH_ORDERS.has(booking.type)) rows.push({ ...common, id: booking.id, kind: 'adjustment', amount: booking.amount.amount, currency: booking.amount.currencyCode });
  return rows;
}

export function payoutRow(payout: Payout): TransactionRow {
  return {
    id: payout.id, kind: 'payout', amount: payout.net.amount, currency: payout.net.currencyCode, order_id: null, settlement_id: payout.id, sku: null,
    description: payout.status, occurred_at: payout.issuedAt, raw: payout,
  };
}
