import type { StorePlatform } from '../sync/types';

/** Every platform that Store Sync and Clients offer, by name. Loaded when first used. */
const STORES: Readonly<Record<string, () => Promise<StorePlatform>>> = {
  'amazon-seller': async () => (await import('./amazon-seller/store')).amazonSellerStore,
  shopify: async () => (await import('./shopify/store')).shopifyStore,
  sigma: async () => (await import('./sigma/store')).sigmaStore,
  woocommerce: async () => (await import('./woocommerce/store')).wooStore,
};

export const STORE_NAMES: readonly string[] = Object.keys(STORES).sort();

/** Throws RangeError for a platform that is none. */
export async function storePlatform(name: string): Promise<StorePlatform> {
  const load = Object.hasOwn(STORES, name) ? STORES[name] : undefined;
  if (!load) throw new RangeError(`There is no platform ${JSON.stringify(name)}. Known: ${STORE_NAMES.join(', ')}.`);
  return await load();
}
