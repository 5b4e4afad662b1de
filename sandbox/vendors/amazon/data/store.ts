import type { StoreSizes } from '../../../storeSizes';
import type { Seller } from '../sellers';
import { createdMsOf, indexOfOrder, orderAt, updatedMsOf, type Order, type OrderSource } from './orders';
import { productsOf, type Product } from './products';
import { Stock } from './stock';

/** When something happened to the order of this number. */
export interface Moment {
  readonly ms: number;
  readonly index: number;
}

/** A refund of an order where it names one, and a fee of so many hundredths otherwise. */
export interface Charge {
  readonly atMs: number;
  readonly cents: number;
  readonly orderIndex: number | null;
}

/** Everything one seller has. Orders are made when they are asked for; only changed ones are kept. */
export class SellerStore {
  /** What is listed now; orders keep what they were made of. */
  products: readonly Product[];
  /** Money that moved beyond what orders and subscriptions make of themselves. */
  readonly charges: Charge[] = [];
  readonly stock: Stock;
  private readonly source: OrderSource;
  private readonly changed = new Map<number, Order>();
  private count: number;
  private timelines: { created: readonly Moment[]; updated: readonly Moment[] } | null = null;
  /** Grows with every change. */
  version = 0;

  constructor(readonly facts: Seller, sizes: StoreSizes, anchorMs: number) {
    this.products = productsOf(facts, sizes.products);
    this.source = { seller: facts, count: sizes.orders, products: this.products, anchorMs };
    this.count = sizes.orders;
    this.stock = new Stock(facts, this.products, anchorMs);
  }

  order(index: number): Order | null {
    if (index < 0 || index >= this.count) return null;
    return this.changed.get(index) ?? orderAt(this.source, index);
  }

  orderById(id: string): Order | null {
    const index = indexOfOrder(id);
    const order = index === null ? null : this.order(index);
    return order?.id === id ? order : null;
  }

  *orders(): Generator<Order> {
    for (let index = 0; index < this.count; index += 1) yield this.order(index) as Order;
  }

  /** Every order by the time it was created or last updated, oldest first. */
  timeline(by: 'created' | 'updated'): readonly Moment[] {
    this.timelines ??= { created: this.moments('created'), updated: this.moments('updated') };
    return this.timelines[by];
  }

  put(order: Order): void {
    this.changed.set(order.index, order);
    this.touched();
  }

  /** A new order like the one before it, placed at `createdMs`. */
  add(createdMs: number): Order {
    const { seller } = this.source;
    const like = orderAt({ ...this.source, count: this.count + 1 }, this.count);
    const order: Order = { ...like, createdMs, updatedMs: createdMs, status: 'UNSHIPPED' };
    if (!seller.marketplaces.includes(order.marketplace)) throw new Error('the new order is of no marketplace of the seller');
    this.changed.set(this.count, order);
    this.count += 1;
    this.touched();
    return order;
  }

  charge(charge: Charge): void {
    this.charges.push(charge);
    this.touched();
  }

  private touched(): void {
    this.timelines = null;
    this.version += 1;
  }

  private moments(by: 'created' | 'updated'): Moment[] {
    const moments: Moment[] = [];
    for (let index = 0; index < this.count; index += 1) {
      const kept = this.changed.get(index);
      const ms = by === 'created' ? kept?.createdMs ?? createdMsOf(this.source, index) : kept?.updatedMs ?? updatedMsOf(this.source, index);
      moments.push({ ms, index });
    }
    return moments.sort((a, b) => a.ms - b.ms || a.index - b.index);
  }
}

/** The first place in a timeline after `ms` and, within the same time, after `index`. */
export function placeAfter(timeline: readonly Moment[], ms: number, index: number): number {
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = timeline[middle] as Moment;
    if (at.ms < ms || (at.ms === ms && at.index <= index)) low = middle + 1;
    else high = middle;
  }
  return low;
}
