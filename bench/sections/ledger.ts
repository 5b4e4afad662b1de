import path from 'node:path';
import type { LedgerFigures } from '../contenders/keepLedger';
import { megabytes, ratio, whole } from '../figures';
import { medianBy } from '../median';
import { contender } from '../processes';
import { findings, type Section } from '../section';

const TIMES = 3;

interface Row {
  readonly callers: number;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly peakRssBytes: number;
  readonly singleRowsPerSecond: number;
}

/** What sharing commits is worth: many rows under way beside one at a time, in the embedded warehouse. */
export const ledger: Section = {
  name: 'ledger',
  title: 'Ledger in the embedded warehouse: group commit beside single rows',
  async measure({ quick, folder, say }) {
    const cases = quick ? [[1, 100], [16, 500], [64, 1_000]] as const : [[1, 500], [16, 5_000], [64, 20_000]] as const;
    const found: Omit<Row, 'singleRowsPerSecond'>[] = [];
    for (const [callers, rows] of cases) {
      say(`${whole(rows)} rows, ${callers} at a time`);
      found.push({ callers, rows, ...await measured(path.join(folder, `ledger-${callers}`), rows, callers) });
    }
    const singleRowsPerSecond = found[0]?.rowsPerSecond ?? 0;
    return findings<Row>([
      { title: 'rows under way', show: (row) => whole(row.callers) },
      { title: 'rows', show: (row) => whole(row.rows) },
      { title: 'rows/s', show: (row) => whole(row.rowsPerSecond) },
      { title: 'peak RSS', show: (row) => megabytes(row.peakRssBytes) },
      { title: 'rows/s, of single rows', show: (row) => ratio(row.rowsPerSecond, row.singleRowsPerSecond) },
    ], found.map((row) => ({ ...row, singleRowsPerSecond })), [
      `Each row is its intent and its outcome, both awaited until committed; median of ${TIMES}.`,
    ]);
  },
};

async function measured(folder: string, rows: number, callers: number) {
  const runs: (LedgerFigures & { readonly peakRssBytes: number })[] = [];
  for (let run = 0; run < TIMES; run += 1) runs.push(await contender<LedgerFigures>('keepLedger', { folder, rows, callers }));
  const { ms, peakRssBytes } = medianBy(runs, (run) => run.ms);
  return { rowsPerSecond: (rows / ms) * 1000, peakRssBytes };
}
