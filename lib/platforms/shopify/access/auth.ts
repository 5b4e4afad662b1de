import { z } from 'zod';
import { apiKeyHeader, HttpFailure, redactText, tokenStrategy, type AuthContext, type AuthStrategy } from '../../../http';
import { WireError } from '../../../http/transport/wireError';
import type { ShopifyCredential } from '../types';

type Fetched = Awaited<ReturnType<Parameters<typeof tokenStrategy>[0]['fetchToken']>>;

const HEADER = 'x-shopify-access-token';
const ASK_AGAIN_MS = 1000;

const tokenShape = z.object({ access_token: z.string().regex(/^[\x21-\x7e]+$/), expires_in: z.number().positive().optional() });
const refusalShape = z.object({ error: z.string(), error_description: z.string().optional() });

/** What the codes of the token endpoint mean, and what to do. */
const REFUSALS: Readonly<Record<string, string>> = {
  shop_not_permitted: 'The app and the shop belong to different organizations. Use an app of the shop’s own organization, or an access token',
  app_not_installed: 'The app is not installed in this shop, or the client ID is not its own. Install it, and compare the client ID',
  invalid_client: 'Shopify does not know this client ID or secret. Copy both again from the app in the Dev Dashboard',
  invalid_request: 'Shopify does not take the request for a token. Check client ID and secret',
};

/** A fixed token, or one got by the client credentials grant that is renewed before its 24 hours are over. */
export function shopifyAuth(credential: ShopifyCredential): AuthStrategy {
  const { access, clientSecret, baseUrl } = credential;
  if (access.kind === 'token') return withSecret(apiKeyHeader(access.accessToken, HEADER), clientSecret);
  return tokenStrategy({
    identity: ['shopify', baseUrl, access.clientId, clientSecret],
    fetchToken: (context) => fetchToken(context, baseUrl, access.clientId, clientSecret),
    headers: (token) => ({ [HEADER]: token }),
    secrets: [clientSecret],
  });
}

function withSecret(auth: AuthStrategy, secret: string): AuthStrategy {
  return { ...auth, secrets: () => [...auth.secrets(), secret].filter(Boolean) };
}

/** @see https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant */
async function fetchToken(context: AuthContext, baseUrl: string, clientId: string, clientSecret: string): Promise<Fetched> {
  try {
    const answer = await context.exchange({
      method: 'POST',
      url: `${baseUrl}/admin/oauth/access_token`,
      // Without the wish for JSON a refusal is a web page.
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }).toString(),
      signal: context.signal,
    });
    return readToken(answer.status, answer.data, clientSecret);
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const sentence = `Shopify could not be reached for a token (${thrown.code}). Check the shop's domain and the network; nothing was sent.`;
    const failure = new HttpFailure(sentence, { kind: 'not_sent', code: thrown.code });
    if (!thrown.passing) throw failure;
    return { failure, askAgainMs: ASK_AGAIN_MS };
  }
}

function readToken(status: number, data: unknown, secret: string): Fetched {
  const token = status < 300 ? tokenShape.safeParse(data) : null;
  if (token?.success) return { value: token.data.access_token, lifeMs: token.data.expires_in ? token.data.expires_in * 1000 : null };
  if (status === 429 || status >= 500) {
    const sentence = `Shopify's token endpoint is not answering properly (${status}). Try again later; nothing was sent.`;
    return { failure: new HttpFailure(sentence, { kind: 'not_sent', status }), askAgainMs: ASK_AGAIN_MS };
  }
  const said = refusalShape.safeParse(data);
  const code = said.success ? said.data.error : '';
  const meaning = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : "Shopify gave no token. Check the shop's domain, client ID and secret";
  throw new HttpFailure(redactText(`${meaning} (${[status, code].filter(Boolean).join(' ')}). Nothing was sent.`, [secret]), { kind: 'credentials', status });
}
