import { sql } from 'kysely';
import { commit } from './commit';
import { readCursor } from './cursors';
import { endOf } from './failures';
import { closeHistory, noteHistory, openHistory } from './historyRows';
import type { SyncJob } from './job';
import { meterSince } from './meterSince';
import type { StreamResult } from './report';
import { StreamReading, type Start } from './streamReading';
import type { Cursor, StreamInfo } from './types';

const SUCCESS = { state: 'succeeded', failure: null } as const;

/** Syncs one stream and keeps the result in the history, also when it fails. */
export async function syncStream(job: SyncJob, syncId: string, info: StreamInfo): Promise<StreamResult> {
  const { warehouse, owner } = job;
  const effort = meterSince(job.meter);
  const start = await open(job, syncId, info);
  const reading = new StreamReading(job, info, start, effort);
  const { state, failure } = await reading.run().then(() => SUCCESS, (error: unknown) => endOf(error, job.signal));
  await commit(warehouse, owner.clientId, async (db) => {
    await noteHistory(db, start.id, reading.note());
    await closeHistory(db, start.id, state, failure);
  });
  return reading.result(state, failure);
}

async function open({ warehouse, owner, options }: SyncJob, syncId: string, { name, tables: [table] }: StreamInfo): Promise<Start> {
  return await commit(warehouse, owner.clientId, async (db) => {
    const known = await readCursor(db, owner, name);
    const from = options.full || !known ? null : setBack(known.cursor, options.overlapMinutes ?? 0);
    const { rows: [found] } = await sql<{ any: boolean }>`
      select exists (select from ${sql.table(table)} where connection_id = ${owner.connectionId}::uuid) as any`.execute(db);
    return { ...(await openHistory(db, owner, syncId, name, from)), from, comparedAt: known?.comparedAt ?? null, isFirst: !known && !found?.any };
  });
}

function setBack(cursor: Cursor, minutes: number): Cursor {
  return minutes > 0 ? { at: new Date(Date.parse(cursor.at) - minutes * 60_000).toISOString() } : cursor;
}
