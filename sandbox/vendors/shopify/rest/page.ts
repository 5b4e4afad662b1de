import { compare } from '../data/table';
import { besidesPage, invalid, invalidPage } from './refusals';

const USUAL = 50;
const MOST = 250;

interface Place {
  readonly direction: 'next' | 'previous';
  readonly last_id: number;
  readonly last_value: string;
  /** What the first page was asked with. */
  readonly query: string;
}

export interface Order<T> {
  readonly valueOf: (record: T) => number | string;
  readonly descending: boolean;
}

export interface Page<T> {
  readonly records: readonly T[];
  /** `Link`, previous before next; null where everything is on one page. */
  readonly link: string | null;
}

/** The query that a page belongs to: its own, or the one its `page_info` was made with. */
export function askedWith(query: URLSearchParams): { readonly query: URLSearchParams; readonly place: Place | null } {
  const given = query.get('page_info');
  if (given === null) return { query, place: null };
  const other = [...query.keys()].find((name) => !['page_info', 'limit', 'fields'].includes(name));
  if (other !== undefined) throw besidesPage(other);
  const place = decoded(given);
  return { query: new URLSearchParams(place.query), place };
}

/** @see https://shopify.dev/docs/api/usage/pagination-rest */
export function pageOf<T extends { readonly id: number }>(records: readonly T[], order: Order<T>, place: Place | null, asked: URLSearchParams, first: URLSearchParams, url: string): Page<T> {
  const limit = limitOf(asked);
  const sign = order.descending ? -1 : 1;
  const sorted = [...records].sort((a, b) => sign * (compare(order.valueOf(a), order.valueOf(b)) || a.id - b.id));
  const isAfter = (record: T): boolean => {
    const value = order.valueOf(record);
    const last = typeof value === 'number' ? Number(place?.last_value) : (place?.last_value ?? '');
    return sign * (compare(value, last) || record.id - (place?.last_id ?? 0)) > 0;
  };
  const isBack = place?.direction === 'previous';
  const from = place === null ? 0 : isBack ? sorted.filter((record) => !isAfter(record) && record.id !== place.last_id).length : sorted.findIndex(isAfter);
  const start = isBack ? Math.max(0, from - limit) : from < 0 ? sorted.length : from;
  const page = sorted.slice(start, isBack ? from : start + limit);
  const linkTo = (direction: Place['direction'], record: T | undefined): string => {
    const target = new URLSearchParams({ limit: String(limit) });
    if (asked.has('fields')) target.set('fields', asked.get('fields') ?? '');
    const info: Place = { direction, last_id: record?.id ?? 0, last_value: record ? String(order.valueOf(record)) : '', query: String(first) };
    target.set('page_info', Buffer.from(JSON.stringify(info)).toString('base64url'));
    return `<${url}?${target}>; rel="${direction}"`;
  };
  const links = [
    ...(start > 0 && page.length > 0 ? [linkTo('previous', page[0])] : []),
    ...(start + page.length < sorted.length ? [linkTo('next', page.at(-1))] : []),
  ];
  return { records: page, link: links.join(', ') || null };
}

function limitOf(query: URLSearchParams): number {
  const given = query.get('limit');
  if (given === null) return USUAL;
  if (!/^\d+$/.test(given) || Number(given) === 0) throw invalid('limit');
  return Math.min(MOST, Number(given));
}

function decoded(text: string): Place {
  try {
    const place = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Place;
    if (place.direction === 'next' || place.direction === 'previous') return place;
  } catch {
    // Told below.
  }
  throw invalidPage();
}
