import type { ReaderName, ReadFigures } from '../contenders/read';
import { ROW_BYTES, writeCustomers } from '../customers';
import { megabytes, ratio, whole } from '../figures';
import { medianBy } from '../median';
import { contender } from '../processes';
import { findings, type Section } from '../section';

const PEER: ReaderName = 'csv-parse';
const READERS: readonly ReaderName[] = ['openRecords', PEER, 'csv-parse, arrays'];

interface Row {
  readonly reader: ReaderName;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly peakRssBytes: number;
  readonly peerRowsPerSecond: number;
}

/** lib/tabular beside csv-parse: speed and memory for a file and one ten times its size. */
export const reader: Section = {
  name: 'reader',
  title: 'CSV reader: openRecords beside csv-parse',
  async measure({ quick, folder, say }) {
    const [small, large] = quick ? [10_000, 100_000] : [100_000, 1_000_000];
    const found: Omit<Row, 'peerRowsPerSecond'>[] = [];
    for (const [rows, times] of [[small, 3], [large, quick ? 1 : 3]] as const) {
      const file = await writeCustomers(folder, rows, { withPhone: true });
      for (const name of READERS) {
        say(`${name}, ${whole(rows)} rows`);
        found.push({ reader: name, ...await read(name, file, times) });
      }
    }
    const peerOf = ({ rows }: { readonly rows: number }) => found.find((other) => other.reader === PEER && other.rows === rows)?.rowsPerSecond ?? 0;
    return findings<Row>([
      { title: 'reader', align: 'left', show: (row) => row.reader },
      { title: 'rows', show: (row) => whole(row.rows) },
      { title: 'rows/s', show: (row) => whole(row.rowsPerSecond) },
      { title: 'MB/s', show: (row) => whole((row.rowsPerSecond * ROW_BYTES) / 1e6) },
      { title: 'peak RSS', show: (row) => megabytes(row.peakRssBytes) },
      { title: 'rows/s, of csv-parse', show: (row) => ratio(row.rowsPerSecond, row.peerRowsPerSecond) },
    ], found.map((row) => ({ ...row, peerRowsPerSecond: peerOf(row) })), [
      'csv-parse gives objects (columns: true), as it is mostly used; openRecords gives arrays of cells with line numbers.',
      'Each reader in a process of its own, median of three; the files are in the page cache.',
    ]);
  },
};

async function read(name: ReaderName, file: string, times: number) {
  const runs: (ReadFigures & { readonly peakRssBytes: number })[] = [];
  for (let run = 0; run < times; run += 1) runs.push(await contender<ReadFigures>('read', { reader: name, file }));
  const { rows, ms, peakRssBytes } = medianBy(runs, (run) => run.ms);
  return { rows, rowsPerSecond: (rows / ms) * 1000, peakRssBytes };
}
