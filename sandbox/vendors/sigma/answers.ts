import { randomUUID } from 'node:crypto';
import { json } from '../../http/answers';
import type { Answer } from '../../http/types';

/** The error body of every endpoint: `{requestId, message, code}`. */
export function problem(status: number, code: string, message: string): Answer {
  return json(status, { requestId: randomUUID(), message, code });
}

export const bad = (message: string) => problem(400, 'invalid_request', message);
export const missing = (what: string) => problem(404, 'not_found', `${what} not found`);
export const unauthorized = (message = 'Token missing or malformed') => problem(401, 'unauthorized', message);
export const tooMany = () => problem(429, 'too_many_requests', 'Rate limit exceeded');
