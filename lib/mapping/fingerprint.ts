import { createHash } from 'node:crypto';

/** Raised when the same input and choices come to give other payloads. */
const REVISION = 1;

/** SHA-256, hex, of everything that decides a payload; object keys in any order. */
export function fingerprintOf(parts: object): string {
  return createHash('sha256').update(canonical({ revision: REVISION, ...parts })).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (isObject(item) ? Object.entries(item).sort(byKey) : item));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
