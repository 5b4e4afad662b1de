import { sql, type Transaction } from 'kysely';
import type { Schema } from './schema';

type Db = Transaction<Schema>;

/**
 * Books `slots` departures, `everyMs` apart, after all that were booked before; resolves to the milliseconds until
 * the first of them, by the database's clock. A booking is never given back: what a process that died had booked
 * goes unused, and no more leaves than the limit lets through.
 */
export async function bookSlots(db: Db, key: string, slots: number, everyMs: number): Promise<number> {
  const span = slots * everyMs;
  const { rows } = await sql<{ wait_ms: number | string }>`
    insert into request_limits as known (key, next_at)
    values (${key}, clock_timestamp() + ${span}::float8 * interval '1 millisecond')
    on conflict (key) do update
      set next_at = greatest(known.next_at, clock_timestamp()) + ${span}::float8 * interval '1 millisecond'
    returning extract(epoch from next_at - clock_timestamp()) * 1000 - ${span}::float8 as wait_ms`.execute(db);
  return Math.max(0, Number(rows[0]?.wait_ms ?? 0));
}

/** No departure booked from now on lies within the next `ms`. */
export async function postponeSlots(db: Db, key: string, ms: number): Promise<void> {
  await sql`
    insert into request_limits as known (key, next_at)
    values (${key}, clock_timestamp() + ${ms}::float8 * interval '1 millisecond')
    on conflict (key) do update
      set next_at = greatest(known.next_at, clock_timestamp() + ${ms}::float8 * interval '1 millisecond')`.execute(db);
}
