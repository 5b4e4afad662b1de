import { json } from '../../../http/answers';
import { cents, money } from '../money';
import { checkRole } from '../rest/authenticate';
import { noRoute, WpError } from '../rest/errors';
import { wholeNumber } from '../rest/list';
import { siteUrl, type RestRequest } from '../rest/request';
import type { Entry, Shelf } from '../shelf';
import type { Site } from '../site';
import type { RestRoute } from './resource';

/** What a shop tells of itself. */
export const shopRoutes: RestRoute[] = [
  { method: 'GET', path: '', handle: ({ site }) => json(200, { namespace: 'wc/v3', routes: {}, _links: { up: [{ href: site.facts.title }] } }) },
  { method: 'GET', path: '/system_status', handle: (request) => (checkRole(request.caller, 'list'), json(200, status(request))) },
  {
    method: 'GET', path: '/settings/:group/:setting', handle: ({ caller, site, exchange }) => {
      checkRole(caller, 'view');
      if (!/settings\/general\/woocommerce_currency\b/.test(decodeURIComponent(exchange.target))) throw new WpError(404, 'rest_setting_setting_invalid', 'Invalid setting.');
      return json(200, { id: 'woocommerce_currency', label: 'Currency', type: 'select', default: 'USD', value: site.facts.currency });
    },
  },
  { method: 'GET', path: '/reports/orders/totals', handle: totals(({ orders }) => orders.live().map(({ status: one }) => one)) },
  { method: 'GET', path: '/reports/products/totals', handle: totals(({ products }) => products.live().map((item) => String(products.body(item).type))) },
  { method: 'GET', path: '/reports/customers/totals', handle: totals(({ customers }) => customers.live().map((item) => (customers.body(item).is_paying_customer ? 'paying' : 'non_paying'))) },
];

function totals(names: (site: Site) => string[]) {
  return ({ caller, site }: RestRequest) => {
    checkRole(caller, 'list');
    const counts = new Map<string, number>();
    for (const name of names(site)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return json(200, [...counts].map(([slug, total]) => ({ slug, name: slug, total })));
  };
}

function status({ site, exchange, isSsl }: RestRequest): Entry {
  const url = siteUrl(exchange, site, isSsl);
  return { environment: { home_url: url, site_url: url, version: '10.3.0', wp_version: '6.8' }, settings: { api_enabled: true, currency: site.facts.currency, currency_symbol: site.facts.symbol } };
}

/** `GET /wp-json`: what a site tells anybody. */
export function siteIndex({ exchange, site, isSsl }: RestRequest) {
  const url = siteUrl(exchange, site, isSsl);
  return json(200, { name: site.facts.title, description: '', url, home: url, timezone_string: site.facts.timezone, namespaces: ['oembed/1.0', 'wp/v2', 'wc/v1', 'wc/v2', 'wc/v3', 'wc-analytics'], authentication: [], routes: {} });
}

/** `GET /wp-json/wc-analytics/reports/customers`: everybody who bought, guests too. */
export function customerReport({ caller, site, query }: RestRequest) {
  if (!site.settings.analytics) throw noRoute();
  checkRole(caller, 'list');
  const buyers = buyersOf(site);
  const [perPage, page] = [wholeNumber(query, 'per_page', 10, 1, 100), wholeNumber(query, 'page', 1, 1)];
  const headers = { 'X-WP-Total': String(buyers.length), 'X-WP-TotalPages': String(Math.ceil(buyers.length / perPage)) };
  return json(200, buyers.slice((page - 1) * perPage, page * perPage), site.settings.stripHeaders ? {} : headers);
}

const known = new WeakMap<Shelf, { readonly version: number; readonly buyers: readonly Entry[] }>();

export function buyersOf(site: Site): readonly Entry[] {
  const cached = known.get(site.orders);
  if (cached?.version === site.orders.version) return cached.buyers;
  const buyers = new Map<string, { first: Entry; user: number; orders: number; spent: number; last: number }>();
  for (const item of site.orders.live()) {
    const order = site.orders.body(item);
    const billing = Object(order.billing) as Entry;
    const email = String(billing.email ?? '').trim().toLowerCase();
    const user = Number(order.customer_id);
    const key = user ? `user ${user}` : email;
    const buyer = buyers.get(key) ?? { first: billing, user, orders: 0, spent: 0, last: 0 };
    buyers.set(key, { ...buyer, orders: buyer.orders + 1, spent: buyer.spent + cents(order.total), last: Math.max(buyer.last, item.createdMs) });
  }
  const rows = [...buyers].map(([key, { first, user, orders, spent, last }]) => ({
    id: site.buyerId(key), user_id: user || 0, name: `${String(first.first_name)} ${String(first.last_name)}`, username: user ? `buyer${user}` : '', email: String(first.email ?? ''), country: first.country, city: first.city,
    state: first.state, postcode: first.postcode, ...site.time.pair('date_registered', user ? site.customers.find(user)?.createdMs ?? null : null), ...site.time.pair('date_last_active', last),
    orders_count: orders, total_spend: Number(money(spent)), avg_order_value: Number(money(Math.round(spent / orders))),
  }));
  known.set(site.orders, { version: site.orders.version, buyers: rows });
  return rows;
}
