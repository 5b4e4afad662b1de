import type { Answer } from './types';

type Headers = Readonly<Record<string, string>>;

/** A JSON answer; `indent` for the vendors that pretty-print. */
export function json(status: number, value: unknown, headers: Headers = {}, indent = 0): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value, null, indent),
  };
}

/** The sandbox's error shape: `{error, message, …}`. */
export function refusal(status: number, error: string, message: string, more: object = {}, headers: Headers = {}): Answer {
  return json(status, { error, message, ...more }, headers);
}

export function html(status: number, body: string, headers: Headers = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body };
}

export function empty(status: number, headers: Headers = {}): Answer {
  return { status, headers, body: '' };
}

/** Parsed JSON, or undefined where the bytes are not JSON (no JSON text parses to undefined). */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
