import type { Booking, Payout } from '../data/ledger';
import { connection } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { parseSearch, type SearchFields } from '../graphql/search';
import { gid, iso } from './ids';
import type { ListArguments } from './lists';
import { moneyOf } from './orders';

const BOOKING_FIELDS: SearchFields<Booking> = { id: { kind: 'number', of: ({ id }) => id }, processed_at: { kind: 'time', of: ({ at }) => at } };
const PAYOUT_FIELDS: SearchFields<Payout> = { id: { kind: 'number', of: ({ id }) => id }, issued_at: { kind: 'time', of: ({ at }) => at } };

/** The shop's Shopify Payments account: a booking for each payment, a payout for each week that is over. */
export function paymentsAccount(context: Context) {
  const { shop } = context;
  if (shop.settings.payments === 'off') return null;
  const { ledger } = shop.data;
  return {
    id: gid('ShopifyPaymentsAccount', shop.facts.id), activated: true, country: 'DE', defaultCurrency: shop.facts.currency,
    balanceTransactions: (args: ListArguments) => page(args, ledger.bookings(), BOOKING_FIELDS, (booking) => bookingView(booking, context), context),
    payouts: (args: ListArguments) => page(args, ledger.payouts(), PAYOUT_FIELDS, ({ id, at, net }) => ({
      id: gid('ShopifyPaymentsPayout', id), legacyResourceId: String(id), issuedAt: iso(at), net: moneyOf(net, context), status: 'PAID', transactionType: net < 0 ? 'WITHDRAWAL' : 'DEPOSIT',
    }), context),
  };
}

function bookingView({ id, order, kind, amount, fee, at, payoutId }: Booking, context: Context) {
  return {
    id: gid('ShopifyPaymentsBalanceTransaction', id), type: kind === 'REFUND' ? 'REFUND' : 'CHARGE', amount: moneyOf(amount, context), fee: moneyOf(fee, context),
    net: moneyOf(amount - fee, context), test: false, transactionDate: iso(at), associatedOrder: { id: gid('Order', order.id), name: order.name },
    associatedPayout: { id: gid('ShopifyPaymentsPayout', payoutId) },
  };
}

function page<T extends { readonly id: number }, N>(args: ListArguments, records: readonly T[], fields: SearchFields<T>, toNode: (record: T) => N, context: Context) {
  const { matches, warnings } = parseSearch(args.query, fields);
  context.warn('payments', args.query ?? '', warnings);
  return connection(args, { records: args.reverse ? [...records].reverse() : records, matches, isFiltered: Boolean(args.query) }, toNode, context);
}
