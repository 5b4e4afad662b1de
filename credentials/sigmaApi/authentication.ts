import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { keptToken } from '../token/keptToken';
import { requestToken, type TokenWords } from '../token/requestToken';

/** Signs a request that n8n itself sends. */
export function authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): IHttpRequestOptions {
  const token = keptToken(clientOf(credentials), credentials);
  return token === '' ? request : { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } };
}

/** All that makes the client this one and no other. */
export function clientOf(credentials: ICredentialDataDecryptedObject): readonly unknown[] {
  return [baseUrlOf(credentials), credentials.clientId, credentials.clientSecret];
}

/**
 * A token for requests that n8n itself sends: the credential test, or an HTTP Request node using this credential.
 * @throws UserError that says what Sigma answered, never the secret.
 * @see https://help.sigmacomputing.com/reference/get-started-sigma-api
 */
export async function fetchAccessToken(host: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
  const pair = Buffer.from(`${text(credentials.clientId)}:${text(credentials.clientSecret)}`, 'utf8').toString('base64');
  return await requestToken(host, {
    method: 'POST',
    url: `${baseUrlOf(credentials).replace(/\/+$/, '')}/v2/auth/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json', Authorization: `Basic ${pair}` },
    body: 'grant_type=client_credentials',
  }, WORDS);
}

const WORDS: TokenWords = {
  refused: (status) => `Sigma does not know this client (${status}). Check client ID, client secret and cloud region: a region refuses the clients of all others.`,
  statuses: { 429: 'Sigma takes one sign-in per second (429). Test again in a moment.' },
  otherStatus: (status) => `Sigma answered ${status}. Check the cloud region or the base URL, or try again later.`,
  unreachable: (code) => `Sigma could not be reached${code}. Check the base URL and the network.`,
  withoutToken: 'The address answered without an access_token. Check the cloud region or the base URL.',
};

/** The address the credential names: a region's own, or the custom one. */
export function baseUrlOf(credentials: ICredentialDataDecryptedObject): string {
  const region = text(credentials.region).trim();
  return region === '' || region === 'custom' ? text(credentials.baseUrl).trim() : region;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
