import { setTimeout as sleep } from 'node:timers/promises';
import { Faults } from '../../conditions/faults';
import { empty, isObject, json, parseJson, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Handler, HostCredential, Route, Vendor } from '../../http/types';
import { storeSizes } from '../../storeSizes';
import { Limits } from './access/limits';
import { issueToken } from './access/lwa';
import { AccessTokens } from './access/tokens';
import { missing, overQuota, problem, withHeaders } from './answers';
import { admit } from './guard';
import { tellsLimit } from './operations';
import { ROUTES, type OperationRoute } from './routes';
import { APPLICATION, SELLERS } from './sellers';
import { DEFAULTS, merged, type AmazonSettings } from './settings';
import { changeOrder, changeProduct, changeStock, moveMoney, truth } from './steering';
import { World } from './world';

export { APPLICATION, SELLERS } from './sellers';
export type { AmazonSettings } from './settings';

export interface AmazonOptions {
  /** Orders of each seller; 240 unless given. */
  readonly orders?: number;
  readonly settings?: Partial<AmazonSettings>;
}

/**
 * Amazon's Selling Partner API with Login with Amazon. Its hosts are paths here: `/amazon/na`, `/amazon/eu`,
 * `/amazon/fe`, and `/amazon/auth/o2/token`.
 */
export function amazon({ orders, settings: given = {} }: AmazonOptions, onTokenIssued: () => void): Vendor {
  const first: AmazonSettings = merged(DEFAULTS, { ...given });
  const sizes = storeSizes({ orders });
  const tokens = new AccessTokens(onTokenIssued);
  const limits = new Limits();
  const faults = new Faults({});
  let settings = first;
  let failsLeft = 0;
  let world = new World(sizes);

  const adopt = (changed: AmazonSettings) => {
    faults.set({ resetAfter: changed.reset, hangAfter: changed.hang, maxPerRequest: 1 });
    settings = changed;
    failsLeft = changed.failTimes;
    limits.rescale(changed.rateScale);
  };
  adopt(first);

  const handle = (route: OperationRoute): Handler => async (exchange) => {
    if (settings.latencyMs > 0) await sleep(settings.latencyMs, undefined, { signal: exchange.closing });
    const { operation } = route;
    const admitted = admit(exchange, operation, tokens, settings);
    if ('status' in admitted) return withHeaders(admitted, null);
    const { seller, token } = admitted;
    const answer = () => {
      // A refused request counts as well: the bucket decides before anything else does.
      if (!limits.admits(operation, seller)) return overQuota();
      if (failsLeft > 0 && (settings.failOperation === '' || settings.failOperation === operation)) {
        failsLeft -= 1;
        return problem(settings.failStatus, settings.failStatus === 503 ? 'ServiceUnavailable' : 'InternalFailure', 'We encountered an internal error. Please try again.');
      }
      const books = world.of(seller);
      const visibleMs = Date.now() - settings.visibleAfterSeconds * 1000;
      return route.answer({ exchange, seller: books.store, restricted: token.restricted, tokens, settings, visibleMs }, books);
    };
    const made = answer();
    const lost = faults.draw(`${exchange.method} ${exchange.target} ${exchange.body.toString('utf8')}`, exchange.method !== 'GET');
    if (lost) return { silence: lost.kind === 'hangAfter' ? 'hang' : 'reset' };
    return withHeaders(made, settings.tellsLimit && tellsLimit(operation, made.status) ? limits.told(operation) : null);
  };

  const change = (exchange: Exchange) => {
    const changes = parseJson(exchange.body);
    if (!isObject(changes)) return refusal(400, 'invalid_body', 'The body must be a JSON object.');
    try {
      adopt(merged(settings, changes));
    } catch (error) {
      return refusal(400, 'invalid_settings', error instanceof Error ? error.message : String(error));
    }
    return json(200, settings);
  };

  const routes: readonly Route[] = [
    { method: 'POST', path: '/__settings', handle: change },
    { method: 'POST', path: '/__expire', handle: () => (tokens.expire(), empty(204)) },
    { method: 'POST', path: '/__orders', handle: (exchange) => changeOrder(exchange, world) },
    { method: 'POST', path: '/__inventory', handle: (exchange) => changeStock(exchange, world) },
    { method: 'POST', path: '/__products', handle: (exchange) => changeProduct(exchange, world) },
    { method: 'POST', path: '/__money', handle: (exchange) => moveMoney(exchange, world) },
    { method: 'GET', path: '/__truth/:region/:what', handle: (exchange) => truth(exchange, world) },
    { method: 'POST', path: '/auth/o2/token', handle: (exchange) => issueToken(exchange, tokens, settings.accessTokenSeconds) },
    { method: 'GET', path: '/storage/:key', handle: (exchange) => world.storage.fetch(exchange, settings.documentEnds) },
    ...ROUTES.map((route): Route => ({ method: route.method, path: `/:region${route.path}`, handle: handle(route) })),
  ];

  return {
    name: 'Amazon Selling Partner API',
    prefix: '/amazon',
    routes,
    notFound: () => withHeaders(missing(), null),
    examples: () => ({}),
    credentials,
    reset: () => {
      tokens.reset();
      limits.reset();
      world = new World(sizes);
      adopt(first);
    },
  };
}

function credentials(url: string): HostCredential[] {
  return SELLERS.map((seller, at) => ({
    id: at === 0 ? 'tributaryAmazonSellerApi' : `tributaryAmazonSellerApi${seller.region.toUpperCase()}`,
    name: at === 0 ? 'Amazon Seller API' : `Amazon Seller API (${seller.storeName})`,
    type: 'amazonSellerApi',
    data: amazonCredential(url, at),
  })).reverse();
}

/** The fields of the credential that opens the simulated seller of this number. */
export function amazonCredential(url: string, seller = 0): Record<string, string> {
  const { region = 'na', refreshToken = '' } = SELLERS[seller] ?? {};
  return { environment: 'custom', baseUrl: `${url}/amazon`, region, refreshToken, ...APPLICATION };
}
