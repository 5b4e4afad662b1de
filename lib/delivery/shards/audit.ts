import { bookResult } from '../bookResult';
import { ReadMemory } from '../fileMemory';
import { Intake } from '../intake';
import type { Prepared } from '../prepare';
import type { ProblemFiles } from '../problemFiles';
import { RecordKeys } from '../recordKey';
import { Tally } from '../tally';
import type { Ledger, LedgerRow, RunIdentity, SendResult } from '../types';

export interface AuditParts {
  readonly prepared: Prepared;
  readonly identity: RunIdentity;
  readonly ledger: Ledger;
  readonly files: ProblemFiles;
  readonly signal?: AbortSignal;
}

export interface Audited {
  readonly tally: Tally;
  /** Lines of records the ledger knows no outcome of; at most 5. */
  readonly missing: readonly number[];
}

const LINES_TOLD = 5;

/** Holds a whole file against the ledger: what became of each of its records. Sends nothing. */
export async function audit({ prepared, identity, ledger, files, signal }: AuditParts): Promise<Audited> {
  const tally = new Tally();
  const memory = new ReadMemory();
  const keys = new RecordKeys(identity, memory);
  const intake = new Intake(prepared.mapper, tally, files, memory);
  const missing: number[] = [];
  for await (const batch of prepared.source) {
    signal?.throwIfAborted();
    const entries = intake.take(batch).map((candidate) => ({
      record: candidate.record, key: keys.keyOf({ ...candidate, line: candidate.record.line }),
    }));
    const rows = await ledger.find(entries.map(({ key }) => key));
    for (const { record, key } of entries) {
      const result = resultOf(rows.get(key));
      if (result) bookResult(tally, files, record, result);
      else if (missing.length < LINES_TOLD) missing.push(record.line);
    }
    await files.flush();
  }
  return { tally, missing };
}

/** The outcome in the ledger, or null for a record that has none. */
function resultOf(row: LedgerRow | undefined): SendResult | null {
  if (!row || row.status === 'in_flight') return null;
  const message = row.message ?? undefined;
  if (row.status === 'rejected') return { outcome: 'rejected', code: row.code ?? 'rejected', message: message ?? 'Refused.', field: row.field ?? undefined };
  if (row.status === 'failed') return { outcome: 'failed', code: row.code ?? 'unknown', message: message ?? 'Not written.', landed: row.landed ?? 'unknown' };
  return { outcome: row.status, message };
}
