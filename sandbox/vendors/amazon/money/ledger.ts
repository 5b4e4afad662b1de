import { randomOf } from '../../../conditions/random';
import type { Order, OrderLine } from '../data/orders';
import type { SellerStore } from '../data/store';
import type { Marketplace } from '../marketplaces';

/** One amount of a transaction, in hundredths from the seller's view. */
export interface Part {
  readonly what: 'Principal' | 'Shipping' | 'Tax' | 'Promotion' | 'Commission' | 'FBAPerUnitFulfillmentFee' | 'Subscription' | 'Transfer';
  readonly cents: number;
}

export interface Entry {
  readonly type: 'Shipment' | 'Refund' | 'ServiceFee' | 'Transfer';
  readonly atMs: number;
  readonly marketplace: Marketplace;
  /** Of shipments and refunds. */
  readonly orderIndex: number | null;
  /** Of the rest. */
  readonly cents: number;
}

export interface Period {
  readonly settlementId: string;
  readonly currency: string;
  readonly marketplace: Marketplace;
  readonly startMs: number;
  readonly endMs: number;
  readonly depositMs: number;
  readonly totalCents: number;
}

const DAY = 86_400_000;
const PERIOD_MS = 14 * DAY;
const SUBSCRIPTION_CENTS = -3999;

/** All money that has moved on a seller's account, oldest first, and the settlement periods that have ended. */
export class Ledger {
  private made: { readonly version: number; readonly entries: readonly Entry[]; readonly periods: readonly Period[] } | null = null;

  constructor(private readonly store: SellerStore, private readonly anchorMs: number) {}

  get entries(): readonly Entry[] {
    return this.current().entries;
  }

  get periods(): readonly Period[] {
    return this.current().periods;
  }

  /** The lines of a settlement, in the order in which they were posted. */
  *within({ startMs, endMs, currency }: Period): Generator<Entry> {
    for (const entry of this.entries) {
      if (entry.type !== 'Transfer' && entry.atMs >= startMs && entry.atMs < endMs && entry.marketplace.currency === currency) yield entry;
    }
  }

  /** The ended period an entry belongs to. */
  periodOf(entry: Entry): Period | null {
    return this.periods.find(({ startMs, endMs, currency }) => entry.atMs >= startMs && entry.atMs < endMs && entry.marketplace.currency === currency) ?? null;
  }

  linesOf(entry: Entry): readonly { readonly line: OrderLine; readonly parts: readonly Part[] }[] {
    const order = entry.orderIndex === null ? null : this.store.order(entry.orderIndex);
    return (order?.lines ?? []).map((line) => ({ line, parts: entry.type === 'Refund' ? refundOf(order as Order, line) : shipmentOf(order as Order, line) }));
  }

  totalOf(entry: Entry): number {
    if (entry.orderIndex === null) return entry.cents;
    return this.linesOf(entry).reduce((total, { parts }) => total + sum(parts), 0);
  }

  private current() {
    if (this.made?.version !== this.store.version) this.made = this.make();
    return this.made;
  }

  private make() {
    const entries = [...this.sales(), ...this.fees(), ...this.charges()].sort((a, b) => a.atMs - b.atMs);
    const periods = this.periodsOf(entries);
    const transfers = periods.map(({ depositMs, marketplace, totalCents }): Entry => ({ type: 'Transfer', atMs: depositMs, marketplace, orderIndex: null, cents: -totalCents }));
    return { version: this.store.version, entries: [...entries, ...transfers].sort((a, b) => a.atMs - b.atMs), periods };
  }

  private *sales(): Generator<Entry> {
    const { seed } = this.store.facts;
    for (const { index, status, updatedMs, marketplace } of this.store.orders()) {
      if (status !== 'SHIPPED') continue;
      yield { type: 'Shipment', atMs: updatedMs, marketplace, orderIndex: index, cents: 0 };
      const refundedMs = updatedMs + (3 + randomOf(seed, `refund after ${index}`) * 10) * DAY;
      if (randomOf(seed, `refund ${index}`) < 0.05 && refundedMs < this.anchorMs) yield { type: 'Refund', atMs: Math.floor(refundedMs / 1000) * 1000, marketplace, orderIndex: index, cents: 0 };
    }
  }

  private *fees(): Generator<Entry> {
    const marketplace = this.store.facts.marketplaces[0] as Marketplace;
    const anchor = new Date(this.anchorMs);
    for (let month = 0; month < 18; month += 1) {
      const atMs = Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth() - month, 1);
      if (atMs < this.anchorMs) yield { type: 'ServiceFee', atMs, marketplace, orderIndex: null, cents: SUBSCRIPTION_CENTS };
    }
  }

  private *charges(): Generator<Entry> {
    const first = this.store.facts.marketplaces[0] as Marketplace;
    for (const { atMs, cents, orderIndex } of this.store.charges) {
      const marketplace = orderIndex === null ? first : this.store.order(orderIndex)?.marketplace ?? first;
      yield { type: orderIndex === null ? 'ServiceFee' : 'Refund', atMs, marketplace, orderIndex, cents };
    }
  }

  /** Periods of a fortnight, the last of them ended three days ago, for each currency. */
  private periodsOf(entries: readonly Entry[]): Period[] {
    const lastEnd = Math.floor(this.anchorMs / DAY) * DAY - 3 * DAY;
    const totals = new Map<string, { marketplace: Marketplace; back: number; cents: number }>();
    for (const entry of entries) {
      const back = Math.ceil((lastEnd - entry.atMs) / PERIOD_MS);
      if (back < 1) continue;
      const key = `${entry.marketplace.currency} ${back}`;
      const held = totals.get(key) ?? { marketplace: entry.marketplace, back, cents: 0 };
      totals.set(key, held);
      held.cents += this.totalOf(entry);
    }
    const first = this.store.facts.seed * 100_000_000;
    return [...totals.values()].map(({ marketplace, back, cents }): Period => {
      const endMs = lastEnd - (back - 1) * PERIOD_MS;
      return {
        settlementId: String(10_000_000_000 + first + Math.round(endMs / DAY) * 10 + currencies(this.store).indexOf(marketplace.currency)),
        currency: marketplace.currency, marketplace, startMs: endMs - PERIOD_MS, endMs, depositMs: endMs + DAY, totalCents: cents,
      };
    }).sort((a, b) => a.endMs - b.endMs);
  }
}

export function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { cents }) => total + cents, 0);
}

function currencies({ facts }: SellerStore): string[] {
  return [...new Set(facts.marketplaces.map(({ currency }) => currency))];
}

function shipmentOf({ fulfilledBy }: Order, { quantity, unitCents, shippingCents, taxCents, discountCents }: OrderLine): Part[] {
  const parts: Part[] = [
    { what: 'Principal', cents: quantity * unitCents }, { what: 'Shipping', cents: shippingCents }, { what: 'Tax', cents: taxCents },
    { what: 'Promotion', cents: -discountCents }, { what: 'Commission', cents: -Math.round((quantity * unitCents - discountCents + shippingCents) * 0.15) },
    { what: 'FBAPerUnitFulfillmentFee', cents: fulfilledBy === 'AMAZON' ? -quantity * 354 : 0 },
  ];
  return parts.filter(({ cents }) => cents !== 0);
}

/** Amazon keeps a fifth of its commission, and what sending has cost. */
function refundOf(order: Order, line: OrderLine): Part[] {
  return shipmentOf(order, line).flatMap(({ what, cents }) => {
    if (what === 'FBAPerUnitFulfillmentFee') return [];
    return [{ what, cents: what === 'Commission' ? -Math.round(cents * 0.8) : -cents }];
  });
}
