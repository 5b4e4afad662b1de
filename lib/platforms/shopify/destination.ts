import type { DestinationContext, DestinationPlatform, OpenDestination } from '../../delivery/platform';
import { HttpFailure } from '../../http';
import { parseCredential } from './access/fields';
import { createShopifyClient, type ShopifyClient } from './client';
import { CustomerSets } from './customers/sets';
import { fetchShop } from './read/context';
import type { ShopifyCredential } from './types';

/** As many requests as the pacer of a shop lets be under way; points are the limit, not requests. */
const MOST_AT_ONCE = 8;
const SCOPE = 'write_customers';

/** Customers of Shopify stores. */
export const shopifyDestination: DestinationPlatform<ShopifyCredential> = {
  parse: parseCredential,
  accountOf: ({ baseUrl, access }) => [baseUrl, access.kind === 'client' ? access.clientId : ''],
  connect: customerDestination,
};

/**
 * Customers of one store, found by e-mail address and created where there is none: a write may be sent again. One
 * customer per request: several in one cost as many points and are worked off one after another all the same.
 */
function customerDestination(credential: ShopifyCredential, { destinationId, ...context }: DestinationContext): OpenDestination {
  const client = createShopifyClient({ credential, ...context });
  const sets = new CustomerSets(client);
  return {
    id: JSON.stringify(['shopify', destinationId ?? credential.baseUrl]),
    name: `Shopify (${credential.shop})`,
    batchSize: 1,
    maxConcurrency: MOST_AT_ONCE,
    rung: 'upsert',
    check: (signal) => check(client, sets, signal),
    send: (batch, how) => sets.each(batch, how),
    settle: (batch, how) => sets.each(batch, how),
    close: () => client.close(),
  };
}

async function check(client: ShopifyClient, sets: CustomerSets, signal: AbortSignal): Promise<void> {
  const { scopes, at } = await fetchShop(client, signal);
  sets.heard(at);
  if (scopes.has(SCOPE)) return;
  throw new HttpFailure(`The app has no scope ${SCOPE}. Nothing was sent; add it to the app, release the new version and accept it in the shop.`, {
    kind: 'credentials', status: 403, code: 'ACCESS_DENIED',
  });
}
