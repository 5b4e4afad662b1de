import path from 'node:path';
import type { WriteFigures, WriteJob } from '../contenders/writeOrders';
import type { OpenOptions } from '../../lib/warehouse';
import { megabytes, ratio, whole } from '../figures';
import { medianBy } from '../median';
import { startPostgres } from '../postgres';
import { contender } from '../processes';
import { findings, type Section } from '../section';

const TIMES = 3;
/** As a PostgreSQL comes, with every commit on the disk before it is acknowledged. */
const DURABLE: readonly string[] = [];

interface Row {
  readonly warehouse: string;
  readonly way: WriteJob['way'];
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly peakRssBytes: number;
  readonly singleRowsPerSecond: number;
}

/** What writing whole pages of a store's orders is worth, in both kinds of warehouse. */
export const upsert: Section = {
  name: 'upsert',
  title: 'Orders into the warehouse: pages as a sync writes them, beside single rows',
  async measure({ quick, folder, say }) {
    const server = await startPostgres(DURABLE);
    try {
      const places: readonly (readonly [string, OpenOptions])[] = [
        ['embedded', { folder: path.join(folder, 'upsert') }],
        ['PostgreSQL', { postgres: { url: server.url } }],
      ];
      const rows: Row[] = [];
      for (const [warehouse, place] of places) {
        const measure = async (way: WriteJob['way'], count: number) => {
          say(`${whole(count)} orders into ${warehouse}, ${way}`);
          return { warehouse, way, rows: count, ...await measured({ place, way, rows: count }) };
        };
        const pages = await measure('pages', quick ? 2_000 : 25_000);
        const single = await measure('single rows', quick ? 200 : 2_000);
        const plain = await measure('plain statements', quick ? 200 : 2_000);
        rows.push(...[pages, single, plain].map((row) => ({ ...row, singleRowsPerSecond: single.rowsPerSecond })));
      }
      return report(rows);
    } finally {
      await server.end();
    }
  },
};

function report(rows: readonly Row[]) {
  return findings<Row>([
    { title: 'warehouse', align: 'left', show: (row) => row.warehouse },
    { title: 'written', align: 'left', show: (row) => row.way },
    { title: 'rows', show: (row) => whole(row.rows) },
    { title: 'rows/s', show: (row) => whole(row.rowsPerSecond) },
    { title: 'peak RSS of the program', show: (row) => megabytes(row.peakRssBytes) },
    { title: 'rows/s, of single rows', show: (row) => ratio(row.rowsPerSecond, row.singleRowsPerSecond) },
  ], rows, [
    `Orders of about 700 bytes in pages of 250, each page committed on its own, compared with what is known, and kept to its client; median of ${TIMES}.`,
    'Single rows are the same with one row at a time. Plain statements are INSERT … ON CONFLICT DO UPDATE without comparison and past every rule that keeps clients apart.',
  ]);
}

async function measured(job: WriteJob) {
  const runs: (WriteFigures & { readonly peakRssBytes: number })[] = [];
  for (let run = 0; run < TIMES; run += 1) runs.push(await contender<WriteFigures>('writeOrders', job));
  const { ms, peakRssBytes } = medianBy(runs, (run) => run.ms);
  return { rowsPerSecond: (job.rows / ms) * 1000, peakRssBytes };
}
