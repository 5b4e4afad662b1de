import { sql, type Selectable, type Transaction } from 'kysely';
import type { ImportRunsTable, Schema } from './schema';

type Db = Transaction<Schema>;

/** What makes two imports the same one. */
export type ImportIdentity = Pick<ImportRunsTable, 'client_id' | 'input_sha256' | 'mapping_fingerprint' | 'destination_id'>;
export type ImportRun = Pick<Selectable<ImportRunsTable>, 'id' | 'started_at' | 'finished_at'>;

/** The newest run of an import. */
export async function latestRun(db: Db, identity: ImportIdentity): Promise<ImportRun | undefined> {
  return await runsOf(db, identity)
    .select(['id', 'started_at', 'finished_at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function beginRun(db: Db, run: ImportIdentity & { readonly id: string; readonly started_at: string; readonly input_name: string }): Promise<void> {
  await db.insertInto('import_runs').values({ ...run, state: 'running', counts: '{}' }).execute();
}

export async function reopenRun(db: Db, id: string, inputName: string): Promise<void> {
  await db.updateTable('import_runs').set({ state: 'running', input_name: inputName }).where('id', '=', id).execute();
}

/** Drops the ledger of every run of an import; the runs stay as history. */
export async function forgetRows(db: Db, identity: ImportIdentity): Promise<void> {
  await db.deleteFrom('import_rows').where('run_id', 'in', runsOf(db, identity).select('id')).execute();
}

export interface RunNote {
  readonly state: ImportRunsTable['state'];
  readonly counts: object;
  readonly report?: object;
}

export async function noteRun(db: Db, id: string, { state, counts, report }: RunNote): Promise<void> {
  await db
    .updateTable('import_runs')
    .set({
      state,
      counts: JSON.stringify(counts),
      ...(report && { report: JSON.stringify(report) }),
      ...(state === 'finished' && { finished_at: sql<string>`coalesce(finished_at, now())` }),
    })
    .where('id', '=', id)
    .execute();
}

function runsOf(db: Db, identity: ImportIdentity) {
  return db
    .selectFrom('import_runs')
    .where('client_id', '=', identity.client_id)
    .where('input_sha256', '=', identity.input_sha256)
    .where('mapping_fingerprint', '=', identity.mapping_fingerprint)
    .where('destination_id', '=', identity.destination_id);
}
