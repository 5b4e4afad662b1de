import type { Db } from './types';

export interface ImportSummary {
  readonly name: string;
  readonly state: 'running' | 'finished' | 'stopped';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Rows by outcome, and `read`, as far as they are told. */
  readonly counts: Readonly<Record<string, unknown>>;
}

/** The client's newest imports, at most `most`. */
export async function readImports(db: Db, most: number): Promise<readonly ImportSummary[]> {
  const rows = await db.selectFrom('import_runs')
    .select(['input_name', 'state', 'started_at', 'finished_at', 'counts'])
    .orderBy('number', 'desc').limit(most).execute();
  return rows.map((row) => ({
    name: row.input_name, state: row.state, startedAt: row.started_at, finishedAt: row.finished_at, counts: row.counts as Readonly<Record<string, unknown>>,
  }));
}
