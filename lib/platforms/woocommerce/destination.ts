import { z } from 'zod';
import type { DestinationContext, DestinationPlatform, OpenDestination } from '../../delivery/platform';
import { checkedCredential, type WooCredential } from './credential';
import { readSite } from './site';
import { API, createWooClient, type WooClient } from './rest/client';
import { PER_BATCH } from './batch';
import { CustomerWrites } from './customers/writes';
import { CustomerSearch } from './customers/search';

/** Requests that carry customers; each is a whole PHP process of the shop at work for some seconds. */
const MOST_AT_ONCE = 2;

/** Customers of WooCommerce stores. */
export const wooDestination: DestinationPlatform<WooCredential> = {
  parse: checkedCredential,
  accountOf: ({ url }) => [readSite(url)?.name ?? url],
  connect: customerDestination,
};

/**
 * Customers of one store. No two have the same e-mail address, so that a write may be sent again: what the store then
 * refuses as taken has landed the first time, unless the account is older than the run.
 */
export function customerDestination(credential: WooCredential, { destinationId, ...context }: DestinationContext): OpenDestination {
  const client = createWooClient({ credential, ...context });
  const search = new CustomerSearch(client);
  const writes = new CustomerWrites(client, search);
  return {
    id: JSON.stringify(['woocommerce', destinationId ?? client.site.name]),
    name: `WooCommerce (${client.site.name})`,
    batchSize: PER_BATCH,
    maxConcurrency: MOST_AT_ONCE,
    rung: 'unique_key',
    check: (signal) => check(client, search, signal),
    send: (batch, how) => writes.send(batch, how),
    settle: (batch, how) => writes.settle(batch, how),
    close: () => client.close(),
  };
}

/** A batch of nothing changes nothing, and is refused where the key may not write. */
async function check(client: WooClient, search: CustomerSearch, signal: AbortSignal): Promise<void> {
  const { headers } = await client.call({
    method: 'POST', route: `${API}/customers/batch`, json: {}, operation: 'customers.check', repeatable: true, shape: z.unknown(), signal,
  });
  search.heard(headers.date);
}
