import { createMeter } from '../../lib/http';
import { createShopifyClient } from '../../lib/platforms/shopify/client';
import { API_VERSION } from '../../lib/platforms/shopify/version';
import { fetchShop } from '../../lib/platforms/shopify/read/context';
import { listOperation } from '../../lib/platforms/shopify/read/pages';
import { ordersStream } from '../../lib/platforms/shopify/read/streams';
import { shopifyStore } from '../../lib/platforms/shopify/store';
import type { ShopifyCredential } from '../../lib/platforms/shopify/types';
import { contend } from '../contend';

export interface PageNaivelyJob {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly perPage: number;
  readonly stopAfterMs: number;
}

export interface PageNaivelyFigures {
  readonly rows: number;
  readonly ms: number;
  /** Why it ended before the last page; null where it did not. */
  readonly failure: string | null;
}

interface Answer {
  readonly data?: { readonly orders: { readonly nodes: readonly unknown[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } } };
  readonly errors?: readonly { readonly message: string }[];
}

/** The same query for the same orders, page after page by a plain loop that ends at the first answer it does not expect. */
contend(async ({ fields, perPage, stopAfterMs }: PageNaivelyJob): Promise<PageNaivelyFigures> => {
  const credential = shopifyStore.parse(fields);
  const query = await documentFor(credential);
  const headers = { 'content-type': 'application/json', 'x-shopify-access-token': await tokenFor(fields) };
  const started = performance.now();
  const result = (rows: number, failure: string | null) => ({ rows, ms: performance.now() - started, failure });
  let rows = 0;
  let after: string | null = null;
  do {
    const body = JSON.stringify({ query, variables: { first: perPage, after, query: null } });
    const response = await fetch(`${credential.baseUrl}/admin/api/${API_VERSION}/graphql.json`, { method: 'POST', headers, body });
    const { data, errors } = await response.json() as Answer;
    if (!data) return result(rows, errors?.[0]?.message ?? `status ${response.status}`);
    const { nodes, pageInfo } = data.orders;
    rows += nodes.length;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null && performance.now() - started < stopAfterMs);
  return result(rows, null);
});

async function documentFor(credential: ShopifyCredential): Promise<string> {
  const client = createShopifyClient({ credential, meter: createMeter() });
  const shop = await fetchShop(client, undefined);
  client.close();
  return listOperation((await ordersStream({ client, signal: undefined, shop: async () => shop })).list).text;
}

async function tokenFor({ baseUrl, clientId, clientSecret }: PageNaivelyJob['fields']): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: String(clientId), client_secret: String(clientSecret) });
  const response = await fetch(`${String(baseUrl)}/admin/oauth/access_token`, { method: 'POST', body });
  return (await response.json() as { access_token: string }).access_token;
}
