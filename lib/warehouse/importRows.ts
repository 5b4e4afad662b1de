import { sql, type Selectable, type Transaction } from 'kysely';
import type { ImportRowsTable, Schema } from './schema';

type Db = Transaction<Schema>;

/** Whose rows: a run and the client it belongs to. */
export interface RunOfClient { readonly runId: string; readonly clientId: string }
export type ImportIntent = Pick<ImportRowsTable, 'record_key' | 'line'>;
export type ImportRow = Omit<Selectable<ImportRowsTable>, 'run_id' | 'client_id' | 'updated_at'>;

export async function findRows(db: Db, runId: string, keys: readonly string[]): Promise<ImportRow[]> {
  return await db
    .selectFrom('import_rows')
    .select(['record_key', 'line', 'status', 'landed', 'code', 'field', 'message', 'remote_id'])
    .where('run_id', '=', runId)
    .where('record_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
}

/** Marks records as under way, except those that have landed. Returns the keys marked. Keys must differ. */
export async function markInFlight(db: Db, { runId, clientId }: RunOfClient, intents: readonly ImportIntent[]): Promise<string[]> {
  const { rows } = await sql<Pick<ImportRow, 'record_key'>>`
    insert into import_rows as known (run_id, client_id, status, record_key, line)
    select ${runId}::uuid, ${clientId}, 'in_flight', *
    from unnest(${column(intents, 'record_key')}::text[], ${column(intents, 'line')}::int[])
    on conflict (run_id, record_key) do update
      set status = 'in_flight', landed = null, code = null, field = null, message = null, updated_at = now()
      where known.status not in ('created', 'updated', 'unchanged')
    returning record_key`.execute(db);
  return rows.map(({ record_key }) => record_key);
}

/** Writes what became of records over whatever was known of them. Keys must differ. */
export async function writeRows(db: Db, { runId, clientId }: RunOfClient, rows: readonly ImportRow[]): Promise<void> {
  await sql`
    insert into import_rows (run_id, client_id, record_key, line, status, landed, code, field, message, remote_id)
    select ${runId}::uuid, ${clientId}, * from unnest(
      ${column(rows, 'record_key')}::text[], ${column(rows, 'line')}::int[], ${column(rows, 'status')}::text[],
      ${column(rows, 'landed')}::text[], ${column(rows, 'code')}::text[], ${column(rows, 'field')}::text[],
      ${column(rows, 'message')}::text[], ${column(rows, 'remote_id')}::text[]
    )
    on conflict (run_id, record_key) do update set
      line = excluded.line, status = excluded.status, landed = excluded.landed, code = excluded.code,
      field = excluded.field, message = excluded.message, remote_id = excluded.remote_id, updated_at = now()`.execute(db);
}

function column<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] {
  return rows.map((row) => row[name]);
}
