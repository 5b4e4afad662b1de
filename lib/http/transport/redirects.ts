import { exchange } from './wire';
import type { WireAnswer, WireRequest } from './wire';

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What another origin may see of a request. */
const HARMLESS_HEADERS = new Set(['accept', 'accept-language', 'user-agent']);

/**
 * Sends a request and follows its redirects. Only reads are followed: a redirected write is given back as it is.
 * Another origin gets neither credentials nor any header of the caller's, and does not get them back later.
 */
export async function exchangeFollowing(request: WireRequest): Promise<WireAnswer> {
  let current = request;
  for (let hop = 0; ; hop++) {
    const answer = await exchange(current);
    const target = redirectTarget(current, answer);
    if (!target || hop === MOST_REDIRECTS) return answer;
    current = { ...current, url: target.href, headers: headersFor(target, current) };
  }
}

/** Where an answer points to; null when it does not redirect. */
export function redirectLocation(url: string, answer: Pick<WireAnswer, 'status' | 'headers'>): URL | null {
  if (!REDIRECTS.has(answer.status) || !answer.headers.location) return null;
  try {
    return new URL(answer.headers.location, url);
  } catch {
    return null;
  }
}

function redirectTarget(request: WireRequest, answer: WireAnswer): URL | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  const target = redirectLocation(request.url, answer);
  return target && /^https?:$/.test(target.protocol) ? target : null;
}

function headersFor(target: URL, from: WireRequest): Record<string, string> {
  if (target.origin === new URL(from.url).origin) return { ...from.headers };
  return Object.fromEntries(Object.entries(from.headers).filter(([name]) => HARMLESS_HEADERS.has(name)));
}
