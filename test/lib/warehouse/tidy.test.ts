import { sql } from 'kysely';
import { openWarehouse, type Warehouse } from '../../../lib/warehouse';
import type { Destination } from '../../../lib/delivery';
import { Bench, customers } from '../delivery/support/importing';
import { newConnection } from '../sync/support/client';
import { SimulatedStore } from '../sync/support/simulatedStore';
import { keptData, syncOrders } from '../sync/support/syncing';
import { warehouseFolder } from './folders';

const ORDERS = 2_500;

/** Without a look at its rows the planner takes -1 for their number. */
const factsOf = async (warehouse: Warehouse, table: string) => (await warehouse.asClient('acme', (db) => sql<{ size: number; rows: number }>`
  select pg_table_size(oid) as size, reltuples::float8 as rows from pg_class where oid = ${table}::regclass`.execute(db))).rows[0]!;

describe('an embedded warehouse that syncs write into', () => {
  let warehouse: Warehouse;
  beforeAll(async () => { warehouse = await openWarehouse({ folder: await warehouseFolder() }); });
  afterAll(() => warehouse.close());

  const facts = (table: string) => factsOf(warehouse, table);

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

describe('an embedded warehouse that files are imported with', () => {
  const RECORDS = 1_500;
  let bench: Bench;
  beforeAll(async () => { bench = await Bench.open(); });
  afterAll(() => bench.close());

  /** Takes every record; the ledger is what is looked at. */
  const destination: Destination = {
    id: 'taker', name: 'taker', batchSize: 100, maxConcurrency: 4, rung: 'upsert',
    check: async () => undefined,
    async send(batch, { beforeSend }) {
      await beforeSend();
      return batch.map(() => ({ outcome: 'created' as const }));
    },
    settle: async (batch) => batch.map(() => ({ outcome: 'created' as const })),
  };
  const importAll = async (dryRun = false) => await bench.import(customers(RECORDS), { options: { destination, dryRun, fresh: true } });
  const ledger = () => bench.with('', {}, async ({ warehouse: place }) => {
    const warehouse = await openWarehouse(place);
    return await factsOf(warehouse, 'import_rows').finally(() => warehouse.close());
  });

  it('stays as large as its ledger needs, and is left alone by a dry run', async () => {
    await importAll();
    const first = await ledger();
    expect(first.rows).toBe(RECORDS);
    for (let round = 1; round <= 5; round++) await importAll();
    const last = await ledger();
    expect(last.rows).toBe(RECORDS);
    expect(last.size).toBeLessThan(first.size * 2.5);
    await importAll(true);
    expect(await ledger()).toEqual(last);
  }, 120_000);
});
