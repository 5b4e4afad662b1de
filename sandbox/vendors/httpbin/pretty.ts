import { isObject, json } from '../../http/answers';
import type { Answer } from '../../http/types';

/** JSON the way httpbin prints it: keys sorted, indented, open to any origin. */
export function pretty(value: object, headers: Readonly<Record<string, string>> = {}): Answer {
  const answer = json(200, sortKeys(value), {
    'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true', ...headers,
  }, 2);
  return { ...answer, body: `${String(answer.body)}\n` };
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
