import { sql } from 'kysely';
import { ofStores } from './fragments';
import type { Db, Scope } from './types';

export type SyncState = 'running' | 'succeeded' | 'failed' | 'stopped';

/** How one stream of one store is doing. Moments are ISO 8601 UTC. */
export interface StreamHealth {
  readonly store: string;
  readonly stream: string;
  /** Everything changed before is in the warehouse; null before the first page was kept. */
  readonly reachedAt: string | null;
  readonly lastSuccessAt: string | null;
  /** Its last runs, newest first, at most twenty. */
  readonly runs: readonly SyncRun[];
}

export interface SyncRun {
  readonly state: SyncState;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly throttled: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const RUNS_SHOWN = 20;

interface Found extends SyncRun, Omit<StreamHealth, 'runs'> {}

/** Every stream that was ever synced, with its last runs. */
export async function readHealth(db: Db, { stores }: Pick<Scope, 'stores'>): Promise<readonly StreamHealth[]> {
  const { rows } = await sql<Found>`
    with streams as (
      select connection_id, stream from sync_cursors where ${ofStores('connection_id', stores)}
      union
      select connection_id, stream from client_api_sync_results where ${ofStores('connection_id', stores)}
    )
    select s.connection_id as store, s.stream, k.cursor ->> 'at' as "reachedAt", l.finished_at as "lastSuccessAt",
      r.state, r.started_at as "startedAt", r.finished_at as "finishedAt",
      r.rows_read as "read", r.rows_created as created, r.rows_updated as updated, r.rows_deleted as deleted, r.throttled,
      r.error_code as "errorCode", r.error_message as "errorMessage"
    from streams s
    join client_api_credentials c on c.id = s.connection_id and c.removed_at is null
    left join sync_cursors k on k.connection_id = s.connection_id and k.stream = s.stream
    left join lateral (
      select finished_at from client_api_sync_results
      where connection_id = s.connection_id and stream = s.stream and state = 'succeeded' order by number desc limit 1
    ) l on true
    left join lateral (
      select * from client_api_sync_results where connection_id = s.connection_id and stream = s.stream order by number desc limit ${RUNS_SHOWN}
    ) r on true
    order by c.platform, c.name, s.connection_id, s.stream, r.number desc`.execute(db);
  return gathered(rows);
}

function gathered(rows: readonly Found[]): StreamHealth[] {
  const streams: (StreamHealth & { readonly runs: SyncRun[] })[] = [];
  for (const { store, stream, reachedAt, lastSuccessAt, ...run } of rows) {
    let last = streams.at(-1);
    if (last?.store !== store || last.stream !== stream) streams.push(last = { store, stream, reachedAt, lastSuccessAt, runs: [] });
    // A stream that only has a cursor comes with an empty run.
    if (run.state as SyncState | null) last.runs.push(run);
  }
  return streams;
}
