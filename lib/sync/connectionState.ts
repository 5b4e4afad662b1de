import { sql, type Transaction } from 'kysely';
import type { Schema } from '../warehouse';
import type { StoreOwner } from '../warehouse/storeRows';
import type { StreamResult } from './report';

/** Deliveries older than this are not sent again by any vendor. */
const REMEMBERED_DAYS = 30;

/** Keeps with the connection that it was synced and whether its credential works, and forgets old webhook deliveries. */
export async function noteSynced(db: Transaction<Schema>, { connectionId }: StoreOwner, streams: readonly StreamResult[]): Promise<void> {
  const refused = streams.find(({ failure }) => failure?.code === 'credentials');
  const isWorking = streams.some(({ state }) => state === 'succeeded');
  if (isWorking) {
    await sql`
      update client_api_credentials set last_synced_at = now(), status = 'working', status_message = null, updated_at = now()
      where id = ${connectionId}::uuid`.execute(db);
  } else if (refused) {
    await sql`
      update client_api_credentials set status = 'refused', status_message = ${refused.failure?.message ?? null}, updated_at = now()
      where id = ${connectionId}::uuid`.execute(db);
  }
  await sql`
    delete from webhook_deliveries
    where connection_id = ${connectionId}::uuid and received_at < now() - make_interval(days => ${REMEMBERED_DAYS})`.execute(db);
}
