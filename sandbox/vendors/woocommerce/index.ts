import { html, json } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Handler, HostCredential, Vendor } from '../../http/types';
import { storeSizes } from '../../storeSizes';
import { change, changeSettings, truth } from './control';
import { WpError } from './rest/errors';
import { dispatch } from './rest/dispatch';
import { phpQuery } from './rest/request';
import { Site } from './site';

export { ROUTES as WOO_ROUTES } from './rest/dispatch';
export { signature as webhookSignature } from './hooks';

export interface WooCommerceOptions {
  /** Orders in each shop; as `SandboxOptions.orders`. */
  readonly orders?: number;
}

export interface WooCommerceVendor extends Vendor {
  site(name: string): Site;
}

/**
 * WordPress sites with WooCommerce: `/woocommerce/<store>/wp-json/wc/v3/…`, or `/woocommerce/<store>/?rest_route=…`
 * where permalinks are plain. The sandbox speaks plain http, so the keys sign with OAuth 1.0a unless a proxy in
 * front says `X-Forwarded-Proto: https`.
 */
export function woocommerce({ orders }: WooCommerceOptions = {}): WooCommerceVendor {
  const sizes = storeSizes({ orders });
  const sites = [
    new Site({ name: 'alpine', title: 'Alpine Outfitters', currency: 'EUR', symbol: '€', timezone: 'Europe/Vienna', taxPercent: 20, sizes }),
    new Site({ name: 'harbor', title: 'Harbor Coffee & Tea', currency: 'USD', symbol: '$', timezone: 'America/New_York', taxPercent: 8, sizes: { ...sizes, orders: Math.max(1, Math.ceil(sizes.orders / 2)) } }),
  ];
  const of = (exchange: Exchange, use: (site: Site) => ReturnType<Handler>): ReturnType<Handler> => {
    const site = sites.find(({ facts }) => facts.name === exchange.param('store'));
    return site ? use(site) : html(404, '<!DOCTYPE html><title>Not Found</title><p>There is no such site.</p>');
  };

  return {
    name: 'WooCommerce',
    prefix: '/woocommerce',
    maxBodyBytes: 8 * 1024 * 1024,
    routes: [
      { method: 'POST', path: '/__settings/:store', handle: (exchange) => of(exchange, (site) => changeSettings(exchange, site)) },
      { method: 'POST', path: '/__change/:store', handle: (exchange) => of(exchange, (site) => change(exchange, site)) },
      { method: 'GET', path: '/__truth/:store/:resource', handle: (exchange) => of(exchange, (site) => truth(exchange, site)) },
      { method: '*', path: '/:store/wp-json/*', handle: (exchange) => of(exchange, (site) => pretty(exchange, site)) },
      { method: '*', path: '/:store/*', handle: (exchange) => of(exchange, (site) => plain(exchange, site)) },
    ],
    notFound: () => new WpError(404, 'rest_no_route', 'No route was found matching the URL and request method.').answer(),
    examples: () => ({}),
    credentials: (url) => sites.map((site) => credential(url, site)).reverse(),
    reset: () => sites.forEach((site) => site.reset()),
    close: () => sites.forEach((site) => site.hooks.close()),
    site: (name) => sites.find(({ facts }) => facts.name === name) ?? missing(name),
  };
}

function missing(name: string): never {
  throw new RangeError(`There is no store ${name}.`);
}

function pretty(exchange: Exchange, site: Site): ReturnType<Handler> {
  if (site.settings.permalinks === 'plain') return html(404, '<!DOCTYPE html><title>Page not found</title><body class="error404">Not found.</body>');
  const path = exchange.target.split('?', 1)[0] ?? '';
  return dispatch(exchange, site, path.slice(`/woocommerce/${site.facts.name}/wp-json`.length));
}

function plain(exchange: Exchange, site: Site): ReturnType<Handler> {
  const route = phpQuery(exchange.target).get('rest_route');
  if (route !== undefined) return dispatch(exchange, site, route);
  return exchange.method === 'GET' ? html(200, `<!DOCTYPE html><title>${site.facts.title}</title><p>Welcome to the shop.</p>`) : json(405, {});
}

/** The first shop's credential is the one that the prebuilt workflows name. */
function credential(url: string, { facts, keys }: Site): HostCredential {
  const isFirst = facts.name === 'alpine';
  return {
    id: isFirst ? 'tributaryWooCommerceApi' : `tributaryWooCommerceApi-${facts.name}`,
    name: isFirst ? 'WooCommerce Store API' : `WooCommerce Store (${facts.title})`,
    type: 'wooCommerceStoreApi',
    data: { url: `${url}/woocommerce/${facts.name}`, consumerKey: keys.readWrite.key, consumerSecret: keys.readWrite.secret, authentication: 'automatic', allowHttp: true },
  };
}
