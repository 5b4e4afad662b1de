import { isObject, parseJson } from '../../../http/answers';
import type { Exchange } from '../../../http/exchange';
import type { Site } from '../site';
import type { ApiKey } from './keys';

/** One request to a site's REST API, as PHP and WordPress see it. */
export interface RestRequest {
  readonly exchange: Exchange;
  readonly site: Site;
  /** After `_method` and `X-HTTP-Method-Override`. */
  readonly method: string;
  /** Below `wp-json`: `/wc/v3/orders/7`. */
  readonly route: string;
  readonly ids: ReadonlyMap<string, number>;
  /** The query without what names the route and the caller. */
  readonly query: ReadonlyMap<string, string>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly isSsl: boolean;
  /** Null for an anonymous caller. */
  readonly caller: ApiKey | null;
}

/** PHP's `$_GET`: of a repeated name the last value counts; `a[]=1&a[]=2` is a list, here joined by commas. */
export function phpQuery(target: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(target.split('?', 2)[1] ?? '')) {
    const list = /^(.*)\[\d*\]$/.exec(name)?.[1];
    if (list === undefined) query.set(name, value);
    else query.set(list, query.has(list) ? `${query.get(list)},${value}` : value);
  }
  return query;
}

/** JSON, or a form as old clients send it. */
export function bodyOf(exchange: Exchange): Readonly<Record<string, unknown>> {
  if (exchange.mediaType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(exchange.body.toString('utf8')));
  const body = parseJson(exchange.body);
  return isObject(body) ? body : {};
}

/** Where the site believes it is reached, without the REST part. */
export function siteUrl(exchange: Exchange, site: Site, isSsl: boolean): string {
  const host = exchange.headers.host ?? '127.0.0.1';
  return `${isSsl ? 'https' : 'http'}://${host}/woocommerce/${site.facts.name}`;
}
