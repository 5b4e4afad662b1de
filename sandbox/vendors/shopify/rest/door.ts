import { setTimeout as sleep } from 'node:timers/promises';
import { json } from '../../../http/answers';
import type { Exchange } from '../../../http/exchange';
import type { Answer, Reply } from '../../../http/types';
import type { Shop } from '../shop';
import { unauthorized } from '../tokens';
import { servedVersion } from '../versions';
import { RestRefusal, tooManyCalls, unapproved } from './refusals';

export interface RestAnswer {
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RestCall {
  readonly exchange: Exchange;
  readonly shop: Shop;
  readonly version: string;
}

/** What every REST request passes: version, token, the bucket of calls, the scope. */
export async function answerRest(exchange: Exchange, shop: Shop, scope: string | null, answer: (call: RestCall) => RestAnswer): Promise<Reply> {
  const { latencyMs, restBucket, restLeak } = shop.settings;
  if (latencyMs > 0) await sleep(latencyMs, undefined, { signal: exchange.closing });
  const version = servedVersion(exchange.param('version'));
  if (version === null) return json(404, { errors: 'Not Found' });
  if (!shop.appOf(exchange.header('x-shopify-access-token'))) return unauthorized();
  const calls = shop.calls.add(shop.settings);
  const headers = { 'X-Shopify-API-Version': version, 'X-Shopify-Shop-Api-Call-Limit': `${calls ?? restBucket}/${restBucket}`, Date: new Date().toUTCString() };
  return answered(headers, () => {
    if (calls === null) throw tooManyCalls(restLeak);
    if (scope !== null && !shop.scopes.has(scope)) throw unapproved(scope);
    return answer({ exchange, shop, version });
  });
}

function answered(headers: Readonly<Record<string, string>>, work: () => RestAnswer): Answer {
  try {
    const { body, headers: more } = work();
    return json(200, body, { ...headers, ...more });
  } catch (thrown) {
    if (thrown instanceof RestRefusal) return thrown.answer(headers);
    throw thrown;
  }
}
