import { sql, type Transaction } from 'kysely';
import type { Schema } from '../warehouse';
import type { StreamState } from './report';
import type { Cursor } from './types';

type Db = Transaction<Schema>;

/** One stream of one sync, as it was kept. */
export interface HistoryEntry {
  readonly syncId: string;
  readonly connectionId: string;
  readonly connection: string;
  readonly platform: string;
  readonly stream: string;
  readonly state: StreamState | 'running';
  readonly from: Cursor | null;
  readonly to: Cursor | null;
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly requests: number;
  readonly throttled: number;
  readonly waits: Readonly<Record<string, number>>;
  readonly drift: readonly string[];
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface HistoryFilter {
  readonly connectionId?: string;
  readonly stream?: string;
  readonly state?: HistoryEntry['state'];
  readonly limit?: number;
}

/** The client's syncs, the newest first. */
export async function syncHistory(db: Db, { connectionId, stream, state, limit = 50 }: HistoryFilter = {}): Promise<HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`
    select done.sync_id as "syncId", done.connection_id as "connectionId", known.name as connection, known.platform, done.stream, done.state,
      done.from_cursor as "from", done.to_cursor as "to", done.rows_read as read, done.rows_created as created, done.rows_updated as updated,
      done.rows_unchanged as unchanged, done.rows_deleted as deleted, done.requests, done.throttled, done.waits, done.drift,
      done.error_code as "errorCode", done.error_message as "errorMessage", done.started_at as "startedAt", done.finished_at as "finishedAt"
    from client_api_sync_results done join client_api_credentials known on known.id = done.connection_id
    where (${connectionId ?? null}::uuid is null or done.connection_id = ${connectionId ?? null}::uuid)
      and (${stream ?? null}::text is null or done.stream = ${stream ?? null}) and (${state ?? null}::text is null or done.state = ${state ?? null})
    order by done.number desc limit ${limit}`.execute(db);
  return rows;
}

/** How the syncs of a stream ended. */
export interface SuccessRate {
  readonly connectionId: string;
  readonly connection: string;
  readonly platform: string;
  readonly stream: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly stopped: number;
  readonly lastSucceededAt: string | null;
  readonly lastFailedAt: string | null;
}

/** Of every stream that was synced since a time (ISO 8601), by connection and stream. */
export async function successRates(db: Db, since: string): Promise<SuccessRate[]> {
  const { rows } = await sql<SuccessRate>`
    select done.connection_id as "connectionId", known.name as connection, known.platform, done.stream,
      (count(*) filter (where state = 'succeeded'))::int as succeeded, (count(*) filter (where state = 'failed'))::int as failed,
      (count(*) filter (where state = 'stopped'))::int as stopped,
      max(done.finished_at) filter (where state = 'succeeded') as "lastSucceededAt", max(done.finished_at) filter (where state = 'failed') as "lastFailedAt"
    from client_api_sync_results done join client_api_credentials known on known.id = done.connection_id
    where done.started_at >= ${since}::timestamptz
    group by done.connection_id, known.name, known.platform, done.stream
    order by known.name, done.stream`.execute(db);
  return rows;
}
