import { HttpFailure } from './errors';
import type { FailureDetails } from './errors';
import { redactText } from './redact';

/** Most of a refusal's body that is kept for the caller's error table. */
const KEPT_BODY_CHARACTERS = 64 * 1024;
const WITHHELD = new Set(['set-cookie', 'cookie', 'authorization', 'proxy-authorization']);

/** A failure whose message and headers hold no secrets. */
export function failure(sentence: string, details: FailureDetails, secrets: readonly string[]): HttpFailure {
  return new HttpFailure(redactText(sentence, secrets), {
    ...details,
    body: bounded(details.body),
    headers: safeHeaders(details.headers ?? {}, secrets),
  });
}

export function cancelled(operation: string, attempts: number): HttpFailure {
  const effect = attempts === 0 ? 'nothing was sent' : 'whether it took effect is not known if it was under way';
  return new HttpFailure(`${operation}: the run was stopped; ${effect}.`, { kind: 'cancelled', attempts });
}

function bounded(body: unknown): unknown {
  if (typeof body === 'string') return body.slice(0, KEPT_BODY_CHARACTERS);
  if (body === undefined || body === null || typeof body !== 'object') return body;
  const text = JSON.stringify(body);
  return text.length > KEPT_BODY_CHARACTERS ? text.slice(0, KEPT_BODY_CHARACTERS) : body;
}

function safeHeaders(headers: Readonly<Record<string, string>>, secrets: readonly string[]): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !WITHHELD.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, redactText(value, secrets)]));
}
