import type { DestinationPlatform } from '../delivery/platform';

/** What is known of a destination before it is loaded. */
export interface DestinationEntry {
  readonly name: string;
  readonly displayName: string;
  /** Its credential type in n8n. */
  readonly credentialType: string;
  /** The built-in template of its customers. */
  readonly template: string;
  readonly load: () => Promise<DestinationPlatform>;
}

/** Where Customer Import brings customers beside any REST API. */
export const DESTINATIONS: readonly DestinationEntry[] = [
  {
    name: 'shopify', displayName: 'Shopify', credentialType: 'shopifyStoreApi', template: 'shopify',
    load: async () => (await import('./shopify/destination')).shopifyDestination,
  },
  {
    name: 'woocommerce', displayName: 'WooCommerce', credentialType: 'wooCommerceStoreApi', template: 'woocommerce',
    load: async () => (await import('./woocommerce/destination')).wooDestination,
  },
];

/** Throws RangeError for a destination that is none. */
export function destinationEntry(name: string): DestinationEntry {
  const entry = DESTINATIONS.find((one) => one.name === name);
  if (!entry) throw new RangeError(`There is no destination ${JSON.stringify(name)}. Known: ${DESTINATIONS.map((one) => one.name).join(', ')}.`);
  return entry;
}
