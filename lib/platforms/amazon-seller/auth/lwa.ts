import { z } from 'zod';
import { HttpFailure, tokenStrategy, type AuthContext, type AuthStrategy } from '../../../http';
import { WireError } from '../../../http/transport/wireError';
import type { AmazonCredential } from '../types';

type FetchedToken = Awaited<ReturnType<Parameters<typeof tokenStrategy>[0]['fetchToken']>>;

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().optional() });
const errorShape = z.object({ error: z.string() });
const ASK_AGAIN_MS = 2000;

/**
 * Login with Amazon by refresh token. One token is shared by all who use the same credential.
 * @see https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api
 */
export function lwaAuth({ tokenUrl, clientId, clientSecret, refreshToken }: AmazonCredential): AuthStrategy {
  return tokenStrategy({
    identity: ['amazon-seller', tokenUrl, clientId, clientSecret, refreshToken],
    fetchToken: (context) => fetchToken(context, tokenUrl, { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret }),
    headers: (token) => ({ 'x-amz-access-token': token }),
    secrets: [clientSecret, refreshToken],
  });
}

async function fetchToken(context: AuthContext, url: string, form: Readonly<Record<string, string>>): Promise<FetchedToken> {
  try {
    const answer = await context.exchange({
      method: 'POST', url, signal: context.signal, body: new URLSearchParams(form).toString(),
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    });
    return readToken(answer.status, answer.data);
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const failure = new HttpFailure(`Login with Amazon could not be reached (${thrown.code}). Check the network; nothing was sent.`, { kind: 'not_sent', code: thrown.code });
    if (!thrown.passing) throw failure;
    return { failure, askAgainMs: ASK_AGAIN_MS };
  }
}

function readToken(status: number, data: unknown): FetchedToken {
  const token = status < 300 ? tokenShape.safeParse(data) : null;
  if (token?.success) return { value: token.data.access_token, lifeMs: token.data.expires_in ? token.data.expires_in * 1000 : null };
  if (status === 429 || status >= 500) {
    const failure = new HttpFailure(`Login with Amazon is not answering properly (${status}). Try again later; nothing was sent.`, { kind: 'not_sent', status });
    return { failure, askAgainMs: ASK_AGAIN_MS };
  }
  const { error } = errorShape.safeParse(data).data ?? {};
  throw new HttpFailure(refusalOf(status, error), { kind: 'credentials', status, body: { error: error ?? null } });
}

/** What a refusal of the token endpoint means. It never repeats what was sent. */
export function refusalOf(status: number, error: string | undefined): string {
  if (error === 'invalid_grant') {
    return 'Amazon does not accept the refresh token (invalid_grant): it was revoked, has ended after a year, or belongs to another application. Authorise the application again and enter the new token; nothing was sent.';
  }
  if (error === 'invalid_client' || error === 'unauthorized_client' || status === 401) {
    return `Amazon does not know this application (${error ?? status}). Check client ID and client secret, which ends after 180 days; nothing was sent.`;
  }
  return `Login with Amazon answered ${status}${error ? ` (${error})` : ''} without a token. Check the credential; nothing was sent.`;
}
