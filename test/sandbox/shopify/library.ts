import type { SHOPS } from '../../../sandbox/vendors/shopify';
import { VERSION } from './support';

/** What the tests use of `@shopify/shopify-api`, which ships sources that do not pass this project's type checks. */
export interface ShopifyLibrary {
  readonly auth: { clientCredentials(given: { shop: string }): Promise<{ session: { accessToken: string; scope: string; expires: Date } }> };
  readonly clients: { readonly Graphql: new (given: { session: object }) => { request(query: string): Promise<{ data: { shop: object } }> }; readonly Rest: new (given: { session: object }) => RestClient };
  readonly webhooks: { validate(given: { rawBody: string; rawRequest: object }): Promise<object> };
}

export interface RestClient {
  get(given: { path: string; query?: Record<string, string | number>; tries?: number }): Promise<{
    body: Record<string, never>; headers: Record<string, string[]>; pageInfo?: { nextPage?: { path: string; query: Record<string, string> }; prevPage?: object };
  }>;
}

/**
 * Shopify's own library for this app. It insists on https and on names below myshopify.com; both become paths here, and
 * the paths in `Link` become names again.
 */
export function shopifyLibrary(shop: (typeof SHOPS)[0], baseUrl: string): ShopifyLibrary {
  require('@shopify/shopify-api/adapters/node');
  const { setAbstractFetchFunc } = require('@shopify/shopify-api/runtime') as { setAbstractFetchFunc(run: typeof fetch): void };
  const { shopifyApi } = require('@shopify/shopify-api') as { shopifyApi(config: object): ShopifyLibrary };
  setAbstractFetchFunc(async (url, options) => {
    const answer = await fetch(String(url).replace(/^https:\/\/[^/]+/, baseUrl), options);
    const headers = new Headers(answer.headers);
    const link = headers.get('link');
    if (link) headers.set('link', link.replaceAll(baseUrl, `https://${shop.handle}.myshopify.com`));
    return new Response(await answer.arrayBuffer(), { status: answer.status, statusText: answer.statusText, headers });
  });
  return shopifyApi({
    apiKey: shop.clientId, apiSecretKey: shop.clientSecret, apiVersion: VERSION, hostName: 'app.example.com', isEmbeddedApp: false, isTesting: true, logger: { level: 0 },
  });
}
