import type { Order, Transaction } from '../data/records';
import { connection } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { parseSearch, type SearchFields } from '../graphql/search';
import { gid, iso } from './ids';
import type { ListArguments } from './lists';
import { feeOf, moneyOf } from './orders';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

interface Booking {
  readonly id: number;
  readonly order: Order;
  readonly transaction: Transaction;
  readonly at: number;
}

interface Payout {
  readonly id: number;
  readonly at: number;
  readonly net: number;
}

const BOOKING_FIELDS: SearchFields<Booking> = { id: { kind: 'number', of: ({ id }) => id }, processed_at: { kind: 'time', of: ({ at }) => at } };
const PAYOUT_FIELDS: SearchFields<Payout> = { id: { kind: 'number', of: ({ id }) => id }, issued_at: { kind: 'time', of: ({ at }) => at } };

/** The shop's Shopify Payments account: a booking for each payment, a payout for each week that is over. */
export function paymentsAccount(context: Context) {
  const { shop } = context;
  if (shop.settings.payments === 'off') return null;
  const bookings = (): Booking[] => [...shop.data.orders.all()].flatMap((order) => order.transactions
    .filter(({ status, kind }) => status === 'SUCCESS' && kind !== 'AUTHORIZATION' && !order.test)
    .map((transaction) => ({ id: transaction.id, order, transaction, at: transaction.at }))).sort((a, b) => a.at - b.at || a.id - b.id);
  return {
    id: gid('ShopifyPaymentsAccount', shop.facts.id), activated: true, country: 'DE', defaultCurrency: shop.facts.currency,
    balanceTransactions: (args: ListArguments) => page(args, bookings(), BOOKING_FIELDS, (booking) => bookingView(booking, context), context),
    payouts: (args: ListArguments) => page(args, payoutsOf(bookings()), PAYOUT_FIELDS, ({ id, at, net }) => ({
      id: gid('ShopifyPaymentsPayout', id), legacyResourceId: String(id), issuedAt: iso(at), net: moneyOf(net, context), status: 'PAID', transactionType: net < 0 ? 'WITHDRAWAL' : 'DEPOSIT',
    }), context),
  };
}

function bookingView({ id, order, transaction, at }: Booking, context: Context) {
  const { amount, fee } = figures(transaction);
  return {
    id: gid('ShopifyPaymentsBalanceTransaction', id), type: transaction.kind === 'REFUND' ? 'REFUND' : 'CHARGE', amount: moneyOf(amount, context), fee: moneyOf(fee, context),
    net: moneyOf(amount - fee, context), test: false, transactionDate: iso(at), associatedOrder: { id: gid('Order', order.id), name: order.name },
    associatedPayout: { id: gid('ShopifyPaymentsPayout', weekOf(at)) },
  };
}

function figures({ kind, amount }: Transaction): { amount: number; fee: number } {
  return kind === 'REFUND' ? { amount: -amount, fee: 0 } : { amount, fee: feeOf(amount) };
}

function payoutsOf(bookings: readonly Booking[]): Payout[] {
  const weeks = new Map<number, number>();
  for (const { at, transaction } of bookings) {
    const { amount, fee } = figures(transaction);
    weeks.set(weekOf(at), (weeks.get(weekOf(at)) ?? 0) + amount - fee);
  }
  return [...weeks].filter(([week]) => (week + 1) * WEEK_MS < Date.now()).map(([week, net]) => ({ id: week, at: (week + 1) * WEEK_MS, net }));
}

const weekOf = (at: number): number => Math.floor(at / WEEK_MS);

function page<T extends { readonly id: number }, N>(args: ListArguments, records: readonly T[], fields: SearchFields<T>, toNode: (record: T) => N, context: Context) {
  const { matches, warnings } = parseSearch(args.query, fields);
  context.warn('payments', args.query ?? '', warnings);
  return connection(args, { records: args.reverse ? [...records].reverse() : records, matches, isFiltered: Boolean(args.query) }, toNode, context);
}
