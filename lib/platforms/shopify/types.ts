import type { EgressFilter, Meter } from '../../http';

/** How a shop is reached and who asks. */
export interface ShopifyCredential {
  /** `demo.myshopify.com`. */
  readonly shop: string;
  /** `https://demo.myshopify.com`, or another address such as a proxy. */
  readonly baseUrl: string;
  readonly access: { readonly kind: 'token'; readonly accessToken: string } | { readonly kind: 'client'; readonly clientId: string };
  /** Of the app: signs webhooks, and gets tokens by the client credentials grant. Empty where only a token is known. */
  readonly clientSecret: string;
}

export interface ShopifyOptions {
  readonly credential: ShopifyCredential;
  readonly meter: Meter;
  readonly egress?: EgressFilter;
}
