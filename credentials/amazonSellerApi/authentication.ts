import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { CredentialRefused } from '../../lib/sync/types';
import { checkedCredential } from '../../lib/platforms/amazon-seller/credential';
import { keptToken, tokenToKeep } from '../token/keptToken';
import { requestToken, type TokenWords } from '../token/requestToken';

type Credentials = ICredentialDataDecryptedObject;

/** A token lives for an hour. */
const USED_FOR_MS = 50 * 60_000;
const BETWEEN = '~';

/** Signs a request that n8n itself sends. */
export function authenticate(credentials: Credentials, request: IHttpRequestOptions): IHttpRequestOptions {
  const [until, ...token] = keptToken(clientOf(credentials), credentials).split(BETWEEN);
  if (token.length === 0 || Date.now() > Number(until)) throw new NoToken();
  return { ...request, headers: { ...request.headers, 'x-amz-access-token': token.join(BETWEEN) } };
}

/**
 * There is no token of this client, or it has ended. Amazon would answer that with 403, for which n8n fetches no new
 * one; it does for 401.
 */
class NoToken extends UserError {
  readonly response = { status: 401 };

  constructor() {
    super('There is no access token of this credential yet. Nothing was sent.');
  }
}

/**
 * A token for requests that n8n itself sends: the credential test, or an HTTP Request node using this credential.
 * @throws UserError that says what Amazon answered, never a secret.
 * @see https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api
 */
export async function fetchAccessToken(host: IHttpRequestHelper, credentials: Credentials): Promise<string> {
  const { tokenUrl, refreshToken, clientId, clientSecret } = checked(credentials);
  const token = await requestToken(host, {
    method: 'POST',
    url: tokenUrl,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret }).toString(),
  }, WORDS);
  return tokenToKeep(clientOf(credentials), `${Date.now() + USED_FOR_MS}${BETWEEN}${token}`);
}

const WORDS: TokenWords = {
  refused: (status) => `Login with Amazon does not accept the credential (${status}). Check client ID and client secret, which ends after 180 days, and the refresh token, which ends when the seller takes the authorization back or after a year.`,
  statuses: {
    400: 'Login with Amazon does not accept the refresh token (400). It was taken back, has ended, or belongs to another application: authorize the application again.',
    401: 'Login with Amazon does not know this application (401). Check client ID and client secret, which ends after 180 days.',
  },
  otherStatus: (status) => `Login with Amazon answered ${status}. Try again later.`,
  unreachable: (code) => `Login with Amazon could not be reached${code}. Check the network, and the base URL if you gave one.`,
  withoutToken: 'Login with Amazon answered without an access_token. Check the base URL if you gave one.',
};

/** All that makes the client this one and no other. */
function clientOf(credentials: Credentials): readonly unknown[] {
  const { apiUrl, tokenUrl, clientId, clientSecret, refreshToken } = checked(credentials);
  return [apiUrl, tokenUrl, clientId, clientSecret, refreshToken];
}

function checked(credentials: Credentials): ReturnType<typeof checkedCredential> {
  try {
    return checkedCredential(credentials);
  } catch (error) {
    throw error instanceof CredentialRefused ? new UserError(error.message) : error;
  }
}
