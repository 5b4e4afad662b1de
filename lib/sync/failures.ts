import { HttpFailure } from '../http';
import { WarehouseError } from '../warehouse';
import { StoreRowRefused } from '../warehouse/storeRefusals';
import type { StreamState, SyncFailure } from './report';

/** Another sync of the same connection is under way. Nothing was read or written. */
export class SyncUnderWay extends Error {
  override readonly name = 'SyncUnderWay';
  readonly code = 'sync_under_way';

  constructor() {
    super('Another sync of this connection is under way. Nothing was read or written by this one; wait for the other to end.');
  }
}

/** What ended a stream early, and whether somebody wanted it to. */
export function endOf(error: unknown, signal: AbortSignal): { readonly state: StreamState; readonly failure: SyncFailure } {
  if (signal.aborted || (error instanceof HttpFailure && error.kind === 'cancelled')) {
    return { state: 'stopped', failure: { code: 'stopped', message: 'The sync was stopped. What it had committed stays, and the next one goes on from there.' } };
  }
  return { state: 'failed', failure: { code: codeOf(error), message: error instanceof Error ? error.message : String(error) } };
}

function codeOf(error: unknown): string {
  if (error instanceof StoreRowRefused || error instanceof WarehouseError) return error.code;
  if (!(error instanceof HttpFailure)) return 'unexpected';
  if (error.kind === 'credentials') return 'credentials';
  if (error.status) return `http_${error.status}`;
  return error.kind === 'not_sent' ? 'unreachable' : 'no_answer';
}
