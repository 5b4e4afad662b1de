import { dateOf, decodeToken, encodeToken, listed, type Call } from '../call';
import type { Order } from '../data/orders';
import { placeAfter } from '../data/store';

/** How one version of the Orders API names its parameters. */
export interface WindowNames {
  readonly createdAfter: string;
  readonly createdBefore: string;
  readonly updatedAfter: string;
  readonly updatedBefore: string;
  readonly marketplaces: string;
  readonly token: string;
  readonly pageSize: string;
}

export interface OrderPage {
  readonly orders: readonly Order[];
  readonly nextToken: string | null;
  readonly by: 'created' | 'updated';
  readonly beforeMs: number;
}

interface Position {
  readonly filters: string;
  readonly beforeMs: number;
  readonly ms: number;
  readonly index: number;
}

const FUTURE_MS = 120_000;
const TWO_YEARS_MS = 730 * 86_400_000;
const MOST = 100;

/** One page of the orders that a call asks for, or what is wrong with the call. */
export function orderPage(call: Call, names: WindowNames, fits: (order: Order) => boolean): OrderPage | string {
  const { seller, settings, visibleMs } = call;
  const range = rangeOf(call, names);
  if (typeof range === 'string') return range;
  const size = Number(call.exchange.query.get(names.pageSize) ?? MOST);
  if (!Number.isInteger(size) || size < 1 || size > MOST) return `${names.pageSize} must be between 1 and ${MOST}.`;
  const marketplaces = new Set(listed(call, names.marketplaces));
  const foreign = [...marketplaces].find((id) => !seller.facts.marketplaces.some((one) => one.id === id));
  if (foreign !== undefined) return `The marketplace ${foreign} is not one of this seller in this region.`;

  const filters = filtersOf(call, names.token);
  const token = call.exchange.query.get(names.token);
  const start = token === null ? { filters, beforeMs: range.beforeMs ?? visibleMs, ms: range.afterMs - 1, index: Infinity } : positionOf(token, filters, settings.orderTokenSeconds);
  if (start === null) return `The ${names.token} is not valid.`;
  const timeline = seller.timeline(range.by);
  const orders: Order[] = [];
  let at = placeAfter(timeline, start.ms, start.index);
  let last: Position = start;
  for (; at < timeline.length && orders.length < size; at += 1) {
    const moment = timeline[at];
    if (!moment || moment.ms > Math.min(start.beforeMs, visibleMs)) break;
    const order = seller.order(moment.index);
    last = { ...start, ms: moment.ms, index: moment.index };
    if (order && (marketplaces.size === 0 || marketplaces.has(order.marketplace.id)) && fits(order)) orders.push(order);
  }
  const next = timeline[at];
  const more = next !== undefined && next.ms <= Math.min(start.beforeMs, visibleMs);
  return { orders, by: range.by, beforeMs: start.beforeMs, nextToken: more ? encodeToken({ ...last, at: Date.now() }) : null };
}

function rangeOf(call: Call, names: WindowNames): { by: 'created' | 'updated'; afterMs: number; beforeMs: number | null } | string {
  const created = dateOf(call, names.createdAfter);
  const updated = dateOf(call, names.updatedAfter);
  if (created !== null && updated !== null) return `Only one of ${names.createdAfter} and ${names.updatedAfter} may be given.`;
  const afterMs = created ?? updated;
  if (afterMs === null) return `Either ${names.createdAfter} or ${names.updatedAfter} must be given.`;
  const by = created === null ? 'updated' : 'created';
  const [before, other] = by === 'created' ? [names.createdBefore, names.updatedBefore] : [names.updatedBefore, names.createdBefore];
  const beforeMs = dateOf(call, before);
  if (Number.isNaN(afterMs) || Number.isNaN(beforeMs)) return 'A date is not in ISO 8601 format.';
  if (dateOf(call, other) !== null) return `${other} cannot be combined with the start given.`;
  if (beforeMs !== null && beforeMs > Date.now() - FUTURE_MS) return `${before} must be no later than two minutes before the time of the request.`;
  if (beforeMs !== null && beforeMs < afterMs) return `${before} must be equal to or after the start.`;
  return { by, beforeMs, afterMs: Math.max(afterMs, Date.now() - TWO_YEARS_MS) };
}

/** All parameters but the token: a page token is good for the very same ones only. */
function filtersOf({ exchange, seller }: Call, tokenName: string): string {
  const pairs = [...exchange.query].filter(([name]) => name !== tokenName).map(([name, value]) => `${name}=${value}`);
  return [seller.facts.id, ...pairs.sort()].join('&');
}

function positionOf(token: string, filters: string, lifeSeconds: number): Position | null {
  const content = decodeToken(token);
  if (content?.filters !== filters || Date.now() - Number(content.at) > lifeSeconds * 1000) return null;
  return { filters, beforeMs: Number(content.beforeMs), ms: Number(content.ms), index: Number(content.index) };
}
