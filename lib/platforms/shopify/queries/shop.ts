import { z } from 'zod';
import { query } from '../operation';
import { count, text } from '../shapes';

/** Needs no scope, and tells which there are. */
export const shopQuery = query(
  'shop.get',
  '{ shop { id name myshopifyDomain currencyCode ianaTimezone plan { publicDisplayName } } currentAppInstallation { accessScopes { handle } } }',
  z.object({
    shop: z.object({
      id: text, name: text, myshopifyDomain: text, currencyCode: text, ianaTimezone: text, plan: z.object({ publicDisplayName: text }).passthrough(),
    }).passthrough(),
    currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: text })) }),
  }),
);

export type ShopFacts = z.output<typeof shopQuery.answer>['shop'];

const COUNTED = { orders: 'ordersCount', products: 'productsCount', customers: 'customersCount', collections: 'collectionsCount' } as const;
export type Counted = keyof typeof COUNTED;

/** How many there are, without the cap of 10,000 that Shopify has by itself. */
export function countQuery(what: Counted) {
  return query(`${what}.count`, `query Count($query: String) { counted: ${COUNTED[what]}(query: $query, limit: null) { count } }`, z.object({ counted: count }));
}
