import { percent, seconds, whole } from '../../figures';
import { SandboxProcess } from '../../sandbox';
import { findings, type Findings, type Settings } from '../../section';
import { LATENCY_MS, LIMITED, type Limited } from './limited';
import { shareOf, type Spent } from './spent';

interface Row extends Spent {
  readonly store: string;
  readonly limit: string;
  readonly rows: number;
  readonly shareOfLimit: number;
}

/** How much of each vendor's limit is put to use while a store is read for the first time. */
export async function goodput({ quick, say }: Settings): Promise<Findings> {
  const stopAfterMs = quick ? 8_000 : 120_000;
  const rows: Row[] = [];
  for (const limited of LIMITED) {
    say(`${limited.store}, for ${seconds(stopAfterMs)}`);
    rows.push(await measured(limited, stopAfterMs));
  }
  return findings<Row>([
    { title: 'store', align: 'left', show: (row) => row.store },
    { title: 'limit', align: 'left', show: (row) => row.limit },
    { title: 'time', show: (row) => seconds(row.ms) },
    { title: 'rows', show: (row) => whole(row.rows) },
    { title: 'requests', show: (row) => whole(row.requests) },
    { title: 'throttled', show: (row) => percent(row.throttled, row.requests) },
    { title: 'of the limit', show: (row) => percent(row.shareOfLimit, 1) },
  ], rows, [
    `${LATENCY_MS} ms per answer. Of the limit: what was used of what there was at first and what came from the first request to the last.`,
    'Amazon\'s rates are raised and its bursts are not, so that minutes show what takes days. A host of WooCommerce tells its limit nowhere: it is learned from refusals.',
  ]);
}

async function measured({ store, limit, orders, credential, prepare, read, spent }: Limited, stopAfterMs: number): Promise<Row> {
  const sandbox = await SandboxProcess.start(['--orders', String(orders)]);
  try {
    await prepare(sandbox);
    const { rows } = await read(await sandbox.credential(credential), stopAfterMs);
    const used = await spent(sandbox);
    return { store, limit: `${whole(limit.burst)} and ${limit.perSecond} ${limit.unit}/s`, rows, ...used, shareOfLimit: shareOf(used, limit) };
  } finally {
    await sandbox.stop();
  }
}
