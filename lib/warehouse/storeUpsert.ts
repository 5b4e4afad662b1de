import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Schema } from './schema';
import { isRefusal, refusalOf } from './storeRefusals';
import { buryParts, olderThanKnown } from './storeParts';
import type { StoreOwner, StoreRows, StoreTable } from './storeRows';
import { STORE_TABLES } from './storeTables';
import { checkIds, columnsOf, columnTexts, rowsOf, type AnyRow } from './storeValues';

type Db = Transaction<Schema>;

/** What became of the rows given; together they are as many. A second row with the same id in one go is `unchanged`. */
export interface Written {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface UpsertOptions {
  /** When the rows began to be read, by the warehouse's clock. What was deleted since is not brought back by them. */
  readonly readSince?: string;
}

const ROWS_PER_STATEMENT = 500;
/** Rows that others come with are written before them. */
const TABLES = (Object.keys(STORE_TABLES) as StoreTable[]).sort((a, b) => Number(Boolean(STORE_TABLES[a].partOf)) - Number(Boolean(STORE_TABLES[b].partOf)));

/**
 * Writes rows of any tables over what is known of them. Rows in which nothing changed stay as they are, deleted
 * ones come back, and a version older than the known one is left out together with its parts. Where a page has
 * rows of a table of parts (`order_lines: []` counts), the parts that its parents no longer have are marked as
 * deleted. Throws `StoreRowRefused`; the transaction cannot go on then.
 */
export async function upsertStoreRows(db: Db, owner: StoreOwner, rows: StoreRows, options: UpsertOptions = {}): Promise<ReadonlyMap<StoreTable, Written>> {
  const written = new Map<StoreTable, Written>();
  for (const table of TABLES) {
    const given = rowsOf(rows, table);
    if (!given) continue;
    const { partOf } = STORE_TABLES[table];
    const parents = partOf ? rowsOf(rows, partOf.table) ?? [] : [];
    const goWithParents = parents.length > 0;
    const kept = goWithParents ? await ofCurrentParents(db, owner, table, given, parents) : given;
    written.set(table, await upsertTable(db, owner, table, kept, given.length, goWithParents ? {} : options));
  }
  return written;
}

/** The parts whose parents are not outdated; those their parents no longer have are marked as deleted. */
async function ofCurrentParents(db: Db, owner: StoreOwner, table: StoreTable, given: readonly AnyRow[], parents: readonly AnyRow[]): Promise<readonly AnyRow[]> {
  const { table: parentTable, by } = STORE_TABLES[table].partOf!;
  const outdated = new Set(await olderThanKnown(db, owner, parentTable, newest(parents)));
  const kept = given.filter((row) => !outdated.has(String(row[by])));
  const current = [...new Set(parents.map(({ id }) => id))].filter((id) => !outdated.has(id));
  await buryParts(db, owner, table, current, kept.map(({ id }) => id));
  return kept;
}

async function upsertTable(db: Db, owner: StoreOwner, table: StoreTable, rows: readonly AnyRow[], given: number, options: UpsertOptions): Promise<Written> {
  checkIds(table, rows);
  // Everybody locks rows in the same order, so that a webhook and a sync never wait for each other.
  const distinct = newest(rows).sort((a, b) => (a.id < b.id ? -1 : 1));
  let created = 0;
  let updated = 0;
  for (let from = 0; from < distinct.length; from += ROWS_PER_STATEMENT) {
    const outcomes = await writeOrName(db, owner, table, distinct.slice(from, from + ROWS_PER_STATEMENT), options);
    created += outcomes.filter((isNew) => isNew).length;
    updated += outcomes.filter((isNew) => !isNew).length;
  }
  return { created, updated, unchanged: given - created - updated };
}

/** One row per id: the last one given that is not older than another. */
function newest(rows: readonly AnyRow[]): AnyRow[] {
  const byId = new Map<string, AnyRow>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (!known || !(timeOf(row) < timeOf(known))) byId.set(row.id, row);
  }
  return [...byId.values()];
}

function timeOf({ vendor_updated_at: at }: AnyRow): number {
  return typeof at === 'string' ? Date.parse(at) : NaN;
}

/** PostgreSQL tells what it refuses, but not in which of many rows: then they are tried one by one. */
async function writeOrName(db: Db, owner: StoreOwner, table: StoreTable, rows: readonly AnyRow[], options: UpsertOptions): Promise<boolean[]> {
  const statement = upsert(owner, table, rows, options);
  await sql`savepoint store_rows`.execute(db);
  try {
    const { rows: outcomes } = await statement.execute(db);
    await sql`release savepoint store_rows`.execute(db);
    return outcomes.map(({ created }) => created);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await sql`rollback to savepoint store_rows`.execute(db);
    for (const row of rows) await upsert(owner, table, [row], options).execute(db).catch((cause: unknown) => { throw refusalOf(table, row, cause); });
    throw error;
  }
}

function upsert(owner: StoreOwner, table: StoreTable, rows: readonly AnyRow[], { readSince }: UpsertOptions): RawBuilder<{ created: boolean }> {
  const columns = columnsOf(table);
  const names = columns.map(([name]) => sql.id(name));
  const changeable = names.slice(1);
  const values = columns.map(([name, type]) => sql`${columnTexts(table, name, type, rows)}::text[]::${sql.raw(type)}[]`);
  const of = (row: string) => sql.join(columns.slice(1).map(([name]) => sql.id(row, name)));
  const hasTime = columns.some(([name]) => name === 'vendor_updated_at');
  const isNotOlder = hasTime ? sql`(known.vendor_updated_at > excluded.vendor_updated_at) is not true` : sql`true`;
  const isNewer = hasTime ? sql`known.vendor_updated_at < excluded.vendor_updated_at` : sql`false`;
  return sql<{ created: boolean }>`
    insert into ${sql.table(table)} as known (client_id, connection_id, platform, ${sql.join(names)})
    select ${owner.clientId}, ${owner.connectionId}::uuid, ${owner.platform}, * from unnest(${sql.join(values)})
    on conflict (connection_id, id) do update set
      ${sql.join(changeable.map((name) => sql`${name} = excluded.${name}`))}, platform = excluded.platform, deleted_at = null, changed_at = now()
    where (known.deleted_at is not null or (${of('known')}) is distinct from (${of('excluded')}))
      and ${isNotOlder}
      and (known.deleted_at is null or known.deleted_at < coalesce(${readSince ?? null}::timestamptz, now()) or ${isNewer})
    returning (xmax = 0) as created`;
}
