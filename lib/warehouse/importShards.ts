import { sql, type Selectable, type Transaction } from 'kysely';
import type { ImportShardsTable, Schema, ShardTake } from './schema';

type Db = Transaction<Schema>;

export type ImportShard = Selectable<ImportShardsTable>;
export type PlannedShard = Pick<ImportShard, 'number' | 'records' | 'part'>;

export async function addShards(db: Db, { runId, clientId }: { readonly runId: string; readonly clientId: string }, planned: readonly PlannedShard[]): Promise<void> {
  const rows = planned.map(({ number, records, part }) => ({ run_id: runId, client_id: clientId, number, records, part: JSON.stringify(part) }));
  await db.insertInto('import_shards').values(rows).execute();
}

export async function dropShards(db: Db, runId: string): Promise<void> {
  await db.deleteFrom('import_shards').where('run_id', '=', runId).execute();
}

export async function findShard(db: Db, runId: string, number: number): Promise<ImportShard | undefined> {
  return await db.selectFrom('import_shards').selectAll().where('run_id', '=', runId).where('number', '=', number).executeTakeFirst();
}

/** All shards of a run in the order of the file; none when it was not split. */
export async function shardsOf(db: Db, runId: string): Promise<Omit<ImportShard, 'part' | 'report' | 'takes'>[]> {
  return await db.selectFrom('import_shards')
    .select(['run_id', 'client_id', 'number', 'records', 'state', 'calls', 'counts', 'problem', 'updated_at'])
    .where('run_id', '=', runId).orderBy('number').execute();
}

export async function shardReports(db: Db, runId: string): Promise<Pick<ImportShard, 'part' | 'report' | 'takes'>[]> {
  return await db.selectFrom('import_shards').select(['part', 'report', 'takes']).where('run_id', '=', runId).orderBy('number').execute();
}

export interface ShardNote {
  readonly state: ImportShard['state'];
  readonly counts?: object;
  readonly report?: object;
  /** Why it ended before its end. */
  readonly problem?: string | null;
  /** Whoever takes it up with this. */
  readonly take?: ShardTake;
}

export async function noteShard(db: Db, runId: string, number: number, { state, counts, report, problem = null, take }: ShardNote): Promise<void> {
  await db.updateTable('import_shards')
    .set({
      state, problem, updated_at: sql<string>`now()`,
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(report && { report: JSON.stringify(report) }),
      ...(take && { takes: sql<string>`takes || ${JSON.stringify([take])}::jsonb` }),
    })
    .where('run_id', '=', runId).where('number', '=', number).execute();
}

/** These shards are handed out once more. */
export async function callAgain(db: Db, runId: string, numbers: readonly number[]): Promise<void> {
  await db.updateTable('import_shards').set({ calls: sql<number>`calls + 1`, state: sql<ImportShard['state']>`case state when 'planned' then state else 'called' end` })
    .where('run_id', '=', runId).where('number', 'in', [...numbers]).execute();
}
