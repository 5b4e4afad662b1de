import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { keptToken } from '../token/keptToken';

/** Signs a request that n8n itself sends. */
export function authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): IHttpRequestOptions {
  const token = usesToken(credentials) ? text(credentials.accessToken) : keptToken(clientOf(credentials), { accessToken: credentials.token ?? '' });
  return token === '' ? request : { ...request, headers: { ...request.headers, 'X-Shopify-Access-Token': token } };
}

export function usesToken({ authentication }: ICredentialDataDecryptedObject): boolean {
  return authentication === 'accessToken';
}

/** All that makes the client this one and no other. */
export function clientOf(credentials: ICredentialDataDecryptedObject): readonly unknown[] {
  return [addressOf(credentials), credentials.clientId, credentials.clientSecret];
}

/**
 * A token for requests that n8n itself sends: the credential test, or an HTTP Request node using this credential.
 * @throws UserError that says what Shopify answered, never the secret.
 * @see https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
 */
export async function fetchAccessToken(host: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
  const fields = { grant_type: 'client_credentials', client_id: text(credentials.clientId), client_secret: text(credentials.clientSecret) };
  const asked: Promise<unknown> = host.helpers.httpRequest({
    method: 'POST',
    url: `${addressOf(credentials)}/admin/oauth/access_token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams(fields).toString(),
  });
  const answer = await asked.catch((error: unknown) => {
    throw new UserError(refusal(error));
  });
  const token = isObject(answer) ? answer.access_token : undefined;
  if (typeof token === 'string' && token !== '') return token;
  throw new UserError("The address answered without an access_token. Check the shop's domain.");
}

/** Where the shop is reached; the same rules as where the nodes read the credential. */
function addressOf({ shop, baseUrl }: ICredentialDataDecryptedObject): string {
  const given = text(baseUrl).replace(/\/+$/, '');
  if (given !== '') return given;
  const [, inAdmin] = /^(?:https?:\/\/)?admin\.shopify\.com\/store\/([\w-]+)/i.exec(text(shop)) ?? [];
  const host = (inAdmin ?? text(shop).replace(/^https?:\/\//i, '').replace(/[/?#].*$/, '')).toLowerCase();
  return `https://${host.includes('.') ? host : `${host}.myshopify.com`}`;
}

/** Says what went wrong without repeating the request, which holds the secret. */
function refusal(error: unknown): string {
  const response = isObject(error) && isObject(error.response) ? error.response : {};
  const { status, data } = response;
  const code = isObject(data) && typeof data.error === 'string' ? data.error : '';
  if (code === 'shop_not_permitted') return 'App and shop belong to different organizations (shop_not_permitted). Use an app of the shop’s own organization, or an access token.';
  if (code === 'app_not_installed') return 'The app is not installed in this shop, or the client ID is not its own (app_not_installed).';
  if (status === 400 || status === 401) return `Shopify does not know this client ID or secret (${status}). Copy both again from the app in the Dev Dashboard.`;
  if (status === 404) return "There is no such shop (404). Check the shop's domain: it ends in .myshopify.com.";
  if (typeof status === 'number') return `Shopify answered ${status}. Check the shop's domain, or try again later.`;
  const network = isObject(error) && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `Shopify could not be reached${network}. Check the shop's domain and the network.`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
