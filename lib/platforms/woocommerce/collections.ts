import { HttpFailure } from '../../http';
import { API, type WooClient } from './rest/client';
import type { Collection, Lists } from './rest/lists';
import { entry, type Raw } from './rest/shapes';

export type Filters = Readonly<Record<string, string | number | boolean | undefined>>;

/** Names of filters that are times: given in any zone, sent as WordPress compares them exactly. */
const TIMES = new Set(['after', 'before', 'modified_after', 'modified_before']);

/** The filters as WooCommerce takes them. Throws HttpFailure `not_sent` for a time that is none. */
export function queryOf(filters: Filters): Filters {
  const query: Record<string, string | number | boolean | undefined> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined || value === '') continue;
    query[name] = TIMES.has(name) ? withoutZone(name, String(value)) : value;
    if (TIMES.has(name)) query.dates_are_gmt = true;
  }
  return query;
}

/** Rows of a collection, the first `most` of them. Without an order of one's own they come by id, so that none is passed over. */
export async function* rowsOf(lists: Lists, { path, query = {} }: Collection, most: number): AsyncGenerator<Raw[]> {
  let left = most;
  if (query.orderby === undefined && query.order === undefined && most === Infinity) {
    yield* lists.byId({ path, query });
    return;
  }
  for (let offset = 0; left > 0;) {
    const { rows, isLast } = await lists.page({ path, query }, offset, {}, Math.min(left, 100));
    if (rows.length > 0) yield rows;
    if (isLast || rows.length === 0) return;
    offset += rows.length;
    left -= rows.length;
  }
}

/** How many there are; counted one by one where a proxy removes the header that tells. */
export async function countOf(lists: Lists, collection: Collection): Promise<number> {
  const { total } = await lists.page(collection, 0, { _fields: 'id' }, 1);
  if (total !== null) return total;
  let count = 0;
  for await (const rows of lists.byId({ ...collection, query: { ...collection.query, _fields: 'id' } })) count += rows.length;
  return count;
}

export async function getOne(client: WooClient, path: string, id: string, signal?: AbortSignal): Promise<Raw> {
  const operation = `${nameOf(path)}.get`;
  return (await client.call({ route: `${API}/${path}/${checkedId(operation, id)}`, operation, shape: entry, signal })).data;
}

/** Away for good, or into the trash where there is one and `permanently` is false. */
export async function removeOne(client: WooClient, path: string, id: string, permanently: boolean, signal?: AbortSignal): Promise<Raw> {
  const operation = `${nameOf(path)}.delete`;
  try {
    return (await client.call({ method: 'DELETE', route: `${API}/${path}/${checkedId(operation, id)}`, query: { force: permanently }, operation, shape: entry, signal })).data;
  } catch (thrown) {
    // A deletion that was sent twice finds nothing the second time: that is what was wanted.
    const isEcho = thrown instanceof HttpFailure && thrown.afterDoubt && (thrown.status === 404 || thrown.status === 410);
    if (isEcho) return { id };
    throw thrown;
  }
}

export function nameOf(path: string): string {
  return path.replace(/\/[^/]*\//g, '.').replace(/^products\.variations$/, 'variations').replace(/^products\/categories$/, 'categories');
}

export function checkedId(operation: string, id: string): string {
  if (/^\d{1,19}$/.test(id)) return id;
  throw new HttpFailure(`${operation}: the ID ${id === '' ? 'is empty' : 'is no number'}. Correct it; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}

function withoutZone(name: string, text: string): string {
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) || text.length === 10 ? text : `${text}Z`);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString().slice(0, 19);
  throw new HttpFailure(`The filter ${name} is no time. Give one such as 2026-11-22T10:00:00Z; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}
