import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Schema } from './schema';
import type { StoreOwner, StoreTable } from './storeRows';
import { STORE_TABLES } from './storeTables';
import { columnTexts, type AnyRow } from './storeValues';

type Db = Transaction<Schema>;

/** The tables of parts that come and go with rows of `table`. */
export function partsOf(table: StoreTable): StoreTable[] {
  return (Object.keys(STORE_TABLES) as StoreTable[]).filter((name) => STORE_TABLES[name].partOf?.table === table);
}

/*
 * The embedded database learns nothing about its tables while they fill, and would plan to read them whole. `lateral`
 * with `offset 0` leaves it no choice but to look each row up.
 */

/** The ids of those of `rows` of which the warehouse has a newer version, or one that is deleted. */
export async function olderThanKnown(db: Db, { connectionId }: StoreOwner, table: StoreTable, rows: readonly AnyRow[]): Promise<string[]> {
  const { rows: older } = await sql<{ id: string }>`
    select given.id
    from unnest(${rows.map(({ id }) => id)}::text[], ${columnTexts(table, 'vendor_updated_at', 'timestamptz', rows)}::text[]::timestamptz[]) as given (id, at)
    cross join lateral (
      select deleted_at, vendor_updated_at from ${sql.table(table)} as row where row.connection_id = ${connectionId}::uuid and row.id = given.id offset 0
    ) as known
    where known.deleted_at is not null or known.vendor_updated_at > given.at`.execute(db);
  return older.map(({ id }) => id);
}

/** Marks as deleted what `parents` have and is not in `kept`. */
export async function buryParts(db: Db, owner: StoreOwner, table: StoreTable, parents: readonly string[], kept: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select part.id ${partsAlive(owner, table, parents)} where part.id <> all(${kept}::text[])`.execute(db);
  if (rows.length === 0) return;
  await sql`
    update ${sql.table(table)} set deleted_at = now(), changed_at = now()
    where connection_id = ${owner.connectionId}::uuid and id = any(${rows.map(({ id }) => id)}::text[])`.execute(db);
}

/** Those of the listed rows whose parts in the warehouse are others than listed. */
export async function withOtherParts(db: Db, owner: StoreOwner, table: StoreTable, listed: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
  const { rows } = await sql<{ parent: string; part: string }>`select parent.id as parent, part.id as part ${partsAlive(owner, table, [...listed.keys()])}`.execute(db);
  const known = new Map([...listed.keys()].map((parent) => [parent, new Set<string>()]));
  for (const { parent, part } of rows) known.get(parent)?.add(part);
  return [...listed].filter(([parent, parts]) => {
    const kept = known.get(parent);
    return kept?.size !== parts.length || parts.some((part) => !kept.has(part));
  }).map(([parent]) => parent);
}

function partsAlive({ clientId, connectionId }: StoreOwner, table: StoreTable, parents: readonly string[]): RawBuilder<unknown> {
  return sql`from unnest(${parents}::text[]) as parent (id)
    cross join lateral (
      select id from ${sql.table(table)} as row
      where row.client_id = ${clientId} and row.connection_id = ${connectionId}::uuid and row.${sql.id(parentColumn(table))} = parent.id and row.deleted_at is null
        and ${isPart(table, 'row')} offset 0
    ) as part`;
}

/** Which rows of a table of parts are parts. */
export function isPart(table: StoreTable, row: string): RawBuilder<unknown> {
  const { where } = STORE_TABLES[table].partOf ?? {};
  return where === undefined ? sql`true` : sql.id(row, String(where));
}

/** The column that names a part's parent. */
export function parentColumn(table: StoreTable): string {
  return String(STORE_TABLES[table].partOf!.by);
}
