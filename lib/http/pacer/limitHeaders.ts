/** What a response says of the limit: `remaining` more requests until `resetMs` from now. */
export interface LimitWord {
  readonly remaining: number;
  readonly resetMs: number;
}

type Headers = Readonly<Record<string, string>>;

/**
 * Reads `RateLimit` (`"default";r=50;t=30`), `RateLimit-Remaining`/`-Reset` and their `X-RateLimit-` forms.
 * Null when the response states no limit.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readLimit(headers: Headers, epochMs: number): LimitWord | null {
  return readCombined(headers.ratelimit)
    ?? readPair(headers['ratelimit-remaining'], headers['ratelimit-reset'], epochMs)
    ?? readPair(headers['x-ratelimit-remaining'], headers['x-ratelimit-reset'], epochMs);
}

/** Several policies may be listed; the one that runs out first binds. */
function readCombined(value: string | undefined): LimitWord | null {
  const words = (value ?? '').split(',').flatMap((policy) => {
    const remaining = /;\s*r=(\d+)/.exec(policy)?.[1] ?? /\bremaining=(\d+)/.exec(policy)?.[1];
    const reset = /;\s*t=(\d+)/.exec(policy)?.[1] ?? /\breset=(\d+)/.exec(policy)?.[1];
    if (remaining === undefined || reset === undefined) return [];
    return [{ remaining: Number(remaining), resetMs: Number(reset) * 1000 }];
  });
  return words.sort((a, b) => a.remaining - b.remaining)[0] ?? null;
}

function readPair(remaining: string | undefined, reset: string | undefined, epochMs: number): LimitWord | null {
  const resetMs = readReset(reset, epochMs);
  if (resetMs === null || remaining === undefined || !/^\d+$/.test(remaining.trim())) return null;
  return { remaining: Number(remaining), resetMs };
}

/**
 * Milliseconds until a reset given as seconds from now, or as epoch seconds or milliseconds: a number too large
 * to be a wait is a date.
 */
export function readReset(value: string | undefined, epochMs: number): number | null {
  const text = value?.trim() ?? '';
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  if (number >= 1e12) return Math.max(0, number - epochMs);
  if (number >= 1e9) return Math.max(0, number * 1000 - epochMs);
  return number * 1000;
}
