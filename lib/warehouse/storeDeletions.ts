import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Schema } from './schema';
import { partsOf } from './storeParts';
import type { StoreOwner, StoreTable } from './storeRows';

type Db = Transaction<Schema>;

/** Marks rows as deleted, their parts with them. Returns how many rows, parts not counted, were not so before. */
export async function buryRows(db: Db, owner: StoreOwner, table: StoreTable, ids: readonly string[]): Promise<number> {
  return await bury(db, owner, table, sql`id = any(${ids}::text[])`);
}

/** Notes ids that the vendor has. A comparison lasts as long as the vendor's list, so they are kept in the warehouse. */
export async function noteSeen(db: Db, owner: StoreOwner, stream: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into sync_seen_ids (connection_id, client_id, stream, id)
    select ${owner.connectionId}::uuid, ${owner.clientId}, ${stream}, id from unnest(${ids}::text[]) as given (id)
    on conflict do nothing`.execute(db);
}

export async function forgetSeen(db: Db, { connectionId }: StoreOwner, stream: string): Promise<void> {
  await sql`delete from sync_seen_ids where connection_id = ${connectionId}::uuid and stream = ${stream}`.execute(db);
}

/**
 * Marks as deleted what is not among the noted ids, and takes the mark from what is. What changed in the
 * warehouse since the list began (`since`, by its own clock) is left as it is: the list may not know of it.
 * Returns how many rows were marked.
 */
export async function settleSeen(db: Db, owner: StoreOwner, stream: string, table: StoreTable, since: string): Promise<number> {
  const isSeen = sql`exists (
    select from sync_seen_ids seen
    where seen.connection_id = ${owner.connectionId}::uuid and seen.stream = ${stream} and seen.id = ${sql.id(table, 'id')})`;
  const ofStream = table === 'records' ? sql`records.stream = ${stream}` : sql`true`;
  const isSettled = sql`${sql.id(table, 'changed_at')} < ${since}::timestamptz and ${ofStream}`;
  await unbury(db, owner, table, sql`${isSeen} and ${isSettled}`);
  return await bury(db, owner, table, sql`not ${isSeen} and ${isSettled}`);
}

async function bury(db: Db, { clientId, connectionId }: StoreOwner, table: StoreTable, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set deleted_at = now(), changed_at = now()
    where connection_id = ${connectionId}::uuid and deleted_at is null and ${which}
    returning id`.execute(db);
  const ids = rows.map(({ id }) => id);
  for (const part of ids.length > 0 ? partsOf(table) : []) {
    await sql`
      update ${sql.table(part.table)} set deleted_at = now(), changed_at = now()
      where client_id = ${clientId} and connection_id = ${connectionId}::uuid and deleted_at is null and ${sql.id(part.by)} = any(${ids}::text[])`.execute(db);
  }
  return ids.length;
}

/** Parts that went with a row come back with it: they bear the same time. */
async function unbury(db: Db, { connectionId }: StoreOwner, table: StoreTable, which: RawBuilder<unknown>): Promise<void> {
  for (const part of partsOf(table)) {
    await sql`
      update ${sql.table(part.table)} set deleted_at = null, changed_at = now()
      from ${sql.table(table)}
      where ${sql.id(part.table, 'connection_id')} = ${connectionId}::uuid and ${sql.id(table, 'connection_id')} = ${connectionId}::uuid
        and ${sql.id(table, 'id')} = ${sql.id(part.table, part.by)} and ${sql.id(part.table, 'deleted_at')} = ${sql.id(table, 'deleted_at')}
        and ${which}`.execute(db);
  }
  await sql`
    update ${sql.table(table)} set deleted_at = null, changed_at = now()
    where connection_id = ${connectionId}::uuid and deleted_at is not null and ${which}`.execute(db);
}
