import { json, isObject } from '../../http/answers';
import type { Answer } from '../../http/types';
import type { PlaceholderUser } from './users';

const CONTROLS = new Set(['q', '_start', '_end', '_sort', '_order', '_page', '_limit', '_embed', '_expand', '_', 'callback']);
const OPERATOR = /_(gte|lte|ne|like)$/;

/** json-server's list query: equality and `_gte/_lte/_ne/_like` filters, `q`, `_sort`, paging by page or by offset. */
export function listUsers(users: readonly PlaceholderUser[], query: URLSearchParams, url: string): Answer {
  const found = sorted(users.filter((user) => matches(user, query, users)), query);
  const pagedBy = ['_page', '_end', '_limit'].find((name) => query.get(name));
  if (!pagedBy) return json(200, found, {}, 2);
  const total = { 'X-Total-Count': String(found.length) };
  if (pagedBy !== '_page') {
    return json(200, bySlice(found, query), { ...total, 'Access-Control-Expose-Headers': 'X-Total-Count' }, 2);
  }
  return byPage(found, query, url, total);
}

function matches(user: PlaceholderUser, query: URLSearchParams, users: readonly PlaceholderUser[]): boolean {
  const words = query.get('q')?.toLowerCase();
  if (words && !containsText(user, words)) return false;
  return [...new Set(query.keys())].every((name) => {
    if (CONTROLS.has(name)) return true;
    const operator = OPERATOR.exec(name)?.[1] ?? '';
    const path = name.replace(OPERATOR, '');
    // A name that no user has is not a filter at all.
    if (!operator && !users.some((other) => valueAt(other, path) !== undefined)) return true;
    return passes(valueAt(user, path), operator, query.getAll(name));
  });
}

function passes(value: unknown, operator: string, wanted: readonly string[]): boolean {
  if (value === undefined || value === null) return false;
  if (operator === 'ne') return wanted.every((text) => text !== String(value));
  return wanted.some((text) => compare(value, operator, text));
}

function compare(value: unknown, operator: string, text: string): boolean {
  if (operator === 'like') return String(value).toLowerCase().includes(text.toLowerCase());
  if (operator === '') return String(value) === text;
  const order = orderOf(value, typeof value === 'number' ? Number(text) : text);
  return operator === 'gte' ? order >= 0 : order <= 0;
}

function orderOf(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [first, second] = [String(a), String(b)];
  return first < second ? -1 : Number(first > second);
}

function sorted(users: readonly PlaceholderUser[], query: URLSearchParams): readonly PlaceholderUser[] {
  const path = query.get('_sort');
  if (!path) return users;
  const sign = query.get('_order')?.toLowerCase() === 'desc' ? -1 : 1;
  return [...users].sort((a, b) => sign * orderOf(valueAt(a, path), valueAt(b, path)));
}

function bySlice(users: readonly PlaceholderUser[], query: URLSearchParams): readonly PlaceholderUser[] {
  const start = Number(query.get('_start') ?? 0) || 0;
  return users.slice(start, query.get('_end') ? Number(query.get('_end')) : start + Number(query.get('_limit')));
}

function byPage(users: readonly PlaceholderUser[], query: URLSearchParams, url: string, headers: Record<string, string>): Answer {
  const size = Number.parseInt(query.get('_limit') ?? '', 10) || 10;
  const page = Math.max(1, Number.parseInt(query.get('_page') ?? '', 10) || 1);
  const last = Math.ceil(users.length / size);
  const targets: readonly (readonly [string, number])[] = [['first', 1], ['prev', page - 1], ['next', page + 1], ['last', last]];
  const links = last > 1 ? targets.filter(([, target]) => target >= 1 && target <= last) : [];
  const link = links.map(([rel, target]) => `<${url.replace(/_page=[^&]*/, `_page=${target}`)}>; rel="${rel}"`).join(', ');
  return json(200, users.slice((page - 1) * size, page * size), {
    ...headers, 'Access-Control-Expose-Headers': 'X-Total-Count, Link', ...(link ? { Link: link } : {}),
  }, 2);
}

function containsText(value: unknown, words: string): boolean {
  if (isObject(value)) return Object.values(value).some((inner) => containsText(inner, words));
  return String(value).toLowerCase().includes(words);
}

function valueAt(user: PlaceholderUser, path: string): unknown {
  return path.split('.').reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), user);
}
