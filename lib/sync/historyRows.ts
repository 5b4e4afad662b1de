import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../warehouse';
import type { StoreOwner } from '../warehouse/storeRows';
import type { StreamState, SyncCounts, SyncEffort, SyncFailure } from './report';
import type { Cursor } from './types';

type Db = Transaction<Schema>;

export interface OpenedRow {
  readonly id: string;
  readonly startedAt: string;
  /** The same moment by the warehouse's clock, to the microsecond. */
  readonly since: string;
}

export async function openHistory(db: Db, owner: StoreOwner, syncId: string, stream: string, from: Cursor | null): Promise<OpenedRow> {
  const id = randomUUID();
  const { rows: [row] } = await sql<OpenedRow>`
    insert into client_api_sync_results (id, client_id, connection_id, sync_id, stream, state, from_cursor, to_cursor)
    values (${id}::uuid, ${owner.clientId}, ${owner.connectionId}::uuid, ${syncId}::uuid, ${stream}, 'running', ${jsonOf(from)}::jsonb, ${jsonOf(from)}::jsonb)
    returning id, started_at as "startedAt", started_at::text as since`.execute(db);
  return row!;
}

export interface HistoryNote extends SyncEffort {
  readonly counts: SyncCounts;
  readonly to: Cursor | null;
  readonly drift: readonly string[];
}

/** Written with every page, so that the history of a killed process tells what it did. */
export async function noteHistory(db: Db, id: string, { counts, to, drift, requests, throttled, waits }: HistoryNote): Promise<void> {
  await sql`
    update client_api_sync_results set
      to_cursor = ${jsonOf(to)}::jsonb, rows_read = ${counts.read}, rows_created = ${counts.created}, rows_updated = ${counts.updated},
      rows_unchanged = ${counts.unchanged}, rows_deleted = ${counts.deleted}, requests = ${requests}, throttled = ${throttled},
      waits = ${JSON.stringify(waits)}::jsonb, drift = ${[...drift]}::text[]
    where id = ${id}::uuid`.execute(db);
}

export async function closeHistory(db: Db, id: string, state: StreamState, failure: SyncFailure | null): Promise<void> {
  await sql`
    update client_api_sync_results set
      state = ${state}, error_code = ${failure?.code ?? null}, error_message = ${failure?.message.replaceAll('\0', '') ?? null}, finished_at = now()
    where id = ${id}::uuid`.execute(db);
}

/** Streams of a process that ended in the middle. Only for the one who holds the connection's claim. */
export async function closeInterrupted(db: Db, { connectionId }: Pick<StoreOwner, 'connectionId'>): Promise<void> {
  await sql`
    update client_api_sync_results set
      state = 'failed', finished_at = now(), error_code = 'interrupted',
      error_message = 'The process ended before the sync did. What it had committed stays, and the next sync goes on from there.'
    where connection_id = ${connectionId}::uuid and state = 'running'`.execute(db);
}

function jsonOf(cursor: Cursor | null): string | null {
  return cursor && JSON.stringify(cursor);
}
