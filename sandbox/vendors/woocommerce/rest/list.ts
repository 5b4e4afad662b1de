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

interface Sorted { readonly version: number; readonly key: string; readonly items: readonly Item[] }
const sorted = new WeakMap<Shelf, Sorted>();

/** One page of a collection with WordPress's headers. `show` makes the body of one row. */
export function list(request: RestRequest, shelf: Shelf, items: () => readonly Item[], rules: ListRules, show: (item: Item) => Entry): Answer {
  const { query, site } = request;
  const perPage = wholeNumber(query, 'per_page', 10, 1, 100);
  const page = wholeNumber(query, 'page', 1, 1);
  const found = sortedItems(request, shelf, items, rules);
  const from = query.has('offset') ? wholeNumber(query, 'offset', 0, 0) : (page - 1) * perPage;
  const rows = found.slice(from, from + perPage).map((item) => trimmed(show(item), query.get('_fields')));
  const pages = Math.ceil(found.length / perPage);
  return json(200, rows, site.settings.stripHeaders ? {} : pagingHeaders(request, found.length, pages, page));
}

export function trimmed(body: Entry, fields: string | undefined): Entry {
  if (!fields) return body;
  const wanted = new Set(fields.split(',').map((name) => name.trim().split('.')[0]));
  return Object.fromEntries(Object.entries(body).filter(([name]) => wanted.has(name)));
}

function sortedItems(request: RestRequest, shelf: Shelf, items: () => readonly Item[], rules: ListRules): readonly Item[] {
  const relevant = [...request.query].filter(([name]) => !/^(page|per_page|offset|_fields|oauth_|consumer_)/.test(name));
  const key = JSON.stringify([request.route, relevant]);
  const known = sorted.get(shelf);
  if (known?.version === shelf.version && known.key === key) return known.items;
  const keeps = [idFilter(request.query), rules.dates ? dateFilter(request.site, request.query) : () => true];
  const left = items().filter((item) => keeps.every((keep) => keep(item)) && (rules.keeps?.(item, () => shelf.body(item)) ?? true));
  const result = left.sort(comparison(request.query, rules));
  sorted.set(shelf, { version: shelf.version, key, items: result });
  return result;
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

function dateFilter(site: Site, query: ReadonlyMap<string, string>): (item: Item) => boolean {
  const isGmt = ['true', '1'].includes(query.get('dates_are_gmt') ?? '');
  const text = (ms: number | null) => (ms === null ? '' : isGmt ? site.time.gmt(ms) : site.time.local(ms));
  const bound = (name: string) => {
    const given = query.get(name);
    const read = given === undefined ? undefined : site.time.queried(given);
    if (read === null) throw invalidParameter(name, 'Invalid date.', 'rest_invalid_date');
    return read;
  };
  const [after, before, modifiedAfter, modifiedBefore] = ['after', 'before', 'modified_after', 'modified_before'].map(bound);
  return ({ createdMs, modifiedMs }) => (after === undefined || text(createdMs) > after) && (before === undefined || text(createdMs) < before)
    && (modifiedAfter === undefined || text(modifiedMs) > modifiedAfter) && (modifiedBefore === undefined || text(modifiedMs) < modifiedBefore);
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
