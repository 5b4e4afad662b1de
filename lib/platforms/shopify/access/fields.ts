import { CredentialRefused, type CredentialField } from '../../../sync/types';
import type { ShopifyCredential } from '../types';

/** What a person enters for a shop; the n8n credential has the same fields. */
export const CREDENTIAL_FIELDS: readonly CredentialField[] = [
  { name: 'shop', displayName: 'Shop', description: 'The shop’s own domain, such as demo.myshopify.com, or its first part', required: true, secret: false, placeholder: 'demo.myshopify.com' },
  {
    name: 'authentication', displayName: 'Authentication', description: 'How the app proves who it is', required: false, secret: false, options: ['clientCredentials', 'accessToken'],
  },
  { name: 'clientId', displayName: 'Client ID', description: 'Of the app in the Dev Dashboard, under Settings', required: false, secret: false },
  { name: 'clientSecret', displayName: 'Client Secret', description: 'Of the app. Gets access tokens, and checks what webhooks bring.', required: false, secret: true },
  { name: 'accessToken', displayName: 'Access Token', description: 'Of an app that was made in the shop’s admin, where there is no client ID', required: false, secret: true, placeholder: 'shpat_…' },
  { name: 'baseUrl', displayName: 'Base URL', description: 'Another address than the shop’s own, such as a proxy; empty otherwise', required: false, secret: false },
];

/** Throws CredentialRefused that names the field, never its value. */
export function parseCredential(fields: Readonly<Record<string, unknown>>): ShopifyCredential {
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  const shop = shopDomain(text('shop'));
  const clientSecret = text('clientSecret');
  const isToken = text('authentication') === 'accessToken' || (text('authentication') === '' && text('clientId') === '');
  return { shop, baseUrl: baseUrlOf(text('baseUrl'), shop), clientSecret, access: isToken ? tokenOf(text('accessToken')) : clientOf(text('clientId'), clientSecret) };
}

/** `Demo`, `demo.myshopify.com`, `https://demo.myshopify.com/admin` and the address of the admin are all one shop. */
function shopDomain(entered: string): string {
  const [, inAdmin] = /^(?:https?:\/\/)?admin\.shopify\.com\/store\/([\w-]+)/i.exec(entered) ?? [];
  const host = (inAdmin ?? entered.replace(/^https?:\/\//i, '').replace(/[/?#].*$/, '')).toLowerCase();
  const domain = /^[a-z0-9][a-z0-9-]*$/.test(host) ? `${host}.myshopify.com` : host;
  if (/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain)) return domain;
  if (entered === '') throw new CredentialRefused('shop', 'The shop is missing. Enter its own domain, such as demo.myshopify.com; nothing was sent.');
  throw new CredentialRefused('shop', 'The shop is not named by its own domain. Enter the one that ends in .myshopify.com, as under Settings > Domains; nothing was sent.');
}

function baseUrlOf(entered: string, shop: string): string {
  if (entered === '') return `https://${shop}`;
  const url = URL.canParse(entered) ? new URL(entered) : null;
  if (url && /^https?:$/.test(url.protocol)) return entered.replace(/\/+$/, '');
  throw new CredentialRefused('baseUrl', 'The base URL is not an http or https address. Correct it or leave it empty; nothing was sent.');
}

function tokenOf(accessToken: string): ShopifyCredential['access'] {
  if (/^[\x21-\x7e]+$/.test(accessToken)) return { kind: 'token', accessToken };
  const reason = accessToken === '' ? 'is missing' : 'holds a character that cannot be sent';
  throw new CredentialRefused('accessToken', `The access token ${reason}. Enter it again, or use the client ID and secret of an app; nothing was sent.`);
}

function clientOf(clientId: string, clientSecret: string): ShopifyCredential['access'] {
  if (clientId === '') throw new CredentialRefused('clientId', 'The client ID is missing. Copy it from the app in the Dev Dashboard; nothing was sent.');
  if (clientSecret === '') throw new CredentialRefused('clientSecret', 'The client secret is missing. Copy it from the app in the Dev Dashboard; nothing was sent.');
  return { kind: 'client', clientId };
}
