import { setTimeout as sleep } from 'node:timers/promises';
import type { Warehouse } from '../warehouse';
import { GroupCommit, RowsRefused } from '../warehouse/groupCommit';
import type { ImportRow, RunOfClient } from '../warehouse/importRows';
import type { Ledger, LedgerRow } from './types';

export type Intent = Parameters<Ledger['intend']>[0][number];

type Db = Parameters<Parameters<Warehouse['asClient']>[1]>[0];

interface IntentWrite { readonly intent: Intent }
type Write = IntentWrite | { readonly outcome: LedgerRow };

const MOST_WRITES = 1_000;
const LONGEST_REST_MS = 50;

// Loaded when first used: it brings the query builder.
const importRows = () => import('../warehouse/importRows');

/**
 * What a run writes row by row. Intents and outcomes share commits. Between two of them it rests as long as the last one
 * took: the embedded warehouse leaves half of the process to the requests, and rows that trickle in gather.
 */
export class LedgerWrites {
  private readonly group = new GroupCommit<Write>((writes) => this.write(writes), MOST_WRITES, () => this.rest());
  private restUntil = 0;

  constructor(private readonly warehouse: Warehouse, private readonly run: () => RunOfClient) {}

  intend(rows: readonly Intent[]): Promise<void> {
    return this.group.add(rows.map((intent) => ({ intent })));
  }

  settle(rows: readonly LedgerRow[]): Promise<void> {
    return this.group.add(rows.map((outcome) => ({ outcome })));
  }

  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void> {
    return this.group.idle();
  }

  private async write(writes: readonly Write[]): Promise<void> {
    const since = performance.now();
    const run = this.run();
    const intents = writes.filter((write) => 'intent' in write);
    const outcomes = writes.flatMap((write) => ('outcome' in write ? [write.outcome] : []));
    try {
      await this.warehouse.asClient(run.clientId, async (db) => {
        await writeOutcomes(db, run, outcomes);
        await writeIntents(db, run, intents);
      });
    } finally {
      const now = performance.now();
      this.restUntil = now + Math.min(now - since, LONGEST_REST_MS);
    }
  }

  private async rest(): Promise<void> {
    const ms = this.restUntil - performance.now();
    if (ms > 0) await sleep(ms);
  }
}

async function writeIntents(db: Db, run: RunOfClient, writes: readonly IntentWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const { markInFlight } = await importRows();
  const lines = new Map(writes.map(({ intent: { key, line } }) => [key, line]));
  const marked = new Set(await markInFlight(db, run, [...lines].map(([record_key, line]) => ({ record_key, line }))));
  const landed = writes.filter(({ intent }) => !marked.has(intent.key));
  if (landed.length > 0) throw new RowsRefused(`The record of line ${landed[0]?.intent.line} has landed already; sending it again would double it.`, new Set<Write>(landed));
}

async function writeOutcomes(db: Db, run: RunOfClient, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { writeRows } = await importRows();
  const last = new Map(rows.map((row) => [row.key, toImportRow(row)]));
  await writeRows(db, run, [...last.values()]);
}

function toImportRow({ key, remoteId, ...row }: LedgerRow): ImportRow {
  return { ...row, record_key: key, remote_id: remoteId };
}
