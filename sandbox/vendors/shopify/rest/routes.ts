import type { Exchange } from '../../../http/exchange';
import type { Reply, Route } from '../../../http/types';
import type { Shop } from '../shop';
import { answerRest, type RestAnswer, type RestCall } from './door';
import { filterOf } from './filters';
import { CUSTOMERS, ITEMS, LEVELS, ORDERS, PRODUCTS, VARIANTS, type Listed } from './lists';
import { askedWith, pageOf } from './page';
import { invalid, notFound } from './refusals';
import { transactionRest } from './views/order';
import { locationRest, shopRest } from './views/stock';

type InShop = (handle: (exchange: Exchange, shop: Shop) => Reply | Promise<Reply>) => Route['handle'];
type Answering = (call: RestCall) => RestAnswer;

/** The legacy REST Admin API over the same data as GraphQL. It reads; nothing is written through it. */
export function restRoutes(inShop: InShop): Route[] {
  const get = (path: string, scope: string | null, answer: Answering): Route => ({
    method: 'GET', path: `/:shop/admin/api/:version/${path}`, handle: inShop((exchange, shop) => answerRest(exchange, shop, scope, answer)),
  });
  const of = <T extends { readonly id: number }>(listed: Listed<T>, at: { readonly below?: string; readonly counted?: boolean; readonly one?: boolean } = {}): Route[] => {
    const path = `${at.below ?? ''}${listed.plural}`;
    return [
      get(`${path}.json`, listed.scope, list(listed)),
      ...(at.counted ? [get(`${path}/count.json`, listed.scope, count(listed))] : []),
      ...(at.one ? [get(`${path}/:id`, listed.scope, one(listed))] : []),
    ];
  };
  return [
    get('shop.json', null, ({ shop }) => ({ body: { shop: shopRest(shop) } })),
    ...of(ORDERS, { counted: true, one: true }), ...of(CUSTOMERS, { counted: true, one: true }), ...of(PRODUCTS, { counted: true, one: true }),
    ...of(VARIANTS, { below: 'products/:parent/', counted: true }), get('variants/:id', VARIANTS.scope, one(VARIANTS)), ...of(ITEMS, { one: true }), ...of(LEVELS),
    get('locations.json', 'read_locations', ({ shop }) => ({ body: { locations: [...shop.data.locations.all()].map(locationRest) } })),
    get('locations/count.json', 'read_locations', ({ shop }) => ({ body: { count: shop.data.locations.size } })),
    get('locations/:id', 'read_locations', ({ shop, exchange }) => ({ body: { location: locationRest(found(shop.data.locations.get(idIn(exchange, 'id')))) } })),
    ...of({ ...LEVELS, needs: undefined }, { below: 'locations/:parent/' }),
    get('orders/:id/transactions.json', ORDERS.scope, ({ shop, exchange }) => {
      const order = found([...ORDERS.records(shop, null)].find(({ id }) => id === Number(exchange.param('id'))));
      return { body: { transactions: order.transactions.map((transaction) => transactionRest(transaction, order, shop)) } };
    }),
  ];
}

function list<T extends { readonly id: number }>(listed: Listed<T>): Answering {
  return ({ exchange, shop, version }) => {
    const { query: first, place } = askedWith(exchange.query);
    if (listed.needs && !listed.needs.some((name) => first.has(name))) throw invalid(listed.needs[0] ?? '');
    const matching = [...listed.records(shop, parentIn(exchange))].filter(filterOf(first, listed));
    const sorted = first.has('since_id') ? { valueOf: ({ id }: T) => id, descending: false } : listed.sorted;
    const url = `${exchange.baseUrl}/${shop.facts.handle}/admin/api/${version}/${exchange.target.split('?')[0]?.split(`/${exchange.param('version')}/`)[1] ?? ''}`;
    const { records, link } = pageOf(matching, sorted, place, exchange.query, first, url);
    const fields = exchange.query.get('fields') ?? first.get('fields');
    return { body: { [listed.plural]: records.map((record) => only(listed.view(record, shop), fields)) }, headers: { ...deprecation(listed), ...(link && { Link: link }) } };
  };
}

function count<T extends { readonly id: number }>(listed: Listed<T>): Answering {
  return ({ exchange, shop }) => ({
    body: { count: [...listed.records(shop, parentIn(exchange))].filter(filterOf(exchange.query, listed)).length }, headers: deprecation(listed),
  });
}

function one<T extends { readonly id: number }>(listed: Listed<T>): Answering {
  return ({ exchange, shop }) => {
    const id = idIn(exchange, 'id');
    const record = found([...listed.records(shop, null)].find((any) => any.id === id));
    return { body: { [listed.singular]: only(listed.view(record, shop), exchange.query.get('fields')) }, headers: deprecation(listed) };
  };
}

/** `123.json`, or `123` in the middle of a path. */
function idIn(exchange: Exchange, name: string): number {
  const [, id] = /^(\d+)(?:\.json)?$/.exec(exchange.param(name)) ?? [];
  if (id === undefined) throw notFound();
  return Number(id);
}

function parentIn(exchange: Exchange): number | null {
  return exchange.has('parent') ? idIn(exchange, 'parent') : null;
}

function found<T>(record: T | undefined): T {
  if (record === undefined) throw notFound();
  return record;
}

function only(record: object, fields: string | null): object {
  if (fields === null) return record;
  const wanted = new Set(fields.split(',').map((field) => field.trim()));
  return Object.fromEntries(Object.entries(record).filter(([name]) => wanted.has(name)));
}

function deprecation({ deprecated }: { readonly deprecated?: string }): Record<string, string> {
  return deprecated ? { 'X-Shopify-API-Deprecated-Reason': deprecated } : {};
}
