import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { checkedCredential, type WooCredential } from '../../lib/platforms/woocommerce/credential';
import { signatureOf } from '../../lib/platforms/woocommerce/rest/oauth1';
import { readSite } from '../../lib/platforms/woocommerce/site';
import { CredentialRefused } from '../../lib/sync/types';

/**
 * Signs a request that n8n itself sends: the credential test, or an HTTP Request node with this credential.
 * A path such as `/wc/v3/orders` with the store's address as base URL goes where the store's REST API is.
 * @throws UserError that names the field of the credential, never its value
 */
export function authenticate(data: ICredentialDataDecryptedObject, request: IHttpRequestOptions): IHttpRequestOptions {
  const credential = checked(data);
  const url = new URL(request.baseURL ? (readSite(credential.url)?.address(request.url) ?? request.url) : request.url);
  for (const [name, value] of Object.entries(request.qs ?? {})) url.searchParams.set(name, String(value));
  const { consumerKey, consumerSecret } = credential;
  const signed: IHttpRequestOptions = { ...request, baseURL: undefined, qs: {} };
  if (waysWith(credential, url) === 'basic') return { ...signed, url: url.href, auth: { username: consumerKey, password: consumerSecret } };
  const shown = waysWith(credential, url) === 'query'
    ? { consumer_key: consumerKey, consumer_secret: consumerSecret }
    : signatureOf(request.method ?? 'GET', url.href, consumerKey, consumerSecret, Date.now());
  for (const [name, value] of Object.entries(shown)) url.searchParams.set(name, value);
  return { ...signed, url: url.href };
}

function waysWith({ authentication }: WooCredential, { protocol }: URL): 'basic' | 'query' | 'oauth1' {
  if (protocol === 'http:' || authentication === 'oauth1') return 'oauth1';
  return authentication === 'query' ? 'query' : 'basic';
}

function checked(data: ICredentialDataDecryptedObject): WooCredential {
  try {
    return checkedCredential(data);
  } catch (error) {
    throw error instanceof CredentialRefused ? new UserError(error.message) : error;
  }
}
