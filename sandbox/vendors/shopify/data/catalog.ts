import { createRandom } from '../../../conditions/random';
import { productTitle, productType, handleOf } from './names';
import type { Level, Product, ProductCollection, Variant } from './records';

const DAY_MS = 86_400_000;
const SIZES = ['S', 'M', 'L'];
/** One product has more variants than a page of them holds. */
const MANY_VARIANTS = 130;

export const LOCATIONS = [{ id: 70001, name: 'Main warehouse' }, { id: 70002, name: 'City shop' }] as const;

/** Products with their variants; the same ones for the same seed and time. */
export function makeProducts(count: number, seed: number, now: number): Product[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const title = `${productTitle(index)}${index >= 80 ? ` ${index}` : ''}`;
    const createdAt = now - DAY_MS * (400 - (index % 300));
    const updatedAt = Math.min(now - 60_000, createdAt + Math.floor(random() * 90) * DAY_MS);
    const id = 80_000 + index;
    const price = 500 + Math.floor(random() * 9500);
    const many = index === 7;
    const names = many ? Array.from({ length: MANY_VARIANTS }, (_none, at) => `No. ${at + 1}`) : index % 3 === 0 ? ['Default Title'] : SIZES;
    return {
      id, title, handle: handleOf(`${title} ${index}`), descriptionHtml: `<p>${title}</p>`, status: index % 17 === 5 ? 'DRAFT' : index % 23 === 4 ? 'ARCHIVED' : 'ACTIVE',
      vendor: index % 2 === 0 ? 'Tributary' : 'Nordlicht', productType: productType(index), tags: index % 4 === 0 ? ['new', 'sale'] : ['basic'],
      createdAt, updatedAt, variants: names.map((name, at) => variant(index, at, name, price, createdAt, updatedAt)),
    };
  });
}

function variant(product: number, at: number, title: string, price: number, createdAt: number, updatedAt: number): Variant {
  const id = 900_000 + product * 200 + at;
  return {
    id, itemId: id + 5_000_000, title, sku: product % 11 === 10 ? null : `SKU-${product}-${at + 1}`, barcode: at === 0 ? String(4_000_000_000_000 + id) : null,
    price: price + at * 100, compareAtPrice: product % 5 === 0 ? price + 1000 : null, cost: product % 4 === 3 ? null : Math.floor(price * 0.4), tracked: product % 13 !== 12,
    createdAt, updatedAt,
  };
}

/** Stock of every variant at every location. */
export function makeLevels(products: readonly Product[], seed: number): Level[] {
  const random = createRandom(seed + 1);
  return products.flatMap(({ variants }) => variants.flatMap((variantOf) => LOCATIONS.map((location, at) => {
    const available = Math.floor(random() * 60) - 2;
    const committed = Math.floor(random() * 5);
    return {
      id: 300_000_000 + variantOf.id * 10 + at, itemId: variantOf.itemId, locationId: location.id, createdAt: variantOf.createdAt, updatedAt: variantOf.updatedAt,
      quantities: { available, committed, on_hand: available + committed, incoming: at === 0 ? Math.floor(random() * 20) : 0, reserved: 0 },
    };
  })));
}

export function makeCollections(products: readonly Product[], now: number): ProductCollection[] {
  const ids = products.map(({ id }) => id);
  const half = ids.filter((_, index) => index % 2 === 0);
  return [['Home', ids], ['Bestsellers', half]].map(([title, productIds], index) => ({
    id: 60_000 + index, title: title as string, handle: handleOf(title as string), updatedAt: now - DAY_MS, productIds: productIds as number[],
  }));
}
