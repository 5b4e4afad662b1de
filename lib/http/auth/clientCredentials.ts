import { HttpFailure } from '../errors';
import { redactText } from '../redact';
import { serverDelay } from '../serverDelay';
import type { WireAnswer } from '../transport/wire';
import { WireError } from '../transport/wireError';
import type { AskAgain, Token } from './tokenSource';
import { tokenStrategy } from './tokenStrategy';
import type { AuthContext, AuthStrategy } from './types';

export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** Where id and secret go: into the form (default), or into an `Authorization: Basic` header. */
  readonly style?: 'body' | 'basic';
}

const ASK_AGAIN_MS = 1000;
const LONGEST_ASKED_MS = 60_000;
const BUSY = new Set([408, 425, 429]);

/**
 * OAuth 2 client credentials.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function oauth2ClientCredentials(credentials: ClientCredentials): AuthStrategy {
  const { tokenUrl, clientId, clientSecret, scope = '', style = 'body' } = credentials;
  const pair = `${clientId}:${clientSecret}`;
  return tokenStrategy({
    identity: ['client_credentials', tokenUrl, clientId, clientSecret, scope, style],
    fetchToken: (context) => fetchToken(credentials, context),
    secrets: [clientSecret, pair, Buffer.from(pair).toString('base64')],
  });
}

async function fetchToken(credentials: ClientCredentials, context: AuthContext): Promise<Token | AskAgain> {
  try {
    const answer = await context.exchange({ method: 'POST', url: credentials.tokenUrl, ...form(credentials), signal: context.signal });
    return await readAnswer(answer, context, credentials.clientSecret);
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const sentence = `The token endpoint could not be reached (${thrown.code}). Check the token URL and the network; nothing was sent.`;
    const failure = new HttpFailure(sentence, { kind: 'not_sent', code: thrown.code });
    if (!thrown.passing) throw failure;
    return { failure, askAgainMs: ASK_AGAIN_MS };
  }
}

function form(credentials: ClientCredentials): { headers: Record<string, string>; body: string } {
  const fields = new URLSearchParams({ grant_type: 'client_credentials' });
  if (credentials.scope) fields.set('scope', credentials.scope);
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  if (credentials.style === 'basic') {
    // RFC 6749 has both parts form-encoded before they are joined.
    const pair = [credentials.clientId, credentials.clientSecret].map(formEncode).join(':');
    return { headers: { ...headers, authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, body: fields.toString() };
  }
  fields.set('client_id', credentials.clientId);
  fields.set('client_secret', credentials.clientSecret);
  return { headers, body: fields.toString() };
}

function formEncode(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

async function readAnswer(answer: WireAnswer, context: AuthContext, secret: string): Promise<Token | AskAgain> {
  const { status } = answer;
  if (status >= 200 && status < 300) return readToken(answer);
  if (status >= 500 || BUSY.has(status)) {
    const asked = serverDelay(status, answer.headers, context.clock.epochMs());
    const sentence = `The token endpoint is not answering properly (${status}). Try again later; nothing was sent.`;
    const failure = new HttpFailure(sentence, { kind: 'not_sent', status });
    if (asked !== null && asked > LONGEST_ASKED_MS) throw failure;
    return { failure, askAgainMs: asked ?? ASK_AGAIN_MS };
  }
  throw new HttpFailure(redactText(refusal(answer), [secret]), { kind: 'credentials', status });
}

function refusal({ status, data }: WireAnswer): string {
  const error = typeof data === 'object' && data !== null && 'error' in data ? data.error : null;
  const code = typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? ` ${error}` : '';
  if ([400, 401, 403].includes(status)) {
    return `The token endpoint refused the client id or secret (${status}${code}). Check both; nothing was sent.`;
  }
  return `The token endpoint answered ${status}${code}, which is no token. Check the token URL; nothing was sent.`;
}

async function readToken(answer: WireAnswer): Promise<Token> {
  const { z } = await import('zod');
  const shape = z.object({
    access_token: z.string().trim().min(1).regex(/^[\x21-\x7e]+$/),
    expires_in: z.coerce.number().positive().nullish().catch(null),
  });
  const parsed = shape.safeParse(answer.data);
  if (parsed.success) {
    const seconds = parsed.data.expires_in;
    return { value: parsed.data.access_token, lifeMs: seconds ? seconds * 1000 : null };
  }
  const sentence = `The token endpoint answered ${answer.status} without a usable access_token. Check the token URL; nothing was sent.`;
  throw new HttpFailure(sentence, { kind: 'credentials', status: answer.status });
}
