import { sql } from 'kysely';
import { STORE_TABLES } from '../../../../lib/warehouse/storeTables';
import type { StoreTable } from '../../../../lib/warehouse/storeRows';
import type { Warehouse } from '../../../../lib/warehouse';

type Row = Readonly<Record<string, unknown>>;

/** What a row of each table has to have; the rest is null unless told. */
const DEFAULTS: Readonly<Partial<Record<StoreTable, Row>>> = {
  orders: { number: '#1', status: 'paid', currency: 'EUR', is_test: false },
  order_lines: { title: 'Thing', quantity: 1, currency: 'EUR' },
  products: { status: 'active', title: 'Thing' },
  inventory: {},
  transactions: { currency: 'EUR' },
};

export interface TestStore {
  readonly client: string;
  readonly id: string;
  readonly platform: string;
}

let stores = 0;

/** A store of a client, made with the client where that is new. */
export async function addStore(warehouse: Warehouse, client: string, { platform = 'shopify', name = `Store ${stores + 1}`, clientName = client } = {}): Promise<TestStore> {
  stores += 1;
  const id = `00000000-0000-4000-8000-${String(stores).padStart(12, '0')}`;
  await warehouse.asClient(client, async (db) => {
    await db.insertInto('clients').values({ id: client, name: clientName }).onConflict((conflict) => conflict.doNothing()).execute();
    await db.insertInto('client_api_credentials').values({ id, client_id: client, platform, name, sync_frequency: 'hourly', streams: sql`'{}'`, status: 'working' } as never).execute();
  });
  return { client, id, platform };
}

/** Adds rows to a table of a store, as a sync would leave them. `deleted_at` makes a tombstone. */
export async function add(warehouse: Warehouse, { client, id, platform }: TestStore, table: StoreTable, rows: readonly Row[]): Promise<void> {
  const known = [...Object.keys(STORE_TABLES[table].columns), 'deleted_at'];
  const values = rows.map((row) => {
    const strange = Object.keys(row).find((column) => !known.includes(column));
    if (strange !== undefined) throw new Error(`${table} has no column ${strange}`);
    return { ...DEFAULTS[table], ...row, raw: '{}', client_id: client, connection_id: id, platform };
  });
  await warehouse.asClient(client, async (db) => {
    for (const value of values) await db.insertInto(table).values(value as never).execute();
  });
}
