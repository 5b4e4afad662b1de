import { createHash } from 'node:crypto';
import { HttpFailure } from '../../../http';
import type { Cursor, StreamPage } from '../../../sync/types';
import type { CustomerRow } from '../../../warehouse/storeRows';
import { entries, type Raw } from '../rest/shapes';
import { buyerShape, customerRow, customerShape, guestRow } from '../rows/customer';
import { Progress, read, type StreamContext } from './context';

/** All roles: whoever has an account may have bought. */
const CUSTOMERS = { path: 'customers', query: { role: 'all' } };
/** Customers that are compared with one fingerprint. */
const PER_BUCKET = 100;
const PER_PAGE = 100;
const MOST_PAGES = 1_000_000;

/**
 * Customers, who cannot be asked for by time: all are read, and those whose hundred has the fingerprint of the last
 * reading are not handed on. Then guests, from WooCommerce Analytics where the store has it.
 */
export async function* readCustomers(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const known = fingerprintsOf(from);
  const now: Record<string, string> = {};
  const progress = new Progress();
  progress.page({ upToMs: null, nowMs: (await context.lists.page(CUSTOMERS, 0, { _fields: 'id' }, 1)).nowMs });
  for await (const { name, rows } of buckets(context)) {
    now[name] = fingerprint(rows);
    if (known.get(name) !== now[name]) yield { rows: { customers: rows.map((raw) => customerRow(read(customerShape, raw, 'customer'), raw)) }, cursor: null };
  }
  for await (const customers of guests(context)) yield { rows: { customers }, cursor: null };
  yield { rows: {}, cursor: { ...progress.end(), fingerprints: now } };
}

export async function* customerIds(context: StreamContext): AsyncGenerator<string[]> {
  for await (const rows of context.lists.byId({ ...CUSTOMERS, query: { ...CUSTOMERS.query, _fields: 'id' } })) yield rows.map(({ id }) => String(id));
  for await (const rows of guests(context)) yield rows.map(({ id }) => id);
}

/** Customers in runs of neighbouring ids. */
async function* buckets({ lists }: StreamContext): AsyncGenerator<{ readonly name: string; readonly rows: Raw[] }> {
  let name = '';
  let rows: Raw[] = [];
  for await (const page of lists.byId(CUSTOMERS)) {
    for (const row of page) {
      const bucket = String(Math.floor(Number(row.id) / PER_BUCKET));
      if (bucket !== name && rows.length > 0) yield { name, rows };
      if (bucket !== name) rows = [];
      name = bucket;
      rows.push(row);
    }
  }
  if (rows.length > 0) yield { name, rows };
}

/**
 * Buyers without an account. The newest come first: who buys meanwhile moves to the front and shifts the others
 * towards the end, so that some are seen twice and none is passed over.
 */
async function* guests(context: StreamContext): AsyncGenerator<CustomerRow[]> {
  const currency = await context.currency();
  for (let page = 1; page < MOST_PAGES; page += 1) {
    const raws = await buyers(context, page);
    const unique = new Map(raws.map((raw) => [String(raw.id), raw]));
    const rows = [...unique.values()].map((raw) => ({ raw, buyer: read(buyerShape, raw, 'buyer') })).filter(({ buyer }) => buyer.user_id === null && buyer.email);
    if (rows.length > 0) yield rows.map(({ raw, buyer }) => guestRow(buyer, currency, raw));
    if (raws.length < PER_PAGE) return;
  }
}

/** A store may have analytics switched off, or a key may not see them: then guests are known from their orders alone. */
async function buyers({ client, signal }: StreamContext, page: number): Promise<Raw[]> {
  try {
    const query = { orderby: 'date_last_active', order: 'desc', page, per_page: PER_PAGE };
    return (await client.call({ route: '/wc-analytics/reports/customers', query, operation: 'customers.guests', shape: entries, signal })).data;
  } catch (thrown) {
    if (thrown instanceof HttpFailure && [401, 403, 404].includes(thrown.status ?? 0)) return [];
    throw thrown;
  }
}

function fingerprint(rows: readonly Raw[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64').slice(0, 12);
}

function fingerprintsOf(from: Cursor | null): ReadonlyMap<string, unknown> {
  const kept = from?.fingerprints;
  return new Map(typeof kept === 'object' && kept !== null ? Object.entries(kept) : []);
}
