import { empty, isObject, json, parseJson, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { Changes } from './changes';
import { totalOf } from './data/orders';
import { scalarMoney } from './data/money';
import { gid, iso, isoOrNull } from './resolvers/ids';
import { levelId } from './resolvers/catalog';
import type { Shop } from './shop';

/** Changes how the shop behaves. */
export function changeSettings(exchange: Exchange, shop: Shop): Answer {
  const changes = parseJson(exchange.body);
  if (!isObject(changes)) return refusal(400, 'invalid_body', 'The body must be a JSON object.');
  try {
    return json(200, shop.set(changes));
  } catch (error) {
    return refusal(400, 'invalid_settings', error instanceof Error ? error.message : String(error));
  }
}

/**
 * An edit from outside of the API, as by the merchant: `{kind, id, set}` changes fields of a record, `{kind, id,
 * delete: true}` removes it, `{kind, copy: id, set}` makes a new one like another. Ids are numbers.
 */
export function editRecord(exchange: Exchange, shop: Shop): Answer {
  const body = parseJson(exchange.body);
  if (!isObject(body)) return refusal(400, 'invalid_body', 'The body must be a JSON object.');
  const { kind, id, copy } = body;
  const kinds = kindsOf(shop);
  const found = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
  if (!found) return refusal(400, 'invalid_kind', `kind must be one of ${Object.keys(kinds).join(', ')}.`);
  const set = isObject(body.set) ? body.set : {};
  const number = Number(copy ?? id);
  if (body.delete === true) return found.remove(number) ? empty(204) : refusal(404, 'not_found', 'There is no such record.');
  const record = found.get(number);
  if (!record) return refusal(404, 'not_found', 'There is no such record.');
  if (copy === undefined) {
    found.put(Object.assign(record, set) as never, false);
    return json(200, { id: number });
  }
  const made = Object.assign(structuredClone(record), found.fresh(), set);
  found.put(made as never, true);
  return json(201, { id: made.id });
}

/** What is really there, in words of its own: not through the API under test. */
export function truth(shop: Shop): Answer {
  const { data, facts } = shop;
  return json(200, {
    orders: [...data.orders.all()].map((order) => ({
      id: gid('Order', order.id), name: order.name, updatedAt: iso(order.updatedAt), total: scalarMoney(totalOf(order.lines, order.shipping), facts.currency), note: order.note,
      test: order.test, cancelledAt: isoOrNull(order.cancelledAt), shipping: scalarMoney(order.shipping, facts.currency),
      refunded: scalarMoney(order.refunds.reduce((sum, { amount }) => sum + amount, 0), facts.currency),
      lines: order.lines.map(({ id, quantity, sku, price, tax }) => ({ id: gid('LineItem', id), quantity, sku, price: scalarMoney(price, facts.currency), tax: scalarMoney(tax, facts.currency) })),
      payments: order.transactions.filter(({ status }) => status === 'SUCCESS').map(({ id, kind, amount }) => ({ id: gid('OrderTransaction', id), kind, amount: scalarMoney(amount, facts.currency) })),
    })),
    customers: [...data.customers.all()].map(({ id, email, firstName, updatedAt }) => ({ id: gid('Customer', id), email, firstName, updatedAt: iso(updatedAt) })),
    products: [...data.products.all()].map(({ id, title, variants }) => ({ id: gid('Product', id), title, variants: variants.map((variant) => gid('ProductVariant', variant.id)) })),
    levels: [...data.levels.all()].map((level) => ({ id: levelId(level), available: level.quantities.available })),
  });
}

/** Every record as the shop holds it: times in milliseconds, amounts in minor units. */
export function records({ data, facts, domain }: Shop): Answer {
  const { orders, customers, products, levels, locations, ledger } = data;
  return json(200, {
    currency: facts.currency, domain, orders: [...orders.all()], customers: [...customers.all()], products: [...products.all()], levels: [...levels.all()],
    locations: [...locations.all()], bookings: ledger.bookings(), payouts: ledger.payouts(),
  });
}

export const deliveries = (shop: Shop): Answer => json(200, { subscriptions: shop.subscriptions.list().map(({ app, ...subscription }) => ({ ...subscription, app: app.clientId })), deliveries: shop.subscriptions.deliveries() });

function kindsOf(shop: Shop) {
  const changes = new Changes(shop);
  const { data } = shop;
  const now = () => Math.floor(Date.now() / 1000) * 1000;
  return {
    order: {
      get: (id: number) => data.orders.get(id), remove: (id: number) => changes.deleteOrder(id), fresh: () => ({ id: data.orders.nextId(), createdAt: now() }),
      put: (record: never, isNew: boolean) => changes.order(record, isNew ? 'ORDERS_CREATE' : 'ORDERS_UPDATED'),
    },
    customer: {
      get: (id: number) => data.customers.get(id), remove: (id: number) => changes.deleteCustomer(id), fresh: () => ({ id: data.customers.nextId(), createdAt: now() }),
      put: (record: never, isNew: boolean) => changes.customer(record, isNew ? 'CUSTOMERS_CREATE' : 'CUSTOMERS_UPDATE'),
    },
    product: {
      get: (id: number) => data.products.get(id), remove: (id: number) => changes.deleteProduct(id), fresh: () => ({ id: data.products.nextId(), createdAt: now() }),
      put: (record: never, isNew: boolean) => changes.product(record, isNew ? 'PRODUCTS_CREATE' : 'PRODUCTS_UPDATE'),
    },
    level: {
      get: (id: number) => data.levels.get(id), remove: (id: number) => data.levels.delete(id), fresh: () => ({ id: data.levels.nextId() }), put: (record: never) => changes.level(record),
    },
  } as const;
}
