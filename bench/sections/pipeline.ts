import path from 'node:path';
import type { ByHandFigures } from '../contenders/byHand';
import type { DryRunFigures } from '../contenders/dryRun';
import { writeCustomers } from '../customers';
import { megabytes, NOTHING, ratio, whole } from '../figures';
import { medianBy } from '../median';
import { contender } from '../processes';
import { findings, type Section, type Settings } from '../section';

interface Row {
  readonly who: 'dry run' | 'by hand';
  readonly phones: boolean;
  readonly rows: number;
  readonly good: number;
  readonly rowsPerSecond: number;
  readonly peakRssBytes: number;
  /** Beyond that of the smaller file. */
  readonly growthBytes: number | null;
  readonly peerRowsPerSecond: number;
}

/** The whole dry run: hash, read, map, validate, find doubles; without and with a phone number in every row. */
export const pipeline: Section = {
  name: 'pipeline',
  title: 'Dry run of an import: read, map and validate',
  async measure(settings) {
    const rows = [...await compare(settings, false), ...await compare(settings, true)];
    return findings<Row>([
      { title: 'pipeline', align: 'left', show: (row) => `${row.who}, ${row.phones ? 'a phone in every row' : 'no phones'}` },
      { title: 'rows', show: (row) => whole(row.rows) },
      { title: 'good', show: (row) => whole(row.good) },
      { title: 'rows/s', show: (row) => whole(row.rowsPerSecond) },
      { title: 'peak RSS', show: (row) => megabytes(row.peakRssBytes) },
      { title: 'growth', show: (row) => (row.growthBytes === null ? NOTHING : megabytes(row.growthBytes, { signed: true })) },
      { title: 'rows/s, of by hand', show: (row) => ratio(row.rowsPerSecond, row.peerRowsPerSecond) },
    ], rows, [
      'By hand: csv-parse, zod, libphonenumber-js and a Set of addresses in one loop; measured on the smaller file only.',
      'Growth: peak RSS beyond that of the smaller file. Time runs from opening the file to the report.',
    ]);
  },
};

async function compare({ quick, folder, say }: Settings, phones: boolean): Promise<Row[]> {
  const [small, large] = quick ? [10_000, 100_000] : [100_000, 1_000_000];
  const words = phones ? 'with phones' : 'without phones';
  const [smallFile, largeFile] = [await writeCustomers(folder, small, { withPhone: phones }), await writeCustomers(folder, large, { withPhone: phones })];
  const dryRun = (file: string) => contender<DryRunFigures>('dryRun', { file, warehouseFolder: path.join(folder, 'no-warehouse') });

  say(`dry run, ${whole(small)} rows ${words}`);
  const few = await median(3, () => dryRun(smallFile));
  say(`dry run, ${whole(large)} rows ${words}`);
  const many = await median(quick ? 1 : 3, () => dryRun(largeFile));
  say(`by hand, ${whole(small)} rows ${words}`);
  const byHand = await median(phones ? 1 : 3, () => contender<ByHandFigures>('byHand', { file: smallFile }));

  const peerRowsPerSecond = byHand.rowsPerSecond;
  return [
    { who: 'dry run', phones, ...few, growthBytes: null, peerRowsPerSecond },
    { who: 'dry run', phones, ...many, growthBytes: many.peakRssBytes - few.peakRssBytes, peerRowsPerSecond },
    { who: 'by hand', phones, ...byHand, growthBytes: null, peerRowsPerSecond },
  ];
}

async function median(times: number, measure: () => Promise<DryRunFigures & { readonly peakRssBytes: number }>) {
  const runs = [];
  for (let run = 0; run < times; run += 1) runs.push(await measure());
  const { rows, good, ms, peakRssBytes } = medianBy(runs, (run) => run.ms);
  return { rows, good, rowsPerSecond: (rows / ms) * 1000, peakRssBytes };
}
