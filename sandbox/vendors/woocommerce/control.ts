import { isObject, json, parseJson, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { customers } from './resources/customers';
import { orders } from './resources/orders';
import { products, variations } from './resources/products';
import { show, type Resource } from './resources/resource';
import { buyersOf } from './resources/shop';
import { merged } from './settings';
import type { Item, Shelf } from './shelf';
import { nowMs, type Site } from './site';

const RESOURCES: ReadonlyMap<string, Resource> = new Map(Object.entries({ orders, products, variations, customers }));

export function changeSettings(exchange: Exchange, site: Site): Answer {
  const changes = parseJson(exchange.body);
  if (!isObject(changes)) return refusal(400, 'invalid_body', 'The body must be a JSON object.');
  try {
    site.settings = merged(site.settings, changes);
  } catch (error) {
    return refusal(400, 'invalid_settings', error instanceof Error ? error.message : String(error));
  }
  return json(200, site.settings);
}

/** Everything a collection holds, trash left out, one JSON object per line: what a sync has to end up with. */
export function truth(exchange: Exchange, site: Site): Answer {
  const name = exchange.param('resource');
  const resource = RESOURCES.get(name);
  if (name === 'guests') return lines(buyersOf(site).filter(({ user_id: user }) => !user));
  if (name === 'refunds') return lines([...site.refunds.items.values()].filter(({ parent }) => isLive(site, parent)).map((item) => ({ ...site.refunds.body(item), id: item.id, order_id: item.parent, ...site.time.pair('date_created', item.createdMs) })));
  if (!resource) return refusal(404, 'not_found', `Known: ${[...RESOURCES.keys()].join(', ')}, guests, refunds.`);
  const request = { site, exchange, isSsl: false, method: 'GET', route: '', ids: new Map(), query: new Map(), body: {}, caller: null } as const;
  return lines(resource.shelf(site).live().map((item) => () => show(resource, request, item)));
}

function shelfOf(name: string, site: Site): Shelf | undefined {
  return name === 'refunds' ? site.refunds : RESOURCES.get(name)?.shelf(site);
}

function isLive(site: Site, order: number): boolean {
  const item = site.orders.find(order);
  return item !== undefined && item.status !== 'trash';
}

type Line = object | (() => object);

function lines(rows: readonly Line[]): Answer {
  const text = async function* (): AsyncGenerator<string> {
    for (let from = 0; from < rows.length; from += 200) {
      yield rows.slice(from, from + 200).map((row) => `${JSON.stringify(typeof row === 'function' ? row() : row)}\n`).join('');
    }
  };
  return { status: 200, headers: { 'Content-Type': 'application/x-ndjson' }, body: text() };
}

/**
 * Changes rows behind the API's back: `{resource, action, ids, fields?}`. `edit` merges fields and notes the time,
 * `silent` merges them without (as stock that an order takes away), `trash` and `delete` take rows away. `delete` of
 * `refunds` leaves their orders as they are, as WooCommerce does.
 */
export function change(exchange: Exchange, site: Site): Answer {
  const body = parseJson(exchange.body);
  const shelf = isObject(body) ? shelfOf(String(body.resource), site) : undefined;
  if (!isObject(body) || !shelf || !Array.isArray(body.ids)) return refusal(400, 'invalid_change', 'The body must be {resource, action, ids, fields?}.');
  const fields = isObject(body.fields) ? body.fields : {};
  const found = body.ids.flatMap((id) => shelf.find(Number(id)) ?? []);
  for (const item of found) {
    const { status = item.status, ...rest } = fields;
    const edited: Item = { ...item, own: { ...shelf.body(item), ...rest }, status: String(status) };
    if (body.action === 'delete') shelf.drop(item.id);
    else if (body.action === 'trash') shelf.put({ ...edited, status: 'trash', modifiedMs: nowMs() });
    else if (body.action === 'silent') shelf.put(edited);
    else shelf.put({ ...edited, modifiedMs: nowMs() });
  }
  return json(200, { changed: found.map(({ id }) => id) });
}
