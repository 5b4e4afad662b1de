import { z } from 'zod';
import { money, page, text } from '../shapes';
import { query } from '../operation';

const BOOKING = 'id type test transactionDate amount { amount currencyCode } fee { amount currencyCode } net { amount currencyCode } associatedOrder { id name } associatedPayout { id }';
const PAYOUT = 'id issuedAt status transactionType net { amount currencyCode }';
const PAGE = 'pageInfo { hasNextPage endCursor }';

export const bookingShape = z.object({
  id: text, type: text, test: z.boolean(), transactionDate: text, amount: money, fee: money, net: money, associatedOrder: z.object({ id: text }).nullish(),
  associatedPayout: z.object({ id: z.string().nullish() }),
}).passthrough();
export const payoutShape = z.object({ id: text, issuedAt: text, status: text, transactionType: text, net: money }).passthrough();

/** Null where the shop does not use Shopify Payments. */
export const bookingsQuery = query(
  'balanceTransactions.getMany',
  `query Bookings($first: Int!, $after: String, $query: String) { shopifyPaymentsAccount { balanceTransactions(first: $first, after: $after, query: $query, sortKey: PROCESSED_AT) { ${PAGE} nodes { ${BOOKING} } } } }`,
  z.object({ shopifyPaymentsAccount: z.object({ balanceTransactions: page(bookingShape) }).nullish() }),
);
export const payoutsQuery = query(
  'payouts.getMany',
  `query Payouts($first: Int!, $after: String, $query: String) { shopifyPaymentsAccount { payouts(first: $first, after: $after, query: $query, sortKey: ISSUED_AT) { ${PAGE} nodes { ${PAYOUT} } } } }`,
  z.object({ shopifyPaymentsAccount: z.object({ payouts: page(payoutShape) }).nullish() }),
);

export type Booking = z.output<typeof bookingShape>;
export type Payout = z.output<typeof payoutShape>;
