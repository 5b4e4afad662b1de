import { randomOf } from '../../../conditions/random';
import type { Marketplace } from '../marketplaces';
import type { Seller } from '../sellers';

export interface Product {
  readonly index: number;
  readonly asin: string;
  readonly sku: string;
  readonly title: string;
  readonly brand: string;
  readonly type: string;
  readonly ean: string;
  /** Sent by Amazon from its own warehouses. */
  readonly fba: boolean;
  readonly cents: number;
}

const THINGS = [
  ['Zelt «Nordlicht»', 'TENT'], ['Sleeping Bag 0°C', 'SLEEPING_BAG'], ['Trekking Poles', 'TREKKING_POLE'], ['Head Lamp <500 lm>', 'FLASHLIGHT'],
  ['Cooking Set "Duo"', 'COOKWARE_SET'], ['Rain Jacket', 'COAT'], ['Gourde isotherme', 'BOTTLE'], ['Dry Bag 20 L', 'DRY_BAG'],
] as const;
const SIZES = ['S', 'M', 'L', 'XL', '2P', '4P'];

/** The products of a seller, the same ones again for the same seed. */
export function productsOf(seller: Seller, count: number): readonly Product[] {
  return Array.from({ length: count }, (_, index) => productAt(seller, index));
}

function productAt({ seed }: Seller, index: number): Product {
  const chance = (what: string) => randomOf(seed, `${what} ${index}`);
  const [thing, type] = THINGS[index % THINGS.length] ?? THINGS[0];
  const number = String(index + 1).padStart(4, '0');
  return {
    index,
    asin: `B0${(seed * 1_000_003 + index * 7919).toString(36).toUpperCase().padStart(8, '0').slice(-8)}`,
    // One seller in ten still uses blanks, slashes and umlauts.
    sku: index % 10 === 6 ? `TRB ${number}/ä&b` : `TRB-${number}`,
    title: `${thing} ${SIZES[index % SIZES.length]} ${number}`,
    brand: index % 3 === 0 ? 'Tributary' : 'Fjordline',
    type,
    ean: String(4_000_000_000_000 + seed * 100_000_000 + index),
    fba: chance('fba') < 0.7 || index === 0,
    cents: 990 + Math.floor(chance('price') * 24_000),
  };
}

/** What a product costs in a marketplace, in hundredths. */
export function priceIn({ cents }: Product, { currency }: Marketplace): number {
  const factor = currency === 'CAD' ? 1.35 : currency === 'GBP' ? 0.86 : 1;
  return Math.round(cents * factor);
}
