import { Client } from 'pg';
import { openWarehouse } from '../../lib/warehouse';
import type { FiguresJob, FiguresResult } from '../contenders/figures';
import { megabytes, ratio, seconds, whole } from '../figures';
import { medianBy } from '../median';
import { startPostgres } from '../postgres';
import { contender } from '../processes';
import { findings, type Section } from '../section';
import { storeData } from '../storeData';

const TIMES = 3;

interface Row extends FiguresResult {
  readonly what: string;
  readonly peakRssBytes: number;
  readonly peerMs: number;
}

/** The page about a client with a million orders, beside reading these orders into the program. */
export const dashboard: Section = {
  name: 'dashboard',
  title: 'Dashboard of a client on PostgreSQL: figures made by the database beside orders read by a program',
  async measure({ quick, say }) {
    const orders = quick ? 20_000 : 1_000_000;
    const server = await startPostgres();
    try {
      say(`${whole(orders)} orders with their lines and transactions are made`);
      await fill(server.url, orders);
      const rows: Row[] = [];
      for (const period of ['last30Days', 'all'] as const) {
        say(`page about ${period}`);
        const page = await measured({ url: server.url, period, way: 'page' });
        const peer = await measured({ url: server.url, period, way: 'rows' });
        const name = period === 'all' ? 'all time' : 'last 30 days';
        rows.push({ what: `page, ${name}`, ...page, peerMs: peer.ms }, { what: `orders read, ${name}`, ...peer, peerMs: peer.ms });
      }
      return findings<Row>([
        { title: 'what', align: 'left', show: (row) => row.what },
        { title: 'orders', show: (row) => whole(row.orders) },
        { title: 'time', show: (row) => seconds(row.ms) },
        { title: 'peak RSS of the program', show: (row) => megabytes(row.peakRssBytes) },
        { title: 'time, of orders read', show: (row) => ratio(row.ms, row.peerMs) },
      ], rows, [
        `A warehouse of ${whole(orders)} orders, twice as many lines; median of ${TIMES}. The page has every figure, of both periods that it compares,`,
        'and is drawn; the program beside it reads the orders alone and knows only revenue by day and store.',
      ]);
    } finally {
      await server.end();
    }
  },
};

async function fill(url: string, orders: number): Promise<void> {
  await (await openWarehouse({ postgres: { url } })).close();
  const client = new Client(url);
  await client.connect();
  try {
    await client.query('set search_path to tributary');
    for (const statement of storeData(orders)) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function measured(job: FiguresJob) {
  const runs: (FiguresResult & { readonly peakRssBytes: number })[] = [];
  for (let run = 0; run < TIMES; run += 1) runs.push(await contender<FiguresResult>('figures', job));
  const { ms, orders, peakRssBytes } = medianBy(runs, (run) => run.ms);
  return { ms, orders, peakRssBytes };
}
