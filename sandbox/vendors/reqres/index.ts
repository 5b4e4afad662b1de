import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../conditions/random';
import { empty, isObject, json, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, Handler, Vendor } from '../../http/types';
import { RESOURCES, SUPPORT, USERS } from './data';

export interface ReqresOptions {
  /** Refuse calls without an `x-api-key`; false unless given. */
  readonly requireApiKey?: boolean;
  readonly seed?: number;
}

export const REQRES_API_KEY = 'reqres-free-v1';
const TOKEN = 'sandbox-reqres-token';
const MAX_DELAY_S = 10;

type Fields = Readonly<Record<string, unknown>>;

/** https://reqres.in/api: made-up people; creations get a text id and are not stored. */
export function reqres({ requireApiKey = false, seed = 1 }: ReqresOptions = {}): Vendor {
  const random = createRandom(seed);
  const create = (fields: Fields) => json(201, { ...fields, id: String(1 + Math.floor(random() * 999)), createdAt: now() });
  const update = (fields: Fields) => json(200, { ...fields, updatedAt: now() });
  const guarded = (handle: Handler): Handler => (exchange) => (
    requireApiKey && !exchange.header('x-api-key') ? json(401, { error: 'Missing API key' }) : handle(exchange)
  );
  return {
    name: 'ReqRes',
    prefix: '/reqres/api',
    routes: [
      { method: 'GET', path: '/users', handle: guarded((exchange) => list(exchange, USERS)) },
      { method: 'GET', path: '/users/:id', handle: guarded((exchange) => show(exchange, USERS)) },
      { method: 'POST', path: '/users', handle: guarded((exchange) => withFields(exchange, create)) },
      { method: 'PUT', path: '/users/:id', handle: guarded((exchange) => withFields(exchange, update)) },
      { method: 'PATCH', path: '/users/:id', handle: guarded((exchange) => withFields(exchange, update)) },
      { method: 'DELETE', path: '/users/:id', handle: guarded(() => empty(204)) },
      { method: 'GET', path: '/unknown', handle: guarded((exchange) => list(exchange, RESOURCES)) },
      { method: 'GET', path: '/unknown/:id', handle: guarded((exchange) => show(exchange, RESOURCES)) },
      { method: 'POST', path: '/register', handle: guarded((exchange) => withFields(exchange, (fields) => signIn(fields, true))) },
      { method: 'POST', path: '/login', handle: guarded((exchange) => withFields(exchange, (fields) => signIn(fields, false))) },
    ],
    notFound: () => json(404, {}),
    examples: (baseUrl) => ({
      reqres: {
        base_url: baseUrl,
        endpoints: { customers: '/users', health: '/users' },
        authentication: { type: 'api_key', api_key: REQRES_API_KEY, header_name: 'x-api-key' },
      },
    }),
  };
}

async function list(exchange: Exchange, items: readonly object[]): Promise<Answer> {
  const delayS = Math.min(MAX_DELAY_S, numberOr(exchange.query.get('delay'), 0));
  if (delayS > 0) await sleep(delayS * 1000, undefined, { signal: exchange.closing });
  const page = Math.max(1, numberOr(exchange.query.get('page'), 1));
  const perPage = Math.max(1, numberOr(exchange.query.get('per_page'), 6));
  return json(200, {
    page, per_page: perPage, total: items.length, total_pages: Math.ceil(items.length / perPage),
    data: items.slice((page - 1) * perPage, page * perPage), support: SUPPORT,
  });
}

function show(exchange: Exchange, items: readonly { readonly id: number }[]): Answer {
  const item = items.find(({ id }) => String(id) === exchange.param('id'));
  return item ? json(200, { data: item, support: SUPPORT }) : json(404, {});
}

function signIn({ email, password }: Fields, isNew: boolean): Answer {
  if (!email) return json(400, { error: 'Missing email or username' });
  if (!password) return json(400, { error: 'Missing password' });
  const user = USERS.find((known) => known.email === email);
  if (!user) return json(400, { error: 'user not found' });
  return json(200, isNew ? { id: user.id, token: TOKEN } : { token: TOKEN });
}

function withFields(exchange: Exchange, handle: (fields: Fields) => Answer): Answer {
  if (exchange.mediaType === 'application/x-www-form-urlencoded') {
    return handle(Object.fromEntries(new URLSearchParams(exchange.body.toString('utf8'))));
  }
  const fields = exchange.body.length === 0 ? {} : parseJson(exchange.body);
  return isObject(fields) ? handle(fields) : json(400, { error: 'Bad Request', message: 'The body is not a JSON object.' });
}

function numberOr(text: string | null, otherwise: number): number {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isFinite(number) ? number : otherwise;
}

function now(): string {
  return new Date().toISOString();
}
