import type { Writable } from 'node:stream';
import { openWarehouse, type OpenOptions, type Warehouse } from '../../warehouse';
import { createLedger } from '../ledger';
import { identityOf, prepare, type InputOptions, type Prepared } from '../prepare';
import { ProblemFiles } from '../problemFiles';
import { buildReport } from '../report';
import { OUTCOMES, type Counts, type Destination, type ImportReport, type Outcome } from '../types';
import { audit, type Audited } from './audit';
import { mergeReports, type DoneShard } from './merge';
import { ShardError, type ShardPart, type ShardState } from './types';
import { shardStates } from './watch';

export interface ReconcileOptions extends InputOptions {
  readonly destination: Destination;
  readonly warehouse: OpenOptions;
  readonly importId: string;
  readonly rejectedTo: Writable;
  readonly failedTo: Writable;
}

const CLIENT = 'default';

/**
 * Ends a sharded import: reads the whole file once more, holds every record against the ledger, and makes one report
 * of it and of those of the shards.
 *
 * @throws ShardError `unfinished` while shards have not come to their end, `unbalanced` when the records of the file,
 *   the outcomes in the ledger and the counts of the shards do not agree: the import is then not ended
 */
export async function reconcileShards(options: ReconcileOptions): Promise<ImportReport> {
  const prepared = await prepare(options);
  const warehouse = await openWarehouse(options.warehouse);
  try {
    const report = await reconcile(warehouse, options, prepared);
    await warehouse.tidy().catch(() => undefined);
    return report;
  } finally {
    await warehouse.close();
  }
}

async function reconcile(warehouse: Warehouse, options: ReconcileOptions, prepared: Prepared): Promise<ImportReport> {
  const shards = await shardStates(warehouse, options.importId);
  demandFinished(shards);
  const identity = identityOf(prepared, options.destination);
  const ledger = createLedger(warehouse, CLIENT);
  const opened = await ledger.peek(identity);
  if (opened?.runId !== options.importId) {
    throw new ShardError('other_import', 'The file, mapping or destination of this node is not that of the shards. Give Plan Shards, Import Shard and Reconcile Shards the same ones. What the shards sent stays.');
  }
  const files = new ProblemFiles(prepared.source, options.rejectedTo, options.failedTo);
  const audited = await audit({ prepared, identity, ledger, files, signal: options.signal }).finally(() => files.end());
  const counts = sumOf(shards);
  demandBalance(audited, shards, counts);
  const merged = mergeReports(await doneShards(warehouse, options.importId));
  const { source, mapper, input, startedAt } = prepared;
  const report: ImportReport = {
    ...buildReport({
      opened, startedAt, finishedAt: new Date(), dryRun: false, destination: options.destination, source, input,
      mapping: mapper.mapping, tally: audited.tally, requests: merged.requests, waits: merged.waits, timeline: merged.timeline, rowsMs: merged.ms,
    }),
    counts,
    shards: merged.shards,
  };
  const whole = { ...report, run: { ...report.run, ...merged.run } };
  await ledger.note(counts, 'finished', whole);
  await ledger.close();
  return whole;
}

async function doneShards(warehouse: Warehouse, importId: string): Promise<DoneShard[]> {
  const { shardReports } = await import('../../warehouse/importShards');
  const rows = await warehouse.asClient(CLIENT, (db) => shardReports(db, importId));
  return rows.map(({ part, report, takes }) => ({ part: part as ShardPart, report: report as ImportReport, workers: takes.map(({ worker }) => worker) }));
}

function demandFinished(shards: readonly ShardState[]): void {
  const open = shards.filter(({ state }) => state !== 'finished');
  if (open.length === 0) return;
  const problem = open.find((shard) => shard.problem)?.problem;
  throw new ShardError('unfinished', `${open.length} of ${shards.length} shards have not come to their end: ${open.slice(0, 10).map(({ shard }) => shard).join(', ')}. Import them again, then reconcile.${problem ? ` The last problem was: ${problem}` : ''}`);
}

/** One outcome for each record, by three books that were kept apart. */
function demandBalance({ tally, missing }: Audited, shards: readonly ShardState[], counts: Counts): void {
  const planned = shards.reduce((sum, { records }) => sum + records, 0);
  const complaints = [
    missing.length > 0 && `no outcome is known of the records on the lines ${missing.join(', ')}`,
    planned !== tally.read && `${planned} records were planned and ${tally.read} are in the file`,
    ...shards.filter((shard) => shard.counts.read !== shard.records)
      .map((shard) => `shard ${shard.shard} read ${shard.counts.read ?? 0} records and ${shard.records} were planned`),
    landed(counts) !== tally.landed && `the shards count ${landed(counts)} landed records, the ledger ${tally.landed}`,
    ...(['duplicate', 'rejected', 'failed'] as const).filter((outcome) => counts[outcome] !== tally.of(outcome))
      .map((outcome) => `the shards count ${counts[outcome]} ${outcome} records, the ledger ${tally.of(outcome)}`),
  ].filter((complaint) => complaint !== false);
  if (complaints.length === 0) return;
  throw new ShardError('unbalanced', `The books do not balance: ${complaints.slice(0, 5).join('; ')}. Nothing is lost: plan the shards again and import them to settle the rest.`);
}

function landed({ created, updated, unchanged }: Counts): number {
  return created + updated + unchanged;
}

function sumOf(shards: readonly ShardState[]): Counts {
  const sum = (name: Outcome | 'read'): number => shards.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
  return { read: sum('read'), ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, sum(outcome)])) } as Counts;
}
