import { HttpFailure } from '../errors';
import type { AuthStrategy } from './types';

/** No credential. */
export function none(): AuthStrategy {
  return fixed({}, []);
}

/** `Authorization: Bearer <token>`. */
export function bearer(token: string): AuthStrategy {
  const sendable = checked(token, 'bearer token');
  return fixed({ authorization: `Bearer ${sendable}` }, [sendable]);
}

/** The key alone in a header of its own. */
export function apiKeyHeader(key: string, headerName = 'X-API-Key'): AuthStrategy {
  const sendable = checked(key, 'API key');
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(headerName)) {
    throw new HttpFailure('The header name for the API key holds a character that header names cannot have. Correct it; nothing was sent.', { kind: 'credentials' });
  }
  return fixed({ [headerName.toLowerCase()]: sendable }, [sendable]);
}

/** `Authorization: Basic`, user name and password in UTF-8. */
export function basic(username: string, password: string): AuthStrategy {
  const pair = `${username}:${password}`;
  const encoded = Buffer.from(pair).toString('base64');
  return fixed({ authorization: `Basic ${encoded}` }, [encoded, pair, password]);
}

/** Always the same headers: a 401 is the last word. */
function fixed(headers: Record<string, string>, secrets: readonly string[]): AuthStrategy {
  const authorization = { headers, waitedMs: 0, accepted: () => undefined, refused: () => 'final' as const };
  return { authorize: () => Promise.resolve(authorization), secrets: () => secrets };
}

/** Line ends picked up by copying are dropped; what a header cannot carry is said at once, not at the first request. */
function checked(secret: string, what: string): string {
  const trimmed = secret.trim();
  if (/^[\x20-\x7e]+$/.test(trimmed)) return trimmed;
  const reason = trimmed === '' ? 'is empty' : 'holds a character that cannot be sent in a header';
  throw new HttpFailure(`The ${what} ${reason}. Enter it again; nothing was sent.`, { kind: 'credentials' });
}
