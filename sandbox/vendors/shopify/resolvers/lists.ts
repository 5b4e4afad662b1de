import type { Customer, Order, Product, ProductCollection } from '../data/records';
import { totalOf } from '../data/orders';
import type { Table } from '../data/table';
import { connection, type PageArguments } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { parseSearch, type SearchFields } from '../graphql/search';

export interface ListArguments extends PageArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
  readonly reverse?: boolean | null;
}

type Dated = { readonly id: number; readonly updatedAt: number };

/** How one kind of record is searched, sorted and shown. */
export interface ListOf<T extends Dated> {
  readonly field: string;
  readonly fields: SearchFields<T>;
  readonly sort: Readonly<Record<string, (record: T) => number | string>>;
  readonly defaultSort: string;
  /** Search fields that the count honours; all unless given. */
  readonly countedBy?: readonly string[];
}

const DAY_MS = 86_400_000;
/** Without read_all_orders older orders are simply absent. */
const ORDER_WINDOW_MS = 60 * DAY_MS;

/** One page of a list. */
export function list<T extends Dated, N>(table: Table<T>, how: ListOf<T>, args: ListArguments, context: Context, toNode: (record: T) => N, isVisible = (_record: T) => true) {
  const search = parseSearch(args.query, how.fields);
  context.warn(how.field, args.query ?? '', search.warnings);
  const key = args.sortKey ?? how.defaultSort;
  const sortedBy = how.sort[key] ?? (({ id }: T) => id);
  const sorted = table.by(key, sortedBy);
  const records = args.reverse ? [...sorted].reverse() : sorted;
  const matches = (record: T) => search.matches(record) && isVisible(record) && context.shop.isIndexed(record);
  return connection(args, { records, sortedBy, matches, isFiltered: Boolean(args.query) }, toNode, context);
}

export function count<T extends Dated>(table: Table<T>, how: ListOf<T>, args: { readonly query?: string | null; readonly limit?: number | null }, context: Context, isVisible = (_record: T) => true) {
  const honoured = how.countedBy ? Object.fromEntries(Object.entries(how.fields).filter(([name]) => how.countedBy?.includes(name))) : how.fields;
  const search = parseSearch(args.query, honoured);
  context.warn(`${how.field}Count`, args.query ?? '', search.warnings);
  const limit = args.limit === null ? Infinity : (args.limit ?? 10_000);
  let found = 0;
  for (const record of table.all()) if (search.matches(record) && isVisible(record)) found += 1;
  return found > limit ? { count: limit, precision: 'AT_LEAST' } : { count: found, precision: 'EXACT' };
}

export function isOrderVisible({ shop }: Pick<Context, 'shop'>): (order: Order) => boolean {
  if (shop.scopes.has('read_all_orders')) return () => true;
  const since = Date.now() - ORDER_WINDOW_MS;
  return ({ createdAt }) => createdAt >= since;
}

const dates = { created_at: { kind: 'time', of: ({ createdAt }: { createdAt: number }) => createdAt }, updated_at: { kind: 'time', of: ({ updatedAt }: Dated) => updatedAt } } as const;
const id = { kind: 'number', of: ({ id: number }: { id: number }) => number } as const;

export const ORDERS: ListOf<Order> = {
  field: 'orders', defaultSort: 'PROCESSED_AT',
  fields: {
    ...dates, id, processed_at: { kind: 'time', of: ({ processedAt }) => processedAt }, name: { kind: 'text', of: ({ name }) => name },
    email: { kind: 'text', of: ({ email }) => email }, customer_id: { kind: 'number', of: ({ customerId }) => customerId ?? -1 }, tag: { kind: 'text', of: ({ tags }) => tags },
    status: { kind: 'text', of: ({ cancelledAt }) => (cancelledAt === null ? ['open', 'not_closed'] : ['cancelled', 'not_closed']) },
    financial_status: { kind: 'text', of: ({ financialStatus }) => financialStatus },
    fulfillment_status: { kind: 'text', of: ({ fulfillmentStatus }) => (fulfillmentStatus === 'FULFILLED' ? ['fulfilled', 'shipped'] : ['unfulfilled', 'unshipped']) },
    sku: { kind: 'text', of: ({ lines }) => lines.flatMap(({ sku }) => sku ?? []) }, test: { kind: 'text', of: ({ test }) => String(test) },
    source_name: { kind: 'text', of: ({ sourceName }) => sourceName },
  },
  sort: {
    ID: ({ id: number }) => number, PROCESSED_AT: ({ processedAt }) => processedAt, CREATED_AT: ({ createdAt }) => createdAt, UPDATED_AT: ({ updatedAt }) => updatedAt,
    ORDER_NUMBER: ({ number }) => number, TOTAL_PRICE: ({ lines, shipping }) => totalOf(lines, shipping),
  },
};

export const CUSTOMERS: ListOf<Customer> = {
  field: 'customers', defaultSort: 'ID', countedBy: ['created_at', 'id', 'updated_at'],
  fields: {
    ...dates, id, customer_date: dates.created_at, email: { kind: 'text', of: ({ email }) => email }, phone: { kind: 'text', of: ({ phone }) => phone },
    first_name: { kind: 'text', of: ({ firstName }) => firstName }, last_name: { kind: 'text', of: ({ lastName }) => lastName }, tag: { kind: 'text', of: ({ tags }) => tags },
    country: { kind: 'text', of: ({ address }) => address?.countryCode ?? null }, state: { kind: 'text', of: () => 'DISABLED' },
    orders_count: { kind: 'number', of: ({ ordersCount }) => ordersCount }, total_spent: { kind: 'number', of: ({ spent }) => spent / 100 },
  },
  sort: { ID: ({ id: number }) => number, CREATED_AT: ({ createdAt }) => createdAt, UPDATED_AT: ({ updatedAt }) => updatedAt, NAME: ({ lastName }) => lastName ?? '' },
};

export const PRODUCTS: ListOf<Product> = {
  field: 'products', defaultSort: 'ID',
  fields: {
    ...dates, id, status: { kind: 'text', of: ({ status }) => status }, title: { kind: 'text', of: ({ title }) => title }, handle: { kind: 'text', of: ({ handle }) => handle },
    vendor: { kind: 'text', of: ({ vendor }) => vendor }, product_type: { kind: 'text', of: ({ productType }) => productType }, tag: { kind: 'text', of: ({ tags }) => tags },
    sku: { kind: 'text', of: ({ variants }) => variants.flatMap(({ sku }) => sku ?? []) }, barcode: { kind: 'text', of: ({ variants }) => variants.flatMap(({ barcode }) => barcode ?? []) },
  },
  sort: { ID: ({ id: number }) => number, CREATED_AT: ({ createdAt }) => createdAt, UPDATED_AT: ({ updatedAt }) => updatedAt, TITLE: ({ title }) => title, VENDOR: ({ vendor }) => vendor },
};

export const COLLECTIONS: ListOf<ProductCollection> = {
  field: 'collections', defaultSort: 'ID',
  fields: { id, updated_at: dates.updated_at, title: { kind: 'text', of: ({ title }) => title }, handle: { kind: 'text', of: ({ handle }) => handle } },
  sort: { ID: ({ id: number }) => number, UPDATED_AT: ({ updatedAt }) => updatedAt, TITLE: ({ title }) => title },
};
