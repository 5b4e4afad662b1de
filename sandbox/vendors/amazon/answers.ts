import { randomUUID } from 'node:crypto';
import { json } from '../../http/answers';
import type { Answer } from '../../http/types';

/** The error body of every operation: `{errors: [{code, message, details}]}`. */
export function problem(status: number, code: string, message: string, details = ''): Answer {
  return json(status, { errors: [{ code, message, details }] }, { 'x-amzn-ErrorType': `${code}Exception` });
}

export const invalid = (message: string, code = 'InvalidInput') => problem(400, code, message);
export const missing = (message = 'The requested resource was not found.') => problem(404, 'NotFound', message);
export const denied = (details: string) => problem(403, 'Unauthorized', 'Access to requested resource is denied.', details);
export const overQuota = () => problem(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');

/** Every answer has an id of its own. */
export function withHeaders(answer: Answer, limit: string | null): Answer {
  const told: Record<string, string> = limit === null ? {} : { 'x-amzn-RateLimit-Limit': limit };
  return { ...answer, headers: { ...answer.headers, 'x-amzn-RequestId': randomUUID(), ...told } };
}
