import { randomUUID } from 'node:crypto';
import type { Warehouse } from '../warehouse';
import type { ImportRow, RunOfClient } from '../warehouse/importRows';
import type { ImportIdentity, ImportRun } from '../warehouse/importRuns';
import type { PlannedShard, ShardNote } from '../warehouse/importShards';
import { LedgerWrites, type Intent } from './ledgerWrites';
import type { Counts, Ledger, LedgerRow, LedgerStatus, OpenedRun, RunIdentity } from './types';

type OpenOptions = Parameters<Ledger['open']>[1];

/** The same import is going on already. Nothing was sent. */
export class ImportRunning extends Error {
  override readonly name = 'ImportRunning';
}

/**
 * The ledger of one client's imports, one run at a time: `open` (or `peek`) comes first, and until `close`
 * nobody else opens the same file, mapping and destination (`ImportRunning`). `intend` on a record that has
 * landed throws `RowsRefused` and marks nothing of that call: sending it would double it.
 */
export function createLedger(warehouse: Warehouse, clientId = 'default'): ShardedLedger {
  return new WarehouseLedger(warehouse, clientId);
}

/** A ledger whose run may be split into shards, each imported by whoever has joined it. `open` ends an earlier plan. */
export interface ShardedLedger extends Ledger {
  /** Splits the open run. */
  split(planned: readonly PlannedShard[]): Promise<void>;
  /** In the place of `open`: this ledger keeps one shard of a run, alone (`ImportRunning`). */
  join(runId: string, shard: number): Promise<void>;
  /** What became of the shard joined. */
  noteShard(note: ShardNote): Promise<void>;
}

// Loaded when first used: they bring the query builder.
const importRuns = () => import('../warehouse/importRuns');
const importRows = () => import('../warehouse/importRows');
const importShards = () => import('../warehouse/importShards');

class WarehouseLedger implements ShardedLedger {
  private runId: string | null = null;
  private readonly claimed: string[] = [];
  private shard = 0;
  private readonly writes: LedgerWrites;

  constructor(private readonly warehouse: Warehouse, private readonly clientId: string) {
    this.writes = new LedgerWrites(warehouse, () => this.run());
  }

  async open(identity: RunIdentity, options: OpenOptions): Promise<OpenedRun> {
    const columns = this.columnsOf(identity);
    await this.claim(JSON.stringify(columns), options.inputName);
    await this.endPlan(columns, options.inputName);
    const opened = await this.findOrBegin(columns, options);
    this.runId = opened.runId;
    return opened;
  }

  async peek(identity: RunIdentity): Promise<OpenedRun | null> {
    const { latestRun } = await importRuns();
    const run = await this.warehouse.asClient(this.clientId, (db) => latestRun(db, this.columnsOf(identity)));
    this.runId = run?.id ?? null;
    return run ? opening(run) : null;
  }

  async find(keys: readonly string[]): Promise<ReadonlyMap<string, LedgerRow>> {
    if (keys.length === 0) return new Map();
    const { findRows } = await importRows();
    const rows = await this.warehouse.asClient(this.clientId, (db) => findRows(db, this.run().runId, keys));
    return new Map(rows.map((row) => [row.record_key, toLedgerRow(row)]));
  }

  async intend(rows: readonly Intent[]): Promise<void> {
    await this.writes.intend(rows);
  }

  async settle(rows: readonly LedgerRow[]): Promise<void> {
    await this.writes.settle(rows);
  }

  async note(counts: Counts, state: 'running' | 'finished' | 'stopped', report?: object): Promise<void> {
    const { noteRun } = await importRuns();
    await this.warehouse.asClient(this.clientId, (db) => noteRun(db, this.run().runId, { state, counts, report }));
  }

  async close(): Promise<void> {
    await this.writes.idle();
    this.runId = null;
    for (const name of this.claimed.splice(0)) await this.warehouse.release(name);
  }

  async split(planned: readonly PlannedShard[]): Promise<void> {
    const { addShards } = await importShards();
    await this.warehouse.asClient(this.clientId, (db) => addShards(db, this.run(), planned));
  }

  async join(runId: string, shard: number): Promise<void> {
    await this.claim(shardName(runId, shard), `Shard ${shard}`);
    this.runId = runId;
    this.shard = shard;
  }

  async noteShard(note: ShardNote): Promise<void> {
    const { noteShard } = await importShards();
    await this.warehouse.asClient(this.clientId, (db) => noteShard(db, this.run().runId, this.shard, note));
  }

  private async claim(name: string, what: string): Promise<void> {
    if (!await this.warehouse.claim(name)) {
      throw new ImportRunning(`${what} is being imported to this destination already. Wait for that import to end; this one sent nothing.`);
    }
    this.claimed.push(name);
  }

  /** Nobody imports a shard of the run any more, nor will: the whole run is one import's from here on. */
  private async endPlan(columns: ImportIdentity, inputName: string): Promise<void> {
    const [{ latestRun }, { dropShards, shardsOf }] = await Promise.all([importRuns(), importShards()]);
    const shards = await this.warehouse.asClient(this.clientId, async (db) => {
      const run = await latestRun(db, columns);
      return run ? await shardsOf(db, run.id) : [];
    });
    for (const { run_id, number } of shards) await this.claim(shardName(run_id, number), inputName);
    const runId = shards[0]?.run_id;
    if (runId !== undefined) await this.warehouse.asClient(this.clientId, (db) => dropShards(db, runId));
  }

  private async findOrBegin(columns: ImportIdentity, { fresh, inputName }: OpenOptions): Promise<OpenedRun> {
    const { beginRun, forgetRows, latestRun, reopenRun } = await importRuns();
    return await this.warehouse.asClient(this.clientId, async (db) => {
      const earlier = await latestRun(db, columns);
      if (earlier && !fresh) {
        await reopenRun(db, earlier.id, inputName);
        return opening(earlier);
      }
      if (earlier) await forgetRows(db, columns);
      const opened = { runId: randomUUID(), startedAt: new Date().toISOString(), previous: 'none' } as const;
      await beginRun(db, { ...columns, id: opened.runId, started_at: opened.startedAt, input_name: inputName });
      return opened;
    });
  }

  private columnsOf({ inputSha256, mappingFingerprint, destinationId }: RunIdentity): ImportIdentity {
    return { client_id: this.clientId, input_sha256: inputSha256, mapping_fingerprint: mappingFingerprint, destination_id: destinationId };
  }

  private run(): RunOfClient {
    if (this.runId === null) throw new Error('The ledger has no open run: call open first.');
    return { runId: this.runId, clientId: this.clientId };
  }
}

/** The name under which a shard is claimed. */
export function shardName(runId: string, shard: number): string {
  return JSON.stringify(['shard', runId, shard]);
}

/** A run that came to its end begins a new pass over the same ledger; one that did not goes on. */
function opening({ id, started_at, finished_at }: ImportRun): OpenedRun {
  return { runId: id, startedAt: started_at, previous: finished_at === null ? 'unfinished' : 'finished' };
}

function toLedgerRow({ record_key, remote_id, status, landed, ...row }: ImportRow): LedgerRow {
  return { ...row, key: record_key, remoteId: remote_id, status: status as LedgerStatus, landed: landed as LedgerRow['landed'] };
}
