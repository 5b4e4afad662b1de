import { sql } from 'kysely';
import type { Warehouse } from '../../../lib/warehouse';
import { readClientFigures, type FiguresRequest } from '../../../lib/warehouse/figures';
import type { Read } from '../../../lib/warehouse/moment';
import { add, addStore, type TestStore } from './figures/shop';
import { BACKENDS, type Place } from './support/backends';

const REQUEST: FiguresRequest = { period: 'last30Days', timeZone: 'UTC', now: new Date('2026-04-15T10:00:00Z') };
const ordersSeen = (read: Read) => read(async (db) => (await db.selectFrom('orders').select('id').execute()).length);
const sessionOf = (read: Read) => read(async (db) => (await sql<{ pid: number }>`select pg_backend_pid() as pid from pg_sleep(0.01)`.execute(db)).rows[0]?.pid);

describe.each(BACKENDS)('what is read at one moment from a warehouse: $name', ({ name, start }) => {
  let place: Place;
  let warehouse: Warehouse;
  let shop: TestStore;
  let orders = 0;
  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
    shop = await addStore(warehouse, 'acme');
    await sell();
  }, 60_000);
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  /** What a sync commits. An embedded warehouse lets it in when the reading is over. */
  const sell = async (): Promise<void> => {
    const id = String(orders += 1);
    await add(warehouse, shop, 'orders', [{ id, placed_at: '2026-04-10T12:00:00Z', total: '10.00', customer_id: id }]);
    await add(warehouse, shop, 'order_lines', [{ id, order_id: id, product_id: 'p', quantity: 1, total: '10.00' }]);
    await add(warehouse, shop, 'transactions', [{ id, kind: 'fee', amount: '-1', order_id: id, occurred_at: '2026-04-10T12:00:00Z' }]);
  };
  const writes: Promise<void>[] = [];
  const sellBetween = async (): Promise<void> => {
    const written = sell();
    writes.push(written);
    if (name !== 'embedded') await written;
  };

  it('shows nothing that is committed while it is read', async () => {
    const before = orders;
    const seen = await warehouse.atOneMoment('acme', async (read) => {
      const first = await ordersSeen(read);
      await sellBetween();
      return [first, ...await Promise.all([ordersSeen(read), ordersSeen(read), ordersSeen(read)])];
    });
    expect(seen).toEqual([before, before, before, before]);
    await Promise.all(writes);
    expect(await warehouse.atOneMoment('acme', ordersSeen)).toBe(before + 1);
  });

  it('is read in several sessions where there are several', async () => {
    const pids = await warehouse.atOneMoment('acme', (read) => Promise.all([sessionOf(read), sessionOf(read), sessionOf(read)]));
    expect(new Set(pids).size).toBe(name === 'embedded' ? 1 : 3);
  });

  it('makes the figures of a client fit together while a sync is at work', async () => {
    const before = await readClientFigures(warehouse, 'acme', REQUEST);
    const meanwhile: Warehouse = {
      ...warehouse,
      atOneMoment: (client, work) => warehouse.atOneMoment(client, (read) => work(async (part) => {
        const made = await read(part);
        await sellBetween();
        return made;
      })),
    };
    expect(await readClientFigures(meanwhile, 'acme', REQUEST)).toEqual(before);
    await Promise.all(writes);
    const { sales, customers } = await readClientFigures(warehouse, 'acme', REQUEST);
    expect([sales.find(({ cut }) => cut === 'whole')?.orders, customers.fresh]).toEqual([orders, orders]);
  });

  it('shows the rows of its client alone, and takes none', async () => {
    expect(await warehouse.atOneMoment('nobody', async (read) => await Promise.all([ordersSeen(read), ordersSeen(read)]))).toEqual([0, 0]);
    const writing = warehouse.atOneMoment('acme', (read) => read((db) => db.deleteFrom('orders').execute()));
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });

  it('waits for every part before it fails as the first that failed', async () => {
    let isOver = false;
    const reading = warehouse.atOneMoment('acme', (read) => Promise.all([
      read(() => Promise.reject(new Error('no figures'))),
      sessionOf(read).finally(() => { isOver = true; }),
    ]));
    await expect(reading).rejects.toThrow('no figures');
    expect(isOver).toBe(true);
  });

  it('never waits for a session that another reader has', async () => {
    const readers = Array.from({ length: 12 }, () => warehouse.atOneMoment('acme', (read) => Promise.all([ordersSeen(read), ordersSeen(read), ordersSeen(read)])));
    expect(await Promise.all(readers)).toEqual(readers.map(() => [orders, orders, orders]));
  });

  if (name === 'PostgreSQL') {
    it('is read in one session where a snapshot may not be handed on', async () => {
      await place.asSuperuser('revoke execute on function pg_export_snapshot() from public');
      const pids = await warehouse.atOneMoment('acme', (read) => Promise.all([sessionOf(read), sessionOf(read)])).finally(() =>
        place.asSuperuser('grant execute on function pg_export_snapshot() to public'));
      expect(new Set(pids).size).toBe(1);
    });
  }
});
