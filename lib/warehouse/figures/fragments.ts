import { sql, type RawBuilder } from 'kysely';

/** Orders `o` that count: paid or sent, not cancelled, no test, still in the store. */
export const COUNTED: RawBuilder<boolean> = sql`o.deleted_at is null and not o.is_test and o.status not in ('cancelled', 'pending')`;

/** Keeps rows of the chosen stores. */
export function ofStores(column: string, stores: readonly string[] | null): RawBuilder<boolean> {
  return stores ? sql`${sql.ref(column)} = any(${arrayOf(stores)}::uuid[])` : sql`true`;
}

export function within(column: string, { start, end }: { readonly start: string; readonly end: string }): RawBuilder<boolean> {
  return sql`${sql.ref(column)} >= ${start}::timestamptz and ${sql.ref(column)} < ${end}::timestamptz`;
}

/** PostgreSQL's notation of an array, the same for every driver. For ids, words and times alone: nothing in them is quoted. */
export function arrayOf(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}
