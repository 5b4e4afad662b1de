import { sql } from 'kysely';
import type { Read } from '../moment';
import type { Warehouse } from '../types';
import { readCustomers, type Customers } from './customers';
import { readHealth, type StreamHealth } from './health';
import { readImports, type ImportSummary } from './imports';
import { readMoney, type StoreMoney } from './money';
import { resolvePeriod, type Period, type PeriodRequest } from './period';
import { readProducts, type TopProducts } from './products';
import { FiguresRefused } from './refusals';
import { readSales, type SalesRow } from './sales';
import { readStock, type Stock } from './stock';
import { readClient, readFirstDay, readStores, type ClientInfo } from './stores';
import type { Db, Scope, StoreInfo } from './types';

export interface FiguresRequest extends PeriodRequest {
  /** ISO 4217; the one with the most orders unless given. */
  readonly currency?: string;
  /** Ids or names of the stores to look at; all unless given. */
  readonly stores?: readonly string[];
}

/** Everything a page about one client shows. Money is in `currency` alone, unless a row names its own. */
export interface ClientFigures {
  readonly client: ClientInfo;
  readonly madeAt: string;
  readonly period: Period;
  /** Null where no order of the period has one. */
  readonly currency: string | null;
  /** The stores looked at. */
  readonly stores: readonly StoreInfo[];
  /** Whether others were left out. */
  readonly isPart: boolean;
  /** In every currency; see `readSales`. */
  readonly sales: readonly SalesRow[];
  readonly customers: Customers;
  readonly products: TopProducts;
  readonly stock: Stock;
  readonly money: readonly StoreMoney[];
  readonly health: readonly StreamHealth[];
  readonly imports: readonly ImportSummary[];
}

const PRODUCTS_SHOWN = 20;
const STOCK_SHOWN = 25;
const IMPORTS_SHOWN = 10;

/**
 * Reads the figures of one client, and nothing of another: every transaction has named it. All of them are of one moment.
 * All adding up is done by the database, as far as it can in several sessions at once. Throws `FiguresRefused`.
 */
export async function readClientFigures(warehouse: Warehouse, clientId: string, request: FiguresRequest): Promise<ClientFigures> {
  return await warehouse.atOneMoment(clientId, async (read) => {
    const inSession: Read = (part) => read(async (db) => {
      await prepare(db);
      return await part(db);
    });
    const { scope, ...frame } = await inSession((db) => readFrame(db, clientId, request));
    const [inMoney, stock, rest] = await Promise.all([
      readInMoney(inSession, scope, request.currency),
      inSession((db) => readStock(db, scope, request.now, STOCK_SHOWN)),
      inSession(async (db) => ({ health: await readHealth(db, scope), imports: await readImports(db, IMPORTS_SHOWN) })),
    ]);
    return { ...frame, period: scope.period, madeAt: request.now.toISOString(), isPart: scope.stores !== null, ...inMoney, stock, ...rest };
  });
}

/** Who and what the figures are about. */
async function readFrame(db: Db, clientId: string, request: FiguresRequest) {
  checkCurrency(request.currency);
  const client = await readClient(db);
  if (!client) throw new FiguresRefused('unknown_client', `The warehouse has no client ${JSON.stringify(clientId)}. Check the id, or create the client first. Nothing was read.`);
  const all = await readStores(db);
  const stores = chosen(all, request.stores ?? []);
  const ids = stores === all ? null : stores.map(({ id }) => id);
  const scope: Scope = { period: resolvePeriod(request, await earliest(db, ids, request)), stores: ids };
  return { client, stores, scope };
}

/** What is told in one currency. The sales, which are in every one, tell in which unless it was asked for. */
async function readInMoney(inSession: Read, scope: Scope, wanted: string | undefined) {
  const sales = await inSession((db) => readSales(db, scope));
  const currency = wanted ?? commonest(sales);
  const [customers, products, money] = await Promise.all([
    inSession((db) => readCustomers(db, scope, currency)),
    inSession((db) => readProducts(db, scope, currency, PRODUCTS_SHOWN)),
    inSession((db) => readMoney(db, scope, currency)),
  ]);
  return { sales, currency, customers, products, money };
}

/**
 * Settings of this transaction. Compiling these queries costs more than it saves; their sums have room in memory; and
 * without a hint PostgreSQL, which takes a join of orders and their lines for a thousandth of what it is, sorts millions
 * of lines that it could add up as they come.
 */
const SETTINGS = { jit: 'off', work_mem: '64MB', random_page_cost: '1.1', enable_sort: 'off' };

async function prepare(db: Db): Promise<void> {
  await sql`select ${sql.join(Object.entries(SETTINGS).map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(db);
}

async function earliest(db: Db, stores: readonly string[] | null, { period, timeZone }: FiguresRequest) {
  resolvePeriod({ period, timeZone, now: new Date() }, null);
  return period === 'all' ? await readFirstDay(db, stores, timeZone) : null;
}

function chosen(all: readonly StoreInfo[], wanted: readonly string[]): readonly StoreInfo[] {
  if (wanted.length === 0) return all;
  const unknown = wanted.find((name) => !all.some((store) => store.id === name || store.name === name));
  if (unknown === undefined) return all.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name));
  const known = all.map(({ name }) => name).join(', ') || 'none';
  throw new FiguresRefused('unknown_store', `The client has no store ${JSON.stringify(unknown)}. It has: ${known}. Nothing was read.`);
}

function checkCurrency(currency: string | undefined): void {
  if (currency === undefined || /^[A-Z]{3}$/.test(currency)) return;
  throw new FiguresRefused('invalid_currency', `${JSON.stringify(currency)} is not a currency. Give its three letters, such as EUR or USD, or leave it out. Nothing was read.`);
}

/** The currency of most orders of the period, else of the one before. */
function commonest(sales: readonly SalesRow[]): string | null {
  const whole = sales.filter(({ cut, currency }) => cut === 'whole' && currency !== null);
  const [first] = whole.sort((a, b) => Number(b.when === 'current') - Number(a.when === 'current') || b.orders - a.orders);
  return first?.currency ?? null;
}
