import { sql } from 'kysely';
import { dayAt, type Day } from './calendar';
import { COUNTED, ofStores } from './fragments';
import type { Db, StoreInfo } from './types';

export interface ClientInfo {
  readonly id: string;
  readonly name: string;
}

/** The client this session has named; undefined where the warehouse has none of that id. */
export async function readClient(db: Db): Promise<ClientInfo | undefined> {
  return await db.selectFrom('clients').select(['id', 'name']).executeTakeFirst();
}

const EVERY_HOURS = { manual: null, hourly: 1, daily: 24, weekly: 168 } as const;

/** Every store the client has or had, by platform and name. */
export async function readStores(db: Db): Promise<readonly StoreInfo[]> {
  const rows = await db.selectFrom('client_api_credentials')
    .select(['id', 'platform', 'name', 'account', 'removed_at', 'sync_frequency', 'every_hours'])
    .orderBy('platform').orderBy('name').orderBy('id').execute();
  return rows.map(({ removed_at, sync_frequency, every_hours, ...store }) => ({
    ...store, isRemoved: removed_at !== null, everyHours: sync_frequency === 'every_n_hours' ? every_hours : EVERY_HOURS[sync_frequency],
  }));
}

/** The day of the first order that counts; null where there is none. */
export async function readFirstDay(db: Db, stores: readonly string[] | null, timeZone: string): Promise<Day | null> {
  const { rows: [first] } = await sql<{ at: string | Date }>`
    select o.placed_at as at from orders o where ${COUNTED} and ${ofStores('o.connection_id', stores)} order by o.placed_at limit 1`.execute(db);
  return first ? dayAt(new Date(Math.max(0, new Date(first.at).getTime())), timeZone) : null;
}
