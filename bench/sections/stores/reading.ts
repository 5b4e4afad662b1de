import type { PageNaivelyFigures, PageNaivelyJob } from '../../contenders/pageNaively';
import type { ReadShopJob } from '../../contenders/readShop';
import { megabytes, NOTHING, ratio, seconds, whole } from '../../figures';
import type { ReadFigures } from '../../readFor';
import { contender } from '../../processes';
import { SandboxProcess } from '../../sandbox';
import { findings, type Findings, type Settings } from '../../section';

/** Of the plans Basic and Grow. */
export const STANDARD = { restoreRate: 100, bucket: 2_000 };
const UNLIMITED = { restoreRate: 1e9, bucket: 1e9 };
export const SHOP = '/shopify/tributary-demo';
/** About as many as the query may ask for at once. */
const NAIVE_PAGE = 25;
const LATENCY_MS = 50;

interface Row {
  readonly read: string;
  readonly limit: string;
  readonly orders: number;
  readonly got: number;
  readonly ms: number;
  readonly end: string;
  readonly requests: number;
  readonly peakRssBytes: number;
  readonly ordersPerSecond: number;
  readonly pagedPerSecond: number;
}

type Measured = Omit<Row, 'pagedPerSecond' | 'ordersPerSecond'>;

/** A shop's orders in bulk beside page by page, with the standard bucket of points and without a limit. */
export async function reading({ quick, say }: Settings): Promise<Findings> {
  const [small, large] = quick ? [500, 2_000] : [10_000, 100_000];
  const stopAfterMs = quick ? 4_000 : 60_000;
  const rows: Row[] = [];
  for (const orders of [small, large]) {
    say(`a shop with ${whole(orders)} orders`);
    const sandbox = await SandboxProcess.start(['--orders', String(orders)]);
    try {
      const read = readerOf(sandbox, orders, say);
      const bulk = await read.shop('bulk', 'standard', 600_000);
      const paged = await read.shop('pages', 'standard', stopAfterMs);
      const unlimited = await read.shop('pages', 'none', stopAfterMs);
      const naive = await read.naively(stopAfterMs);
      rows.push(...[bulk, paged, unlimited, naive].map((row) => ({ ...row, ordersPerSecond: perSecond(row), pagedPerSecond: perSecond(paged) })));
    } finally {
      await sandbox.stop();
    }
  }
  return report(rows, stopAfterMs);
}

function readerOf(sandbox: SandboxProcess, orders: number, say: Settings['say']) {
  const measured = async <Figures extends ReadFigures>(way: string, limit: 'standard' | 'none', work: (fields: Readonly<Record<string, unknown>>) => Promise<Figures & { readonly peakRssBytes: number }>) => {
    say(`${whole(orders)} orders, ${way}, limit: ${limit}`);
    await sandbox.set(`${SHOP}/__settings`, { ...(limit === 'standard' ? STANDARD : UNLIMITED), latencyMs: LATENCY_MS });
    const before = await requestsOf(sandbox);
    const figures = await work(await sandbox.credential('tributaryShopifyApi'));
    const { rows, ms, peakRssBytes } = figures;
    return { figures, row: { read: way, limit, orders, got: rows, ms, requests: await requestsOf(sandbox) - before, peakRssBytes } };
  };
  return {
    async shop(way: ReadShopJob['way'], limit: 'standard' | 'none', stopAfterMs: number): Promise<Measured> {
      const { row } = await measured(way, limit, (fields) => contender<ReadFigures>('readShop', { fields, way, stopAfterMs } satisfies ReadShopJob));
      return { ...row, end: row.got >= orders ? 'complete' : 'stopped' };
    },
    async naively(stopAfterMs: number): Promise<Measured> {
      const job = (fields: PageNaivelyJob['fields']): PageNaivelyJob => ({ fields, perPage: NAIVE_PAGE, stopAfterMs });
      const { row, figures } = await measured('pages without waiting', 'standard', (fields) => contender<PageNaivelyFigures>('pageNaively', job(fields)));
      return { ...row, end: figures.failure === null ? 'complete' : `failed: ${figures.failure}` };
    },
  };
}

function report(rows: readonly Row[], stopAfterMs: number): Findings {
  return findings<Row>([
    { title: 'read', align: 'left', show: (row) => row.read },
    { title: 'limit', align: 'left', show: (row) => row.limit },
    { title: 'orders', show: (row) => `${whole(row.got)} of ${whole(row.orders)}` },
    { title: 'time', show: (row) => seconds(row.ms) },
    { title: 'end', align: 'left', show: (row) => row.end },
    { title: 'requests', show: (row) => whole(row.requests) },
    { title: 'peak RSS of the program', show: (row) => megabytes(row.peakRssBytes) },
    { title: 'orders/s', show: (row) => (row.end.startsWith('failed') ? NOTHING : whole(row.ordersPerSecond)) },
    { title: 'orders/s, of pages at the limit', show: (row) => (row.end.startsWith('failed') ? NOTHING : ratio(row.ordersPerSecond, row.pagedPerSecond)) },
  ], rows, [
    `The peak RSS in bulk grows by ${megabytes(growth(rows), { signed: true })} while the orders grow from ${whole(rows[0]?.orders ?? 0)} to ${whole(rows.at(-1)?.orders ?? 0)}.`,
    `Standard: a bucket of ${whole(STANDARD.bucket)} points, ${STANDARD.restoreRate} more each second. ${LATENCY_MS} ms per answer. Paging is stopped after ${seconds(stopAfterMs)}.`,
    'The simulated shop has the file of a bulk operation ready at once; Shopify itself takes its time to write it, from seconds to many minutes.',
    `Without waiting: the same query in pages of ${NAIVE_PAGE} by a plain loop that ends at the first answer it does not expect.`,
  ]);
}

function growth(rows: readonly Row[]): number {
  const peaks = rows.filter(({ read }) => read === 'bulk').map(({ peakRssBytes }) => peakRssBytes);
  return (peaks.at(-1) ?? 0) - (peaks[0] ?? 0);
}

function perSecond({ got, ms }: Measured): number {
  return (got / ms) * 1000;
}

/** Without those that steer the sandbox. */
async function requestsOf(sandbox: SandboxProcess): Promise<number> {
  return (await sandbox.received()).filter(({ path }) => /graphql\.json|__files|access_token/.test(path)).length;
}
