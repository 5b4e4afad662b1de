import { sql, type Transaction } from 'kysely';
import type { Schema, Warehouse } from '../warehouse';
import { buryRows } from '../warehouse/storeDeletions';
import type { StoreOwner, StoreRows, StoreTable } from '../warehouse/storeRows';
import { upsertStoreRows } from '../warehouse/storeUpsert';
import { commit } from './commit';

/** What a vendor's webhook tells, already verified. */
export interface StoreEvent {
  /** The vendor's own id of the delivery; the same one twice changes nothing. */
  readonly deliveryId: string;
  /** In the vendor's words: `orders/updated`. */
  readonly topic: string;
  /** As of a page of a stream: an order comes with all its lines. */
  readonly rows?: StoreRows;
  readonly deleted?: { readonly table: StoreTable; readonly ids: readonly string[] };
}

export interface EventsApplied {
  readonly applied: number;
  /** Deliveries that had been taken before. */
  readonly duplicates: number;
}

/** Deliveries come in any order: a late one brings nothing back that is deleted, unless it is a newer version. */
const NEWER_ONLY = { readSince: '-infinity' };

/**
 * Writes what webhooks tell into the same rows that syncs write, all in one transaction with the ids of the
 * deliveries. Throws `StoreRowRefused`; then nothing of it was written and the vendor may send it again.
 */
export async function applyEvents(warehouse: Warehouse, owner: StoreOwner, events: readonly StoreEvent[]): Promise<EventsApplied> {
  return await commit(warehouse, owner.clientId, async (db) => {
    let applied = 0;
    for (const event of events) {
      if (!(await isNew(db, owner, event))) continue;
      await upsertStoreRows(db, owner, event.rows ?? {}, NEWER_ONLY);
      if (event.deleted) await buryRows(db, owner, event.deleted.table, event.deleted.ids);
      applied += 1;
    }
    return { applied, duplicates: events.length - applied };
  });
}

async function isNew(db: Transaction<Schema>, { clientId, connectionId }: StoreOwner, { deliveryId, topic }: StoreEvent): Promise<boolean> {
  const { rows } = await sql`
    insert into webhook_deliveries (connection_id, client_id, delivery_id, topic)
    values (${connectionId}::uuid, ${clientId}, ${deliveryId}, ${topic})
    on conflict do nothing returning delivery_id`.execute(db);
  return rows.length > 0;
}
