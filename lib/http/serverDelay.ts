import { readReset } from './pacer/limitHeaders';

/** A server that asks for a longer wait than this is not waited for: the request ends, and the user decides. */
export const LONGEST_SERVER_DELAY_MS = 3_600_000;

type Headers = Readonly<Record<string, string>>;

/**
 * How long a 429 or 503 asks to be left alone, in milliseconds; null when it does not say.
 * Dates are read against the server's own clock where it sends a `Date`.
 */
export function serverDelay(status: number, headers: Headers, epochMs: number): number | null {
  const asked = readMilliseconds(headers['retry-after-ms']) ?? readRetryAfter(headers, epochMs);
  if (asked !== null || status !== 429) return asked;
  return readReset(headers['x-ratelimit-retry-after'], epochMs)
    ?? readReset(headers['ratelimit-reset'], epochMs)
    ?? readReset(headers['x-ratelimit-reset'], epochMs);
}

function readMilliseconds(value: string | undefined): number | null {
  const text = value?.trim() ?? '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(headers: Headers, epochMs: number): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  const seconds = readMilliseconds(text);
  if (seconds !== null) return seconds * 1000;
  // Date.parse takes almost anything; a real HTTP date names its month.
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(date)) return null;
  const serverNow = Date.parse(headers.date ?? '');
  return Math.max(0, date - (Number.isNaN(serverNow) ? epochMs : serverNow));
}
