import type { SourceRecord } from '../tabular/types';
import type { LedgerRow, OpenedRun, OutgoingRecord, SendResult } from './types';

/** A record on its way, with the row it came from. */
export interface Entry {
  readonly record: SourceRecord;
  readonly outgoing: OutgoingRecord;
}

export type Memory =
  | { readonly next: 'send' | 'settle' }
  | { readonly next: 'none'; readonly result: SendResult };

/**
 * What the ledger's word on a record means for this run: landed and refused records are not sent again,
 * those under way when a run died are settled, those known not to have landed are sent.
 */
export function recall(row: LedgerRow | undefined, previous: OpenedRun['previous']): Memory {
  if (!row) return { next: 'send' };
  const message = row.message ?? undefined;
  switch (row.status) {
    case 'in_flight':
      return { next: 'settle' };
    case 'failed':
      return { next: row.landed === 'no' ? 'send' : 'settle' };
    case 'rejected':
      return { next: 'none', result: { outcome: 'rejected', code: row.code ?? 'rejected', message: message ?? 'Refused earlier.', field: row.field ?? undefined } };
    case 'duplicate':
      return { next: 'none', result: { outcome: 'duplicate', message } };
    default:
      return { next: 'none', result: { outcome: previous === 'finished' ? 'unchanged' : row.status } };
  }
}

/** The ledger's row for a result. */
export function rowOf({ outgoing }: Entry, result: SendResult): LedgerRow {
  return {
    key: outgoing.key,
    status: result.outcome,
    line: outgoing.line,
    remoteId: 'remoteId' in result ? result.remoteId ?? null : null,
    code: 'code' in result ? result.code : null,
    field: 'field' in result ? result.field ?? null : null,
    message: 'message' in result ? result.message ?? null : null,
    landed: result.outcome === 'failed' ? result.landed : null,
  };
}
