import { sql } from 'kysely';
import { forgetSeen, noteSeen, settleSeen } from '../warehouse/storeDeletions';
import { commit } from './commit';
import { noteCompared } from './cursors';
import type { SyncJob } from './job';
import type { StreamInfo } from './types';

const DAY_HOURS = 24;

/** Whether a stream's ids are to be compared with the vendor's now. */
export function isComparisonDue(info: StreamInfo, { options }: SyncJob, comparedAt: string | null): boolean {
  if (info.deletions !== 'compared' || options.compare === 'never') return false;
  if (options.compare === 'always' || options.full || comparedAt === null) return true;
  return Date.now() - Date.parse(comparedAt) >= (options.compareEveryHours ?? DAY_HOURS) * 3_600_000;
}

/** Marks as deleted what the vendor's list of ids no longer has. Returns how many rows that were; null where the credential sees too little to tell. */
export async function compareIds({ warehouse, owner, connection, signal }: SyncJob, { name, tables: [table] }: StreamInfo): Promise<number | null> {
  const listed = connection.ids?.(name) ?? null;
  if (!listed) return null;
  const since = await commit(warehouse, owner.clientId, async (db) => {
    await forgetSeen(db, owner, name);
    return (await sql<{ since: string }>`select now()::text as since`.execute(db)).rows[0]!.since;
  });
  for await (const ids of listed) {
    signal.throwIfAborted();
    await commit(warehouse, owner.clientId, (db) => noteSeen(db, owner, name, ids));
  }
  return await commit(warehouse, owner.clientId, async (db) => {
    const deleted = await settleSeen(db, owner, name, table, since);
    await forgetSeen(db, owner, name);
    await noteCompared(db, owner, name);
    return deleted;
  });
}
