import type { HttpRequest } from '../types';

/**
 * The full address of a request; null when it would leave the origin of the base URL.
 * Throws TypeError on a base URL that is none.
 */
export function requestUrl(baseUrl: string, url: string, query: HttpRequest['query']): string | null {
  const base = new URL(baseUrl);
  const target = /^https?:\/\//i.test(url) ? new URL(url) : below(base, url);
  if (target.origin !== base.origin) return null;
  for (const [name, value] of base.searchParams) {
    if (!target.searchParams.has(name)) target.searchParams.append(name, value);
  }
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) target.searchParams.append(name, String(value));
  }
  target.hash = '';
  target.username = '';
  target.password = '';
  return target.href;
}

/** Joins by text: a base URL with a path keeps it, and `//other.host` stays a path. */
function below(base: URL, url: string): URL {
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  if (url === '') return new URL(root);
  const path = url.startsWith('?') ? url : `/${url.replace(/^\/+/, '')}`;
  return new URL(root + path);
}
