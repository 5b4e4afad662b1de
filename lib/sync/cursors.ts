import { sql, type Transaction } from 'kysely';
import type { Schema } from '../warehouse';
import type { StoreOwner } from '../warehouse/storeRows';
import type { Cursor } from './types';

type Db = Transaction<Schema>;

export interface KnownCursor {
  readonly cursor: Cursor;
  readonly comparedAt: string | null;
}

export async function readCursor(db: Db, { connectionId }: StoreOwner, stream: string): Promise<KnownCursor | null> {
  const { rows: [row] } = await sql<KnownCursor>`
    select cursor, compared_at as "comparedAt" from sync_cursors where connection_id = ${connectionId}::uuid and stream = ${stream}`.execute(db);
  return row ?? null;
}

export async function saveCursor(db: Db, { clientId, connectionId }: StoreOwner, stream: string, cursor: Cursor): Promise<void> {
  await sql`
    insert into sync_cursors (connection_id, client_id, stream, cursor)
    values (${connectionId}::uuid, ${clientId}, ${stream}, ${JSON.stringify(cursor)}::jsonb)
    on conflict (connection_id, stream) do update set cursor = excluded.cursor, updated_at = now()`.execute(db);
}

export async function noteCompared(db: Db, { connectionId }: StoreOwner, stream: string): Promise<void> {
  await sql`update sync_cursors set compared_at = now() where connection_id = ${connectionId}::uuid and stream = ${stream}`.execute(db);
}

/** Makes the next sync read everything again: of one stream, or of all. Rows stay. Returns how many streams it concerns. */
export async function forgetCursors(db: Db, { connectionId }: Pick<StoreOwner, 'connectionId'>, stream: string | null = null): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sync_cursors where connection_id = ${connectionId}::uuid and stream = coalesce(${stream}::text, stream)`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
