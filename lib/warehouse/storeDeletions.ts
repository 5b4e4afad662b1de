import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Schema } from './schema';
import { buryParts, isPart, parentColumn, partsOf } from './storeParts';
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
  // `offset 0` keeps it a look-up for each row: see storeParts.
  const isSeen = sql`exists (
    select from sync_seen_ids seen
    where seen.connection_id = ${owner.connectionId}::uuid and seen.stream = ${stream} and seen.id = ${sql.id(table, 'id')} offset 0)`;
  const ofStream = table === 'records' ? sql`records.stream = ${stream}` : sql`true`;
  const isSettled = sql`${sql.id(table, 'changed_at')} < ${since}::timestamptz and ${ofStream}`;
  await unbury(db, owner, table, sql`${isSeen} and ${isSettled}`);
  return await bury(db, owner, table, sql`not ${isSeen} and ${isSettled}`);
}

async function bury(db: Db, owner: StoreOwner, table: StoreTable, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set deleted_at = now(), changed_at = now()
    where connection_id = ${owner.connectionId}::uuid and deleted_at is null and ${which}
    returning id`.execute(db);
  const ids = rows.map(({ id }) => id);
  for (const part of ids.length > 0 ? partsOf(table) : []) await buryParts(db, owner, part, ids, []);
  return ids.length;
}

/** Parts that went with a row come back with it: they bear the same time. */
async function unbury(db: Db, { clientId, connectionId }: StoreOwner, table: StoreTable, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; at: string }>`
    select id, deleted_at::text as at from ${sql.table(table)}
    where connection_id = ${connectionId}::uuid and deleted_at is not null and ${which}`.execute(db);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  for (const part of partsOf(table)) {
    await sql`
      update ${sql.table(part)} as part set deleted_at = null, changed_at = now()
      from unnest(${ids}::text[], ${rows.map(({ at }) => at)}::text[]::timestamptz[]) as parent (id, at)
      where part.client_id = ${clientId} and part.connection_id = ${connectionId}::uuid
        and part.${sql.id(parentColumn(part))} = parent.id and part.deleted_at = parent.at
        and ${isPart(part, 'part')}`.execute(db);
  }
  await sql`
    update ${sql.table(table)} set deleted_at = null, changed_at = now()
    where connection_id = ${connectionId}::uuid and id = any(${ids}::text[])`.execute(db);
}
