import type { Order, Transaction } from './records';

const WEEK_MS = 7 * 86_400_000;
const FEE = { share: 0.029, fixed: 30 };

/** What Shopify Payments booked for one payment. */
export interface Booking {
  readonly id: number;
  readonly order: Pick<Order, 'id' | 'name'>;
  readonly kind: Transaction['kind'];
  readonly amount: number;
  readonly fee: number;
  readonly at: number;
  readonly payoutId: number;
}

export interface Payout {
  readonly id: number;
  readonly at: number;
  readonly net: number;
}

/** A shop's Shopify Payments account: what was booked once stays, whatever becomes of its order. Each week is paid out. */
export class Ledger {
  private readonly byId = new Map<number, Booking>();

  constructor(orders: readonly Order[]) {
    for (const order of orders) this.book(order);
  }

  /** Payments of the order that are not in the books yet; test orders move no money. */
  book({ id, name, test, transactions }: Order): void {
    if (test) return;
    for (const transaction of transactions) {
      const isBooked = transaction.status === 'SUCCESS' && transaction.kind !== 'AUTHORIZATION';
      if (!isBooked || this.byId.has(transaction.id)) continue;
      this.byId.set(transaction.id, { id: transaction.id, order: { id, name }, kind: transaction.kind, at: transaction.at, payoutId: weekOf(transaction.at), ...figures(transaction) });
    }
  }

  bookings(): Booking[] {
    return [...this.byId.values()].sort((a, b) => a.at - b.at || a.id - b.id);
  }

  /** Of the weeks that are over. */
  payouts(): Payout[] {
    const nets = new Map<number, number>();
    for (const { payoutId, amount, fee } of this.bookings()) nets.set(payoutId, (nets.get(payoutId) ?? 0) + amount - fee);
    return [...nets].map(([id, net]) => ({ id, net, at: (id + 1) * WEEK_MS })).filter(({ at }) => at < Date.now());
  }
}

/** Of a sale a fee is kept; of a refund none. */
function figures({ kind, amount }: Transaction): Pick<Booking, 'amount' | 'fee'> {
  return kind === 'REFUND' ? { amount: -amount, fee: 0 } : { amount, fee: Math.round(amount * FEE.share) + FEE.fixed };
}

const weekOf = (at: number): number => Math.floor(at / WEEK_MS);
