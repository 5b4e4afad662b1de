import { sql } from 'kysely';
import type { Warehouse } from '../warehouse';
import { ClientsError } from './errors';
import type { Connection, Db } from './types';
import { toConnection, type ConnectionRow } from './connections/row';

export interface DueQuery {
  /** One client's; all clients' unless given. */
  readonly clientId?: string;
  /** Whose days `daily` and `weekly` count, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly now: Date;
}

export interface DueConnection {
  readonly connection: Connection;
  /** Since when; of a store that was never synced, since it was added. */
  readonly dueAt: string;
}

/** A sync that was killed never says that it ended: it holds its connection back no longer than this, and never longer than one period. */
const LONGEST_SYNC_HOURS = 6;

/**
 * Connections whose time has come, the longest waiting first. Hourly is due from the next full hour on, every N
 * hours N hours after the full hour of the last sync, daily from midnight on, weekly on the seventh day: a schedule
 * that ticks at the same minute never finds a connection a minute short of its time. Manual ones, removed ones,
 * archived clients and connections being synced are left out. Throws `ClientsError` for an unknown time zone.
 */
export async function listDue(warehouse: Warehouse, query: DueQuery): Promise<DueConnection[]> {
  refuseUnknown(query.timeZone);
  const work = (db: Db): Promise<DueConnection[]> => select(db, query);
  return await (query.clientId === undefined ? warehouse.asOperator(work) : warehouse.asClient(query.clientId, work));
}

async function select(db: Db, { clientId, timeZone, now }: DueQuery): Promise<DueConnection[]> {
  const { rows } = await sql<ConnectionRow & { due_at: string }>`
    with planned as (
      select c.*,
        coalesce(case c.sync_frequency
          when 'hourly' then date_trunc('hour', c.last_synced_at, 'UTC') + interval '1 hour'
          when 'every_n_hours' then date_trunc('hour', c.last_synced_at, 'UTC') + make_interval(hours => c.every_hours)
          when 'daily' then (date_trunc('day', c.last_synced_at at time zone ${timeZone}) + interval '1 day') at time zone ${timeZone}
          when 'weekly' then (date_trunc('day', c.last_synced_at at time zone ${timeZone}) + interval '7 days') at time zone ${timeZone}
        end, c.created_at) as due_at,
        least(make_interval(hours => ${LONGEST_SYNC_HOURS}), case c.sync_frequency
          when 'hourly' then interval '1 hour'
          when 'every_n_hours' then make_interval(hours => c.every_hours)
          else interval '1 day' end) as patience
      from client_api_credentials c
      join clients on clients.id = c.client_id and clients.archived_at is null
      where c.removed_at is null and c.sync_frequency <> 'manual' and (${clientId ?? null}::text is null or c.client_id = ${clientId ?? null})
    )
    select * from planned
    where due_at <= ${now.toISOString()}::timestamptz and not exists (
      select from client_api_sync_results r
      where r.client_id = planned.client_id and r.connection_id = planned.id and r.state = 'running'
        and r.started_at > ${now.toISOString()}::timestamptz - planned.patience
    )
    order by due_at, id`.execute(db);
  return rows.map((row) => ({ connection: toConnection(row), dueAt: row.due_at }));
}

function refuseUnknown(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ClientsError('unknown_time_zone', `${JSON.stringify(timeZone)} is no time zone. Give one such as Europe/Berlin or UTC.`);
  }
}
