import { sql } from 'kysely';
import { openWarehouse, type Warehouse } from '../../../lib/warehouse';
import { newConnection } from '../sync/support/client';
import { SimulatedStore } from '../sync/support/simulatedStore';
import { keptData, syncOrders } from '../sync/support/syncing';
import { warehouseFolder } from './folders';

const ORDERS = 2_500;

describe('an embedded warehouse that syncs write into', () => {
  let warehouse: Warehouse;
  beforeAll(async () => { warehouse = await openWarehouse({ folder: await warehouseFolder() }); });
  afterAll(() => warehouse.close());

  /** Without a look at its rows the planner takes -1 for their number. */
  const facts = async (table: string) => (await warehouse.asClient('acme', (db) => sql<{ size: number; rows: number }>`
    select pg_table_size(oid) as size, reltuples::float8 as rows from pg_class where oid = ${table}::regclass`.execute(db))).rows[0]!;

  it('stays as large as its rows need, and the planner knows how many they are', async () => {
    const owner = await newConnection(warehouse);
    const store = new SimulatedStore();
    store.pageSize = 250;
    const changeAll = (round: number): void => { for (let id = 0; id < ORDERS; id++) store.put(String(id), `${id}.${10 + round}`, ['a']); };
    changeAll(0);
    await syncOrders(warehouse, owner, store);
    const first = await facts('orders');
    expect([first.rows, (await facts('order_lines')).rows]).toEqual([ORDERS, ORDERS]);
    for (let round = 1; round <= 5; round++) {
      changeAll(round);
      await syncOrders(warehouse, owner, store, { compare: 'always' });
    }
    expect((await facts('orders')).size).toBeLessThan(first.size * 2.5);
    expect((await facts('sync_seen_ids')).size).toBeLessThan(first.size);
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
  }, 120_000);

  it('is left alone after a small sync', async () => {
    const before = await facts('customers');
    await newConnection(warehouse, { clientId: 'small' });
    await warehouse.tidy();
    expect([before.rows, (await facts('customers')).rows, (await facts('clients')).rows]).toEqual([-1, -1, -1]);
  });
});
