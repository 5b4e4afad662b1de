import type { Cursor, StreamPage } from '../../../sync/types';
import { bookingsQuery, payoutsQuery } from '../queries/payments';
import { bookingRows, payoutRow } from '../rows/money';
import type { ReadContext } from './context';
import { walk } from './pages';

/** A booking may be late, and a payout takes days from scheduled to paid. */
const OVERLAP_MS = 14 * 86_400_000;

/**
 * Fees, adjustments and payouts of Shopify Payments. Sales and refunds come with their orders, so that nothing is
 * counted twice. A shop that does not use Shopify Payments has none of it.
 */
export async function* readFinances(context: ReadContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const since = from && new Date(Date.parse(from.at) - OVERLAP_MS).toISOString();
  let startedAt: string | null = null;
  const booked = since && `processed_at:>='${since}'`;
  for await (const { nodes, at } of walk(context, bookingsQuery, { query: booked }, (data) => data.shopifyPaymentsAccount?.balanceTransactions)) {
    startedAt ??= at;
    yield { rows: { transactions: nodes.flatMap(bookingRows) }, cursor: null };
  }
  const issued = since && `issued_at:>='${since}'`;
  for await (const { nodes } of walk(context, payoutsQuery, { query: issued }, (data) => data.shopifyPaymentsAccount?.payouts)) {
    yield { rows: { transactions: nodes.map(payoutRow) }, cursor: null };
  }
  yield { rows: {}, cursor: { at: startedAt ?? from?.at ?? new Date(0).toISOString() } };
}
