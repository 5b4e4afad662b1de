import { setTimeout as sleep } from 'node:timers/promises';
import { TokenBucket } from '../../../conditions/token-bucket';
import { html } from '../../../http/answers';
import type { Exchange } from '../../../http/exchange';
import type { Answer, Reply } from '../../../http/types';
import { customers } from '../resources/customers';
import { orders, refundRoutes } from '../resources/orders';
import { categories, products, variationList, variations } from '../resources/products';
import { endpoints, type RestRoute } from '../resources/resource';
import { customerReport, shopRoutes, siteIndex } from '../resources/shop';
import { webhookRoutes } from '../resources/webhooks';
import type { Site } from '../site';
import { authenticate, checkPermission } from './authenticate';
import { noRoute, WpError } from './errors';
import { bodyOf, phpQuery, siteUrl, type RestRequest } from './request';

/** Everything below `/wc/v3` that the simulator knows; the first that fits counts. */
export const ROUTES: readonly RestRoute[] = [
  ...shopRoutes, ...webhookRoutes, ...refundRoutes, variationList, ...endpoints(categories), ...endpoints(variations), ...endpoints(products), ...endpoints(customers), ...endpoints(orders),
];

const buckets = new WeakMap<object, TokenBucket>();

/** What the web server and PHP do before WordPress is reached, then WordPress itself. `route` is below `wp-json`. */
export async function dispatch(exchange: Exchange, site: Site, route: string): Promise<Reply> {
  const { settings } = site;
  if (settings.latencyMs > 0) await sleep(settings.latencyMs, undefined, { signal: exchange.closing });
  const refused = hostRefusal(site);
  if (refused) return refused;
  const isSsl = settings.tls === 'always' || (settings.tls === 'proxy' && exchange.header('x-forwarded-proto') === 'https');
  const answer = wordpress(exchange, site, route.replace(/\/+$/, ''), isSsl);
  if (settings.lostAnswers > 0 && exchange.method !== 'GET') {
    site.settings = { ...settings, lostAnswers: settings.lostAnswers - 1 };
    return { silence: 'reset' };
  }
  const headers = {
    'Content-Type': 'application/json; charset=UTF-8', 'X-Robots-Tag': 'noindex', 'X-Content-Type-Options': 'nosniff', 'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
    ...(settings.stripHeaders ? {} : { Link: `<${siteUrl(exchange, site, isSsl)}/wp-json/>; rel="https://api.w.org/"` }), ...answer.headers,
  };
  const notice = settings.phpNotice && typeof answer.body === 'string' ? `\uFEFF<br />\n<b>Warning</b>:  Undefined array key "a[0]" in <b>/srv/plugin.php</b> on line <b>3</b><br />\n${answer.body}` : answer.body;
  return { ...answer, headers, body: notice };
}

function hostRefusal(site: Site): Answer | null {
  const { state, requestsPerSecond, burst, retryAfter } = site.settings;
  if (state === 'maintenance') return html(503, '<!DOCTYPE html><title>Maintenance</title><p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>', { 'Retry-After': '600' });
  if (state === 'firewall') return html(403, '<!DOCTYPE html><title>403</title><p>Your access to this site has been limited by the site owner.</p>');
  if (state === 'broken') return html(500, '<!DOCTYPE html><title>WordPress &rsaquo; Error</title><p>There has been a critical error on this website.</p>');
  if (requestsPerSecond === 0) return null;
  const bucket = buckets.get(site.settings) ?? new TokenBucket({ ratePerSecond: requestsPerSecond, burst, announce: retryAfter ? 'retry_after' : 'none' });
  buckets.set(site.settings, bucket);
  const { admitted, headers } = bucket.take(performance.now());
  return admitted ? null : html(429, '<html><head><title>429 Too Many Requests</title></head><body>nginx</body></html>', headers);
}

function wordpress(exchange: Exchange, site: Site, route: string, isSsl: boolean): Answer {
  try {
    return answer(exchange, site, route, isSsl);
  } catch (error) {
    if (!(error instanceof WpError)) throw error;
    const realm = 'Basic realm="WooCommerce API. Use a consumer key in the username field and a consumer secret in the password field."';
    return error.answer(error.code === 'woocommerce_rest_authentication_error' && isSsl ? { 'WWW-Authenticate': realm } : {});
  }
}

function answer(exchange: Exchange, site: Site, route: string, isSsl: boolean): Answer {
  const query = phpQuery(exchange.target);
  const caller = authenticate(exchange, site, query, isSsl);
  const method = (query.get('_method') ?? exchange.header('x-http-method-override') ?? exchange.method).toUpperCase();
  const request: RestRequest = { exchange, site, method, route, ids: new Map(), query, body: bodyOf(exchange), isSsl, caller };
  if (route === '') return siteIndex(request);
  if (caller) checkPermission(caller, method);
  if (route === '/wc-analytics/reports/customers' && method === 'GET') return customerReport(request);
  const found = route.startsWith('/wc/v3') ? findRoute(method, route.slice('/wc/v3'.length)) : null;
  if (!found) throw noRoute();
  const { mostPerPage } = site.settings;
  if (mostPerPage > 0 && Number(query.get('per_page') ?? 10) > mostPerPage) {
    throw new WpError(500, 'internal_server_error', '<p>There has been a critical error on this website.</p>');
  }
  return found.route.handle({ ...request, ids: found.ids });
}

/** POST and PATCH change a single thing just as PUT does. */
function findRoute(method: string, path: string): { readonly route: RestRoute; readonly ids: ReadonlyMap<string, number> } | null {
  const segments = path.split('/');
  for (const route of ROUTES) {
    const ids = idsOf(route.path.split('/'), segments);
    const isSingle = route.method === 'PUT' && (method === 'POST' || method === 'PATCH');
    if (ids && (route.method === method || isSingle || (method === 'HEAD' && route.method === 'GET'))) return { route, ids };
  }
  return null;
}

function idsOf(pattern: readonly string[], segments: readonly string[]): ReadonlyMap<string, number> | null {
  if (pattern.length !== segments.length) return null;
  const ids = new Map<string, number>();
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? '';
    const isWord = expected === ':group' || expected === ':setting';
    if (!expected.startsWith(':')) {
      if (expected !== given) return null;
    } else if (isWord ? /^[\w-]+$/.test(given) : /^\d+$/.test(given)) ids.set(expected.slice(1), Number(given));
    else return null;
  }
  return ids;
}
