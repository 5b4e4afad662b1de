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
