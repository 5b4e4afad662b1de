import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import type { Entry, Item, Shelf } from '../shelf';
import type { Site } from '../site';
import { invalidParameter } from './errors';
import { siteUrl, type RestRequest } from './request';

export interface ListRules {
  readonly orderby: readonly string[];
  readonly defaultOrderby: string;
  readonly defaultOrder: 'asc' | 'desc';
  /** Whether `after`, `modified_after` and their likes mean anything here. */
  readonly dates: boolean;
  /** What the resource's own parameters leave out. */
  readonly keeps?: (item: Item, body: () => Entry) => boolean;
}

interface Kept { readonly version: number; readonly key: string; readonly items: readonly Item[] }
/** The last list asked for, and the last order of a whole collection: pages of a large one follow each other. */
const found = new WeakMap<Shelf, Kept>();
const ordered = new WeakMap<Shelf, Kept>();

/** One page of a collection with WordPress's headers. `show` makes the body of one row. */
export function list(request: RestRequest, shelf: Shelf, items: () => readonly Item[], rules: ListRules, show: (item: Item) => Entry): Answer {
  const { query, site } = request;
  const perPage = wholeNumber(query, 'per_page', 10, 1, 100);
  const page = wholeNumber(query, 'page', 1, 1);
  const all = sortedItems(request, shelf, items, rules);
  const from = query.has('offset') ? wholeNumber(query, 'offset', 0, 0) : (page - 1) * perPage;
  const rows = all.slice(from, from + perPage).map((item) => trimmed(show(item), query.get('_fields')));
  const pages = Math.ceil(all.length / perPage);
  return json(200, rows, site.settings.stripHeaders ? {} : pagingHeaders(request, all.length, pages, page));
}

export function trimmed(body: Entry, fields: string | undefined): Entry {
  if (!fields) return body;
  const wanted = new Set(fields.split(',').map((name) => name.trim().split('.')[0]));
  return Object.fromEntries(Object.entries(body).filter(([name]) => wanted.has(name)));
}

function sortedItems(request: RestRequest, shelf: Shelf, items: () => readonly Item[], rules: ListRules): readonly Item[] {
  const { query, route, site } = request;
  const relevant = [...query].filter(([name]) => !/^(page|per_page|offset|_fields|oauth_|consumer_)/.test(name));
  return cached(found, shelf, JSON.stringify([route, relevant]), () => {
    const compare = comparison(query, rules);
    const sorted = cached(ordered, shelf, JSON.stringify([route, query.get('orderby'), query.get('order'), query.get('status') === 'trash']), () => [...items()].sort(compare));
    const keeps = [idFilter(query), rules.dates ? dateFilter(site, query) : () => true];
    return sorted.filter((item) => keeps.every((keep) => keep(item)) && (rules.keeps?.(item, () => shelf.body(item)) ?? true));
  });
}

function cached(cache: WeakMap<Shelf, Kept>, shelf: Shelf, key: string, make: () => readonly Item[]): readonly Item[] {
  const known = cache.get(shelf);
  if (known?.version === shelf.version && known.key === key) return known.items;
  const items = make();
  cache.set(shelf, { version: shelf.version, key, items });
  return items;
}

function comparison(query: ReadonlyMap<string, string>, rules: ListRules): (a: Item, b: Item) => number {
  const orderby = oneOf(query, 'orderby', rules.orderby, rules.defaultOrderby);
  const order = oneOf(query, 'order', ['asc', 'desc'], rules.defaultOrder);
  const sign = order === 'asc' ? 1 : -1;
  const value = (item: Item) => (orderby === 'modified' ? item.modifiedMs ?? 0 : /date/.test(orderby) ? item.createdMs : item.id);
  return (a, b) => sign * (value(a) - value(b) || a.id - b.id);
}

function idFilter(query: ReadonlyMap<string, string>): (item: Item) => boolean {
  const ids = (name: string) => new Set((query.get(name) ?? '').split(',').filter(Boolean).map(Number));
  const [include, exclude, parent] = [ids('include'), ids('exclude'), ids('parent')];
  return ({ id, parent: of }) => (include.size === 0 || include.has(id)) && !exclude.has(id) && (parent.size === 0 || parent.has(of));
}

/** Compared by whichever clock the parameters are meant in. */
function dateFilter({ time }: Site, query: ReadonlyMap<string, string>): (item: Item) => boolean {
  const isGmt = ['true', '1'].includes(query.get('dates_are_gmt') ?? '');
  const clock = (ms: number | null) => (ms === null ? -Infinity : isGmt ? ms : time.localMs(ms));
  const bound = (name: string, usual: number) => {
    const given = query.get(name);
    const read = given === undefined ? undefined : time.queried(given);
    if (read === null) throw invalidParameter(name, 'Invalid date.', 'rest_invalid_date');
    return read === undefined ? usual : Date.parse(`${read}Z`);
  };
  const [after, before] = [bound('after', -Infinity), bound('before', Infinity)];
  const [modifiedAfter, modifiedBefore] = [bound('modified_after', -Infinity), bound('modified_before', Infinity)];
  const isWithin = (ms: number | null, from: number, to: number) => (from === -Infinity || clock(ms) > from) && (to === Infinity || clock(ms) < to);
  return ({ createdMs, modifiedMs }) => isWithin(createdMs, after, before) && isWithin(modifiedMs, modifiedAfter, modifiedBefore);
}

/** WordPress's own link stands on every answer; WooCommerce replaces it where there is another page. */
function pagingHeaders(request: RestRequest, total: number, pages: number, page: number): Record<string, string> {
  const { exchange, site, isSsl, query, route } = request;
  const root = siteUrl(exchange, site, isSsl);
  const link = (to: number, rel: string) => {
    const parameters = new URLSearchParams([...query].filter(([name]) => name !== 'page' && name !== 'rest_route'));
    parameters.set('page', String(to));
    return `<${root}/wp-json${route}?${parameters.toString()}>; rel="${rel}"`;
  };
  const links = [...(page > 1 ? [link(Math.min(page - 1, pages), 'prev')] : []), ...(page < pages ? [link(page + 1, 'next')] : [])];
  return { 'X-WP-Total': String(total), 'X-WP-TotalPages': String(pages), ...(links.length > 0 ? { Link: links.join(', ') } : {}) };
}

export function wholeNumber(query: ReadonlyMap<string, string>, name: string, usual: number, least: number, most?: number): number {
  const given = query.get(name);
  if (given === undefined) return usual;
  const value = Number(given);
  if (!Number.isInteger(value)) throw invalidParameter(name, `${name} is not of type integer.`, 'rest_invalid_type');
  if (value >= least && (most === undefined || value <= most)) return value;
  const reason = most === undefined ? `${name} must be greater than or equal to ${least}` : `${name} must be between ${least} (inclusive) and ${most} (inclusive)`;
  throw invalidParameter(name, reason, 'rest_out_of_bounds');
}

function oneOf(query: ReadonlyMap<string, string>, name: string, allowed: readonly string[], usual: string): string {
  const given = query.get(name) ?? usual;
  if (allowed.includes(given)) return given;
  throw invalidParameter(name, `${name} is not one of ${allowed.join(', ')}.`, 'rest_not_in_enum');
}
