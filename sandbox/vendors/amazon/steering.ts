import { isObject, json, parseJson, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { summaryOf } from './catalog/inventory';
import type { Order, OrderStatus } from './data/orders';
import { transactionOf } from './money/transactions';
import type { Call } from './call';
import { orderOf } from './orders/v2026';
import type { SellerWorld, World } from './world';

const EVERYTHING = new Set(['BUYER', 'RECIPIENT', 'PROCEEDS', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES']);

/**
 * `POST /__orders`: `{region, action: create | edit | cancel, id?, status?, quantity?, at?}`; `at` is when it happened,
 * now unless given. Answers the order as it is from then on.
 */
export function changeOrder(exchange: Exchange, world: World): Answer {
  const body = parseJson(exchange.body);
  const seller = isObject(body) ? world.in(String(body.region)) : null;
  if (!isObject(body) || !seller) return refusal(400, 'invalid_body', 'region must be na or eu.');
  const atMs = Math.floor((body.at === undefined ? Date.now() : Date.parse(String(body.at))) / 1000) * 1000;
  const { store } = seller;
  if (body.action === 'create') return json(200, orderOf(store.add(atMs), EVERYTHING));
  const order = store.orderById(String(body.id));
  if (!order) return refusal(404, 'not_found', 'There is no such order.');
  const changed = body.action === 'cancel' ? { ...order, status: 'CANCELLED' as const } : edited(order, body);
  store.put({ ...changed, updatedMs: atMs });
  return json(200, orderOf({ ...changed, updatedMs: atMs }, EVERYTHING));
}

function edited(order: Order, { status, quantity }: Readonly<Record<string, unknown>>): Order {
  const lines = typeof quantity === 'number' ? order.lines.map((line, at) => (at === 0 ? { ...line, quantity } : line)) : order.lines;
  return { ...order, lines, status: typeof status === 'string' ? (status as OrderStatus) : order.status };
}

/** `POST /__inventory`: `{region, marketplaceId, sku, fulfillable?, remove?, at?}`. */
export function changeStock(exchange: Exchange, world: World): Answer {
  const body = parseJson(exchange.body);
  const seller = isObject(body) ? world.in(String(body.region)) : null;
  const entry = isObject(body) ? seller?.store.stock.find(String(body.marketplaceId), String(body.sku)) : null;
  if (!isObject(body) || !seller || !entry) return refusal(404, 'not_found', 'There is no such stock.');
  if (body.remove === true) return json(200, { removed: seller.store.stock.remove(entry.marketplace.id, entry.product.sku) });
  const updatedMs = Math.floor((body.at === undefined ? Date.now() : Date.parse(String(body.at))) / 1000) * 1000;
  const changed = { ...entry, updatedMs, fulfillable: Number(body.fulfillable ?? entry.fulfillable) };
  seller.store.stock.put(changed);
  return json(200, summaryOf(changed, true));
}

/** `POST /__products`: `{region, sku, title?, remove?}`; stock and orders stay as they are. */
export function changeProduct(exchange: Exchange, world: World): Answer {
  const body = parseJson(exchange.body);
  const seller = isObject(body) ? world.in(String(body.region)) : null;
  const product = isObject(body) ? seller?.store.products.find(({ sku }) => sku === body.sku) : null;
  if (!isObject(body) || !seller || !product) return refusal(404, 'not_found', 'There is no such product.');
  const { store } = seller;
  if (body.remove === true) store.products = store.products.filter((one) => one !== product);
  else store.products = store.products.map((one) => (one === product ? { ...one, title: String(body.title ?? one.title) } : one));
  return json(200, product);
}

/** `POST /__money`: `{region, at, cents}` for a fee, `{region, at, orderId}` for a refund. */
export function moveMoney(exchange: Exchange, world: World): Answer {
  const body = parseJson(exchange.body);
  const seller = isObject(body) ? world.in(String(body.region)) : null;
  const atMs = isObject(body) ? Math.floor(Date.parse(String(body.at)) / 1000) * 1000 : NaN;
  if (!isObject(body) || !seller || Number.isNaN(atMs)) return refusal(400, 'invalid_body', 'The body must be {region, at, cents} or {region, at, orderId}.');
  const order = body.orderId === undefined ? null : seller.store.orderById(String(body.orderId));
  seller.store.charge({ atMs, cents: Number(body.cents ?? 0), orderIndex: order?.index ?? null });
  return json(200, {});
}

/** `GET /__truth/:region/:what`: all there is, as the API shows it piece by piece. */
export function truth(exchange: Exchange, world: World): Answer {
  const seller = world.in(exchange.param('region'));
  if (!seller) return refusal(404, 'not_found', 'region must be na or eu.');
  const tell = TRUTHS.get(exchange.param('what'));
  return tell ? json(200, tell(seller)) : refusal(404, 'not_found', `Ask for one of ${[...TRUTHS.keys()].join(', ')}.`);
}

const TRUTHS = new Map<string, (seller: SellerWorld) => unknown>([
  ['orders', ({ store }) => [...store.orders()].map((order) => orderOf(order, EVERYTHING))],
  ['inventory', ({ store }) => store.facts.marketplaces.flatMap(({ id }) => store.stock.of(id).map((entry) => ({ marketplaceId: id, ...summaryOf(entry, true) })))],
  ['products', ({ store }) => store.products],
  ['transactions', ({ store, ledger }) => ledger.entries.map((entry) => transactionOf({ seller: store } as Call, ledger, entry))],
  ['settlements', ({ ledger }) => ledger.periods],
]);
