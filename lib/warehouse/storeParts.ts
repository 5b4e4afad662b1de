import { sql, type Transaction } from 'kysely';
import type { Schema } from './schema';
import type { StoreOwner, StoreTable } from './storeRows';
import { STORE_TABLES } from './storeTables';
import { columnTexts, type AnyRow } from './storeValues';

type Db = Transaction<Schema>;

/** The tables of parts that come and go with rows of `table`, each with the column that names the parent. */
export function partsOf(table: StoreTable): { readonly table: StoreTable; readonly by: string }[] {
  return (Object.keys(STORE_TABLES) as StoreTable[]).flatMap((name) => {
    const { partOf } = STORE_TABLES[name];
    return partOf?.table === table ? [{ table: name, by: String(partOf.by) }] : [];
  });
}

/** The ids of those of `rows` of which the warehouse has a newer version, or one that is deleted. */
export async function olderThanKnown(db: Db, { connectionId }: StoreOwner, table: StoreTable, rows: readonly AnyRow[]): Promise<string[]> {
  const { rows: older } = await sql<{ id: string }>`
    select known.id
    from unnest(${rows.map(({ id }) => id)}::text[], ${columnTexts(table, 'vendor_updated_at', 'timestamptz', rows)}::text[]::timestamptz[]) as given (id, at)
    join ${sql.table(table)} as known on known.connection_id = ${connectionId}::uuid and known.id = given.id
    where known.deleted_at is not null or known.vendor_updated_at > given.at`.execute(db);
  return older.map(({ id }) => id);
}

/** Marks as deleted what `parents` had and is not in `kept`. Returns how many. */
export async function buryParts(db: Db, { clientId, connectionId }: StoreOwner, table: StoreTable, parents: readonly string[], kept: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set deleted_at = now(), changed_at = now()
    where client_id = ${clientId} and connection_id = ${connectionId}::uuid and ${sql.id(String(STORE_TABLES[table].partOf!.by))} = any(${parents}::text[])
      and deleted_at is null and id <> all(${kept}::text[])`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
