import { CredentialRefused, type CredentialField } from '../../sync/types';
import { readSite } from './site';

/** How requests prove who they come from. */
export const AUTHENTICATIONS = ['automatic', 'basic', 'query', 'oauth1'] as const;
export type WooAuthentication = (typeof AUTHENTICATIONS)[number];

export interface WooCredential {
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly authentication: WooAuthentication;
  /** Plain http sends orders and customers unencrypted; the key itself is not sent then. */
  readonly allowHttp: boolean;
}

export const FIELDS: readonly CredentialField[] = [
  {
    name: 'url', displayName: 'Store URL', placeholder: 'https://shop.example.com', required: true, secret: false,
    description: 'Address of the WordPress site, with its folder if it has one. Where permalinks are plain, end it with /?rest_route=/.',
  },
  { name: 'consumerKey', displayName: 'Consumer Key', placeholder: 'ck_…', required: true, secret: false, description: 'Made in WooCommerce under Settings > Advanced > REST API by an administrator or shop manager' },
  { name: 'consumerSecret', displayName: 'Consumer Secret', placeholder: 'cs_…', required: true, secret: true, description: 'Shown once, together with the consumer key' },
  {
    name: 'authentication', displayName: 'Authentication', required: false, secret: false, options: AUTHENTICATIONS,
    description: 'automatic: Basic over https, signed with OAuth 1.0a where that is not let through; query puts the keys into addresses, which servers log',
  },
  { name: 'allowHttp', displayName: 'Allow HTTP', required: false, secret: false, options: ['true', 'false'], description: 'Whether a store without https may be used: what is read and written then travels unencrypted' },
];

/** Checks the fields of a credential. Throws `CredentialRefused` that names the field and never its value. */
export function checkedCredential(fields: Readonly<Record<string, unknown>>): WooCredential {
  const url = text(fields.url);
  const site = readSite(url);
  if (!site) throw new CredentialRefused('url', 'The store URL is no http or https address. Give the address of the WordPress site, such as https://shop.example.com.');
  const allowHttp = fields.allowHttp === true || fields.allowHttp === 'true';
  if (!site.isHttps && !allowHttp) {
    throw new CredentialRefused('url', 'The store URL begins with http: orders and customers would travel unencrypted. Use https, or allow HTTP for this store if it is on your own network.');
  }
  const authentication = AUTHENTICATIONS.find((one) => one === (text(fields.authentication) || 'automatic'));
  if (!authentication) throw new CredentialRefused('authentication', `The authentication is none of ${AUTHENTICATIONS.join(', ')}.`);
  if (!site.isHttps && authentication !== 'automatic' && authentication !== 'oauth1') {
    throw new CredentialRefused('authentication', 'Over http, WooCommerce takes signed requests only (OAuth 1.0a). Choose automatic or oauth1, or use https.');
  }
  return { url, consumerKey: key(fields, 'consumerKey', 'ck_'), consumerSecret: key(fields, 'consumerSecret', 'cs_'), authentication, allowHttp };
}

function key(fields: Readonly<Record<string, unknown>>, field: 'consumerKey' | 'consumerSecret', prefix: string): string {
  const value = text(fields[field]);
  if (value.startsWith(prefix) && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new CredentialRefused(field, `The ${field === 'consumerKey' ? 'consumer key' : 'consumer secret'} has to begin with ${prefix}. Copy it again from WooCommerce, Settings > Advanced > REST API.`);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
