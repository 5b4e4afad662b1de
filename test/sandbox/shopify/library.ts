import type { SHOPS } from '../../../sandbox/vendors/shopify';
import { VERSION } from './support';

/** What the tests use of `@shopify/shopify-api`, which ships sources that do not pass this project's type checks. */
export interface ShopifyLibrary {
  readonly auth: { clientCredentials(given: { shop: string }): Promise<{ session: { accessToken: string; scope: string; expires: Date } }> };
  readonly clients: { readonly Graphql: new (given: { session: object }) => { request(query: string): Promise<{ data: { shop: object } }> } };
  readonly webhooks: { validate(given: { rawBody: string; rawRequest: object }): Promise<object> };
}

/** Shopify's own library for this app. It insists on https and on names below myshopify.com; both become paths here. */
export function shopifyLibrary(shop: (typeof SHOPS)[0], baseUrl: string): ShopifyLibrary {
  require('@shopify/shopify-api/adapters/node');
  const { setAbstractFetchFunc } = require('@shopify/shopify-api/runtime') as { setAbstractFetchFunc(run: typeof fetch): void };
  const { shopifyApi } = require('@shopify/shopify-api') as { shopifyApi(config: object): ShopifyLibrary };
  setAbstractFetchFunc((url, options) => fetch(String(url).replace(/^https:\/\/[^/]+/, baseUrl), options));
  return shopifyApi({
    apiKey: shop.clientId, apiSecretKey: shop.clientSecret, apiVersion: VERSION, hostName: 'app.example.com', isEmbeddedApp: false, isTesting: true, logger: { level: 0 },
  });
}
