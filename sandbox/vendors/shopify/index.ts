import { setTimeout as sleep } from 'node:timers/promises';
import { empty, html, isObject, json, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, Handler, HostCredential, Reply, Vendor } from '../../http/types';
import { createRandom } from '../../conditions/random';
import type { StoreSizes } from '../../storeSizes';
import { changeSettings, deliveries, editRecord, records, truth } from './control';
import { answerGraphql } from './graphql/execute';
import { restRoutes } from './rest/routes';
import { Shop } from './shop';
import { SHOPS } from './shops';
import { issueToken, unauthorized } from './tokens';
import { servedVersion } from './versions';

export { SHOPS } from './shops';

/**
 * Shopify's Admin API. Hosts are paths here: `/shopify/<shop>/admin/api/<version>/graphql.json`, and the REST
 * resources beside it. Each shop has its own data, tokens, limits and webhooks; `/shopify/<shop>/__…` steers it and tells what is really there.
 */
export function shopify(sizes: StoreSizes, onTokenIssued: () => void): Vendor {
  const shops = new Map(SHOPS.map((facts) => [facts.handle, new Shop(facts, sizes, Math.floor(Date.now() / 3_600_000) * 3_600_000)]));
  const chance = createRandom(7);

  const inShop = (handle: (exchange: Exchange, shop: Shop) => Reply | Promise<Reply>): Handler => (exchange) => {
    const shop = shops.get(exchange.param('shop'));
    return shop ? handle(exchange, shop) : json(404, { errors: 'Not Found' });
  };
  const fetchFile: Handler = inShop((exchange, shop) => serveFile(exchange, shop));

  return {
    name: 'Shopify',
    prefix: '/shopify',
    maxBodyBytes: 8 * 1024 * 1024,
    routes: [
      { method: 'POST', path: '/:shop/admin/api/:version/graphql.json', handle: inShop((exchange, shop) => graphql(exchange, shop, chance)) },
      ...restRoutes(inShop),
      { method: 'POST', path: '/:shop/admin/oauth/access_token', handle: inShop((exchange, shop) => issueToken(exchange, shop, onTokenIssued)) },
      { method: 'GET', path: '/:shop/__files/:name', handle: fetchFile },
      { method: 'POST', path: '/:shop/__settings', handle: inShop(changeSettings) },
      { method: 'POST', path: '/:shop/__edit', handle: inShop(editRecord) },
      { method: 'POST', path: '/:shop/__revoke', handle: inShop((_, shop) => (shop.revoke(), empty(204))) },
      { method: 'GET', path: '/:shop/__usage', handle: inShop((_, shop) => json(200, shop.bucket.usage())) },
      { method: 'GET', path: '/:shop/__truth', handle: inShop((_, shop) => truth(shop)) },
      { method: 'GET', path: '/:shop/__records', handle: inShop((_, shop) => records(shop)) },
      { method: 'GET', path: '/:shop/__webhooks', handle: inShop(async (_, shop) => (await shop.subscriptions.settled(), deliveries(shop))) },
    ],
    notFound: () => json(404, { errors: 'Not Found' }),
    examples: () => ({}),
    credentials,
    reset: () => shops.forEach((shop) => shop.reset()),
    close: () => shops.forEach((shop) => shop.reset()),
  };
}

async function graphql(exchange: Exchange, shop: Shop, chance: () => number): Promise<Reply> {
  const { settings } = shop;
  if (settings.latencyMs > 0) await sleep(settings.latencyMs, undefined, { signal: exchange.closing });
  const version = servedVersion(exchange.param('version'));
  if (version === null) return json(404, { errors: 'Not Found' });
  const app = shop.appOf(exchange.header('x-shopify-access-token'));
  if (!app) return unauthorized();
  if (exchange.mediaType !== 'application/json') return json(400, { errors: { query: 'Required parameter missing or invalid' } });
  const body = parseJson(exchange.body);
  if (!isObject(body) || typeof body.query !== 'string') return json(400, { errors: { query: 'Required parameter missing or invalid' } });
  const fault = settings.faultRate > 0 && chance() < settings.faultRate ? faultOf(settings.fault) : null;
  if (fault) {
    exchange.log.fault = settings.fault;
    return fault;
  }
  shop.bulk.servedAt(`${exchange.baseUrl}/${shop.facts.handle}/__files`);
  const variables = isObject(body.variables) ? body.variables : {};
  const answer = await answerGraphql(shop, app, version, { query: body.query, variables, operationName: typeof body.operationName === 'string' ? body.operationName : null });
  return json(200, answer, { 'X-Shopify-API-Version': version, 'X-Request-Id': requestId(chance), Date: new Date().toUTCString() });
}

function faultOf(fault: Shop['settings']['fault']): Reply {
  if (fault === 'reset') return { silence: 'reset' };
  if (fault === 'http') return html(502, '<html><body>Bad gateway</body></html>');
  if (fault === 'html') return html(200, '<html><body>Please come back later</body></html>');
  const id = '00000000-0000-4000-8000-000000000000';
  const message = `Internal error. Looks like something went wrong on our end.\nRequest ID: ${id} (include this in support requests).`;
  return json(200, { errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id } }] });
}

/** Storage serves byte ranges, and knows no token. */
function serveFile(exchange: Exchange, shop: Shop): Answer {
  const from = Number(/^bytes=(\d+)-$/.exec(exchange.header('range') ?? '')?.[1] ?? 0);
  const file = shop.bulk.open(exchange.param('name'), from);
  if (!file || !exchange.query.has('signature')) return { status: 403, headers: { 'Content-Type': 'application/xml' }, body: '<Error><Code>AccessDenied</Code></Error>' };
  return {
    status: from > 0 ? 206 : 200,
    headers: { 'Content-Type': 'application/jsonl', 'Content-Length': String(file.size - from) },
    body: file.stream,
  };
}

function requestId(chance: () => number): string {
  return `${Math.floor(chance() * 1e12).toString(16).padStart(12, '0')}-${Date.now()}`;
}

/** The first shop is the one workflows use, by the client credentials grant; all others have ids of their own. */
function credentials(url: string): HostCredential[] {
  return [...SHOPS].reverse().map((facts, at, { length }) => ({
    id: at === length - 1 ? 'tributaryShopifyApi' : `tributaryShopifyApi-${facts.handle}`,
    name: at === length - 1 ? 'Shopify Store API' : `Shopify Store API (${facts.handle})`,
    type: 'shopifyStoreApi',
    data: {
      shop: `${facts.handle}.myshopify.com`, authentication: 'clientCredentials', clientId: facts.clientId, clientSecret: facts.clientSecret, accessToken: '',
      baseUrl: shopifyBaseUrl(url, facts.handle), token: '',
    },
  }));
}

/** Where a simulated shop is reached below a sandbox's own address. */
export function shopifyBaseUrl(sandboxUrl: string, handle: string = SHOPS[0].handle): string {
  return `${sandboxUrl}/shopify/${handle}`;
}
