import { sql } from 'kysely';
import { withOtherParts } from '../warehouse/storeParts';
import { forgetSeen, noteSeen, settleSeen } from '../warehouse/storeDeletions';
import { commit } from './commit';
import { noteCompared } from './cursors';
import type { SyncJob } from './job';
import type { PartIds, StreamInfo } from './types';

const DAY_HOURS = 24;

/** Whether a stream's ids are to be compared with the vendor's now. */
export function isComparisonDue(info: StreamInfo, { options }: SyncJob, comparedAt: string | null): boolean {
  if (info.deletions !== 'compared' || options.compare === 'never') return false;
  if (options.compare === 'always' || options.full || comparedAt === null) return true;
  return Date.now() - Date.parse(comparedAt) >= (options.compareEveryHours ?? DAY_HOURS) * 3_600_000;
}

/**
 * Marks as deleted what the vendor's list of ids no longer has. Rows with other parts than the warehouse keeps are given
 * to `readAgain`. Returns how many rows were marked; null where the credential sees too little to tell.
 */
export async function compareIds(
  { warehouse, owner, connection, signal }: SyncJob, { name, tables: [table], parts }: StreamInfo, readAgain: (ids: readonly string[]) => Promise<void>,
): Promise<number | null> {
  const listed = parts ? connection.parts?.(name) : connection.ids?.(name);
  if (!listed) return null;
  const since = await commit(warehouse, owner.clientId, async (db) => {
    await forgetSeen(db, owner, name);
    return (await sql<{ since: string }>`select now()::text as since`.execute(db)).rows[0]!.since;
  });
  for await (const page of listed) {
    signal.throwIfAborted();
    const outdated = await commit(warehouse, owner.clientId, async (db) => {
      await noteSeen(db, owner, name, isPartIds(page) ? [...page.keys()] : page);
      return parts && isPartIds(page) ? await withOtherParts(db, owner, parts, page) : [];
    });
    if (outdated.length > 0) await readAgain(outdated);
  }
  return await commit(warehouse, owner.clientId, async (db) => {
    const deleted = await settleSeen(db, owner, name, table, since);
    await forgetSeen(db, owner, name);
    await noteCompared(db, owner, name);
    return deleted;
  });
}

function isPartIds(page: readonly string[] | PartIds): page is PartIds {
  return page instanceof Map;
}
