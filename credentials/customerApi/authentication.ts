import type {
  ICredentialDataDecryptedObject,
  IHttpRequestHelper,
  IHttpRequestOptions,
} from 'n8n-workflow';
import { keptToken } from '../token/keptToken';
import { requestToken, type TokenWords } from '../token/requestToken';

type Headers = Record<string, string>;

/** Signs a request that n8n itself sends: the credential test, or an HTTP Request node using this credential. */
export function authenticate(
  credentials: ICredentialDataDecryptedObject,
  request: IHttpRequestOptions,
): IHttpRequestOptions {
  const headers: Headers = { ...(request.headers as Headers | undefined), ...signature(credentials) };
  return { ...request, headers };
}

function signature(credentials: ICredentialDataDecryptedObject): Headers {
  switch (credentials.authentication) {
    case 'bearerToken':
      return { Authorization: `Bearer ${text(credentials.bearerToken)}` };
    case 'apiKey':
      return { [text(credentials.headerName) || 'X-API-Key']: text(credentials.apiKey) };
    case 'basic':
      return { Authorization: `Basic ${basic(credentials.username, credentials.password)}` };
    case 'oauth2':
      return bearer(keptToken(clientOf(credentials), credentials));
    default:
      return {};
  }
}

function bearer(token: string): Headers {
  return token === '' ? {} : { Authorization: `Bearer ${token}` };
}

/** All that makes the OAuth2 client this one and no other. */
export function clientOf({ tokenUrl, clientId, clientSecret }: ICredentialDataDecryptedObject): readonly unknown[] {
  return [tokenUrl, clientId, clientSecret];
}

/**
 * The client credentials grant (RFC 6749, 4.4).
 * @throws UserError that names what the token URL answered, never the secret.
 */
export async function fetchAccessToken(
  host: IHttpRequestHelper,
  credentials: ICredentialDataDecryptedObject,
): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: text(credentials.clientId),
    client_secret: text(credentials.clientSecret),
  });
  return await requestToken(host, {
    method: 'POST',
    url: text(credentials.tokenUrl),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  }, WORDS);
}

const WORDS: TokenWords = {
  refused: (status) => `The token URL refused the client (${status}). Check the client ID and the client secret.`,
  otherStatus: (status) => `The token URL answered ${status}. Check the address of the token endpoint.`,
  unreachable: (code) => `The token URL could not be reached${code}. Check the address and the network.`,
  withoutToken: 'The token URL answered without an access_token. Check that it is the address of the token endpoint.',
};

function basic(username: unknown, password: unknown): string {
  return Buffer.from(`${text(username)}:${text(password)}`, 'utf8').toString('base64');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
