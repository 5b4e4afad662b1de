import { randomOf } from '../../../conditions/random';
import type { Marketplace } from '../marketplaces';
import type { Seller } from '../sellers';
import { priceIn, type Product } from './products';

export type OrderStatus = 'PENDING' | 'UNSHIPPED' | 'PARTIALLY_SHIPPED' | 'SHIPPED' | 'CANCELLED';

export interface OrderLine {
  readonly itemId: string;
  readonly product: Product;
  readonly quantity: number;
  readonly unitCents: number;
  /** Of the whole line, as the next three. */
  readonly shippingCents: number;
  readonly taxCents: number;
  readonly discountCents: number;
}

export interface Order {
  readonly index: number;
  readonly id: string;
  readonly marketplace: Marketplace;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly status: OrderStatus;
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT';
  readonly prime: boolean;
  readonly business: boolean;
  readonly buyer: { readonly name: string; readonly email: string; readonly city: string; readonly postalCode: string };
  readonly lines: readonly OrderLine[];
}

export interface OrderSource {
  readonly seller: Seller;
  readonly count: number;
  readonly products: readonly Product[];
  /** The newest order is a little older than this. */
  readonly anchorMs: number;
}

const DAY = 86_400_000;
const SPAN_MS = 540 * DAY;
const PEOPLE = ['Ada Moreau', 'Jonas Weiß', "Siobhán O'Neill", 'Mei Tanaka', 'Luis Ortega', 'Zoë Dubois'];
const CITIES = ['Springfield', 'München', 'Leeds', 'Saint-Étienne', 'Toronto'];

export function createdMsOf({ count, anchorMs }: OrderSource, index: number): number {
  const step = Math.min(SPAN_MS / Math.max(1, count), 2 * DAY);
  return wholeSeconds(anchorMs - 3_600_000 - (count - 1 - index) * step);
}

export function updatedMsOf(source: OrderSource, index: number): number {
  const created = createdMsOf(source, index);
  const after = (0.02 + randomOf(source.seller.seed, `updated ${index}`) * 3) * DAY;
  return wholeSeconds(Math.min(created + after, Math.max(created, source.anchorMs - 1_800_000)));
}

/** The order with this number, the same again for the same seller. */
export function orderAt(source: OrderSource, index: number): Order {
  const { seller, anchorMs } = source;
  const chance = (what: string) => randomOf(seller.seed, `${what} ${index}`);
  const pick = <T>(list: readonly T[], what: string): T => list[Math.floor(chance(what) * list.length)] as T;
  const marketplace = pick(seller.marketplaces, 'marketplace');
  const createdMs = createdMsOf(source, index);
  const lines = Array.from({ length: 1 + Math.floor(chance('lines') ** 2 * 3) }, (_, at) => lineAt(source, index, at, marketplace));
  const name = pick(PEOPLE, 'name');
  return {
    index, id: orderId(marketplace, index), marketplace, createdMs, updatedMs: updatedMsOf(source, index), lines,
    status: statusAt(anchorMs - createdMs, chance('status')),
    fulfilledBy: lines.every(({ product }) => product.fba) ? 'AMAZON' : 'MERCHANT',
    prime: chance('prime') < 0.5,
    business: chance('business') < 0.08,
    buyer: {
      name, city: pick(CITIES, 'city'), postalCode: String(10_000 + Math.floor(chance('zip') * 89_999)),
      email: `buyer${Math.floor(chance('buyer') * Math.max(1, source.count / 3))}@marketplace.amazon.example`,
    },
  };
}

/** The number an order id was made from; null for an id of another form. */
export function indexOfOrder(id: string): number | null {
  const digits = /^\d{3}-\d{7}-(\d{7})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

export function orderId({ orderPrefix }: Marketplace, index: number): string {
  const middle = String((index * 7_654_321 + 1_234_567) % 10_000_000).padStart(7, '0');
  return `${orderPrefix}-${middle}-${String(index).padStart(7, '0')}`;
}

export function totalOf({ quantity, unitCents, shippingCents, taxCents, discountCents }: OrderLine): number {
  return quantity * unitCents + shippingCents + taxCents - discountCents;
}

function lineAt({ seller, products }: OrderSource, index: number, at: number, marketplace: Marketplace): OrderLine {
  const chance = (what: string) => randomOf(seller.seed, `${what} ${index}/${at}`);
  const product = products[Math.floor(chance('product') ** 2 * products.length)] as Product;
  const quantity = chance('quantity') < 0.8 ? 1 : 2 + Math.floor(chance('more') * 3);
  const unitCents = priceIn(product, marketplace);
  const price = unitCents * quantity;
  const discountCents = chance('discount') < 0.15 ? Math.round(price * 0.1) : 0;
  const shippingCents = product.fba ? 0 : 499;
  return {
    itemId: String(10_000_000_000_000 + index * 10 + at), product, quantity, unitCents, shippingCents, discountCents,
    taxCents: Math.round((price - discountCents + shippingCents) * 0.0825),
  };
}

function statusAt(ageMs: number, chance: number): OrderStatus {
  if (chance < 0.04) return 'CANCELLED';
  if (ageMs > 4 * DAY) return 'SHIPPED';
  if (chance < 0.2) return 'PENDING';
  return chance < 0.25 ? 'PARTIALLY_SHIPPED' : chance < 0.7 ? 'UNSHIPPED' : 'SHIPPED';
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
