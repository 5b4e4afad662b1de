import type { Transaction } from 'kysely';
import { READER_ROLE } from '../roles';
import type { Schema } from '../schema';
import type { Warehouse } from '../types';
import { columnsOf, type Cell, type Column } from './columns';
import { QueryRefused, refusalOf } from './refusal';

export interface Query {
  /** One SELECT (or WITH, VALUES, TABLE). */
  readonly statement: string;
  /** For `$1`, `$2` …, as text; null for NULL. */
  readonly parameters?: readonly (string | null)[];
  /** Most rows to give. */
  readonly mostRows: number;
  /** Longest time on a PostgreSQL. An embedded one works in this process and has no timer that could interrupt it: `statement_timeout` does nothing there. */
  readonly mostMs: number;
}

export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** There were more than `mostRows`. */
  readonly isCut: boolean;
}

/** Gets the columns first, then the rows in batches; each is waited for. */
export interface QuerySink {
  columns?(columns: readonly Column[]): Promise<void> | void;
  rows(rows: readonly (readonly Cell[])[]): Promise<void> | void;
}

const ROWS_PER_BATCH = 1_000;

/**
 * Runs one SELECT that a person wrote on the rows of one client: read only, as a role that can see data and
 * nothing else, and taken back in the end. Rows come in batches, so memory stays flat. Throws `QueryRefused`.
 */
export async function runQuery(warehouse: Warehouse, clientId: string, query: Query, sink: QuerySink): Promise<QueryResult> {
  const statement = query.statement.trim().replace(/;$/, '');
  const { parameters = [] } = query;
  const described = await warehouse.describe(statement).catch((cause: unknown) => { throw refusalOf(cause); });
  const columns = columnsOf(described.columns);
  if (described.parameters !== parameters.length) {
    throw new QueryRefused('query_parameters', `The query takes ${described.parameters} parameter${described.parameters === 1 ? '' : 's'}, and ${parameters.length} ${parameters.length === 1 ? 'was' : 'were'} given. Nothing was read.`);
  }
  let given = 0;
  let isCut = false;
  const read = async (db: Transaction<Schema>): Promise<void> => {
    await becomeReader(db, clientId, query.mostMs);
    await sink.columns?.(columns);
    for await (const cells of batches(db, statement, parameters, query.mostRows + 1)) {
      const rows = cells.slice(0, query.mostRows - given).map((row) => columns.map(({ read: toCell }, index) => toCell(row[index] ?? null)));
      isCut ||= rows.length < cells.length;
      given += rows.length;
      if (rows.length > 0) await sink.rows(rows);
    }
    throw new TakenBack();
  };
  await warehouse.asClient(clientId, read).catch((cause: unknown) => { if (!(cause instanceof TakenBack)) throw cause; });
  return { columns, rows: given, isCut };
}

/** The way out of a transaction that is not to be committed. */
class TakenBack extends Error {}

/** From here on the transaction can read this client's data, and cannot be made to do anything else. */
async function becomeReader(db: Transaction<Schema>, clientId: string, mostMs: number): Promise<void> {
  const { sql } = await import('kysely');
  await db.insertInto('query_client').values({ client_id: clientId }).execute();
  await sql`set transaction read only`.execute(db);
  await sql`select set_config('role', ${READER_ROLE}, true), set_config('statement_timeout', ${String(mostMs)}, true)`.execute(db);
}

type Texts = readonly (string | null)[];

async function* batches(db: Transaction<Schema>, statement: string, parameters: Texts, mostRows: number): AsyncGenerator<readonly Texts[]> {
  const { sql } = await import('kysely');
  try {
    await sql`declare rows_of_query no scroll cursor for
      select cells from run_query(${statement}, ${parameters}::text[], ${mostRows}::bigint) as cells`.execute(db);
    for (;;) {
      const { rows } = await sql<{ cells: Texts }>`fetch forward ${sql.raw(String(ROWS_PER_BATCH))} from rows_of_query`.execute(db);
      if (rows.length === 0) return;
      yield rows.map(({ cells }) => cells);
    }
  } catch (cause) {
    throw refusalOf(cause);
  }
}
