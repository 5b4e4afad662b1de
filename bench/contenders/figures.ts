import { Client } from 'pg';
import { renderCommercePage } from '../../lib/dashboard';
import { openWarehouse } from '../../lib/warehouse';
import { readClientFigures, type PeriodName } from '../../lib/warehouse/figures';
import { contend } from '../contend';
import { BENCH_CLIENT } from '../storeData';

export interface FiguresJob {
  readonly url: string;
  readonly period: PeriodName;
  /** The whole page, its figures made by the database; or the orders alone, read and added up by the program. */
  readonly way: 'page' | 'rows';
}

export interface FiguresResult {
  readonly ms: number;
  /** Orders that the figures are about. */
  readonly orders: number;
}

contend(async ({ url, period, way }: FiguresJob): Promise<FiguresResult> => (way === 'page' ? await page(url, period) : await rows(url, period)));

async function page(url: string, period: PeriodName): Promise<FiguresResult> {
  const warehouse = await openWarehouse({ postgres: { url } });
  const started = performance.now();
  const figures = await readClientFigures(warehouse, BENCH_CLIENT, { period, timeZone: 'Europe/Berlin', now: new Date() });
  await renderCommercePage(figures);
  const ms = performance.now() - started;
  await warehouse.close();
  const orders = figures.sales.filter(({ cut, when }) => cut === 'whole' && when === 'current').reduce((sum, row) => sum + row.orders, 0);
  return { ms, orders };
}

/** What a script does that knows no better: revenue by day and store, and who is new, for as little as that. */
async function rows(url: string, period: PeriodName): Promise<FiguresResult> {
  const client = new Client(url);
  await client.connect();
  const started = performance.now();
  const days = period === 'all' ? 10_000 : 60;
  const { rows: orders } = await client.query<{ connection_id: string; placed_at: Date; total: string; customer_email: string }>(
    `select connection_id, placed_at, total, customer_email from tributary.orders
     where client_id = $1 and status <> 'cancelled' and not is_test and deleted_at is null and placed_at >= now() - $2 * interval '1 day' order by placed_at`, [BENCH_CLIENT, days]);
  const revenue = new Map<string, number>();
  const seen = new Set<string>();
  for (const { connection_id, placed_at, total, customer_email } of orders) {
    const key = `${connection_id} ${placed_at.toISOString().slice(0, 10)}`;
    revenue.set(key, (revenue.get(key) ?? 0) + Number(total));
    seen.add(customer_email);
  }
  const ms = performance.now() - started;
  await client.end();
  return { ms, orders: orders.length };
}
