import { sql } from 'kysely';
import type { Warehouse } from '../../../lib/warehouse';
import { buryRows, forgetSeen, noteSeen, settleSeen } from '../../../lib/warehouse/storeDeletions';
import type { OrderRow, StoreOwner, StoreRows } from '../../../lib/warehouse/storeRows';
import { upsertStoreRows, type UpsertOptions, type Written } from '../../../lib/warehouse/storeUpsert';
import { keptRows, liveIds, newConnection } from '../sync/support/client';
import { at, customerRow, lineRow, orderRow, transactionRow } from '../sync/support/rows';
import { BACKENDS, type Place } from './support/backends';

describe.each(BACKENDS)('upserting rows of a store ($name)', ({ start }) => {
  let place: Place;
  let warehouse: Warehouse;
  let owner: StoreOwner;
  const upsert = (rows: StoreRows, options?: UpsertOptions) => warehouse.asClient(owner.clientId, (db) => upsertStoreRows(db, owner, rows, options));
  const orders = async (rows: OrderRow[]): Promise<Written | undefined> => (await upsert({ orders: rows })).get('orders');
  const now = () => warehouse.asClient(owner.clientId, async (db) => (await sql<{ now: string }>`select clock_timestamp() as now`.execute(db)).rows[0]!.now);

  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });
  beforeEach(async () => { owner = await newConnection(warehouse); });

  it('tells created, updated and unchanged apart and rewrites nothing that did not change', async () => {
    expect(await orders([orderRow('1'), orderRow('2')])).toEqual({ created: 2, updated: 0, unchanged: 0 });
    const before = await keptRows(warehouse, owner, 'orders');

    expect(await orders([orderRow('1'), orderRow('2', { total: '20.00', vendor_updated_at: at(1) }), orderRow('3')])).toEqual({ created: 1, updated: 1, unchanged: 1 });

    const after = await keptRows(warehouse, owner, 'orders');
    expect(after.get('1')).toEqual(before.get('1'));
    expect(after.get('2')!.changed_at > before.get('2')!.changed_at).toBe(true);
    expect([...after.values()].map(({ total }) => total)).toEqual(['19.90', '20.00', '19.90']);
  });

  it('keeps amounts to the last digit, however large', async () => {
    const totals = ['0.1', '0.2', '12345678901234567890.123456789', '-0.005', '1e3'];
    await orders(totals.map((total, index) => orderRow(String(index), { total })));
    const { rows } = await warehouse.asClient(owner.clientId, (db) => sql<{ sum: string }>`
      select sum(total)::text as sum from orders where connection_id = ${owner.connectionId}::uuid`.execute(db));
    expect(rows[0]!.sum).toBe('12345678901234568890.418456789');
  });

  it('keeps texts of every kind as they are', async () => {
    const texts = ['{"a","b"}', 'quote " and \\ backslash', "it's", '', 'NULL', 'line\nbreak', '日本 🎉', '__proto__'];
    await orders(texts.map((number, index) => orderRow(String(index), { number, raw: { number } })));
    const kept = [...(await keptRows(warehouse, owner, 'orders')).values()];
    expect(kept.map(({ number }) => number)).toEqual(texts);
    expect(kept.map(({ raw }) => raw)).toEqual(texts.map((number) => ({ number })));
  });

  it('takes the newest of two versions in one page, the last of two equally new ones', async () => {
    const rows = [
      orderRow('1', { total: '2.00', vendor_updated_at: at(2) }), orderRow('1', { total: '1.00', vendor_updated_at: at(1) }),
      orderRow('2', { total: '1.00' }), orderRow('2', { total: '2.00' }),
    ];
    expect(await orders(rows)).toEqual({ created: 2, updated: 0, unchanged: 2 });
    expect([...(await keptRows(warehouse, owner, 'orders')).values()].map(({ total }) => total)).toEqual(['2.00', '2.00']);
  });

  it('never lets an older version overwrite a newer one, nor its parts', async () => {
    await upsert({ orders: [orderRow('1', { total: '30.00', vendor_updated_at: at(5) })], order_lines: [lineRow('new', '1')] });
    const written = await upsert({ orders: [orderRow('1', { total: '10.00', vendor_updated_at: at(4) })], order_lines: [lineRow('old', '1')] });
    expect([...written]).toEqual([['orders', { created: 0, updated: 0, unchanged: 1 }], ['order_lines', { created: 0, updated: 0, unchanged: 1 }]]);
    expect((await keptRows(warehouse, owner, 'orders')).get('1')!.total).toBe('30.00');
    expect(await liveIds(warehouse, owner, 'order_lines')).toEqual(['new']);
  });

  it('replaces the parts of each parent in the page, and of no other', async () => {
    await upsert({ orders: [orderRow('1'), orderRow('2')], order_lines: [lineRow('1a', '1'), lineRow('1b', '1'), lineRow('2a', '2')] });
    await upsert({ orders: [orderRow('1', { vendor_updated_at: at(1) })], order_lines: [lineRow('1b', '1'), lineRow('1c', '1')] });
    expect(await liveIds(warehouse, owner, 'order_lines')).toEqual(['1b', '1c', '2a']);

    await upsert({ orders: [orderRow('2', { vendor_updated_at: at(1) })] });
    expect(await liveIds(warehouse, owner, 'order_lines')).toEqual(['1b', '1c', '2a']);
    await upsert({ orders: [orderRow('2', { vendor_updated_at: at(1) })], order_lines: [] });
    expect(await liveIds(warehouse, owner, 'order_lines')).toEqual(['1b', '1c']);
  });

  describe('payments and refunds', () => {
    const withOrder = (id: string, order: string) => transactionRow(id, { order_id: order, with_order: true });
    const fee = transactionRow('fee', { order_id: '1', kind: 'fee', amount: '-0.30' });
    beforeEach(() => upsert({ orders: [orderRow('1'), orderRow('2')], transactions: [withOrder('1a', '1'), withOrder('1b', '1'), withOrder('2a', '2'), fee] }));

    it('that their order no longer has are gone; what an account tells of the same order stays', async () => {
      await upsert({ orders: [orderRow('1', { vendor_updated_at: at(1) })], transactions: [withOrder('1b', '1')] });
      expect(await liveIds(warehouse, owner, 'transactions')).toEqual(['1b', '2a', 'fee']);
      await upsert({ orders: [orderRow('1', { vendor_updated_at: at(2) }), orderRow('2', { vendor_updated_at: at(2) })], transactions: [] });
      expect(await liveIds(warehouse, owner, 'transactions')).toEqual(['fee']);
    });

    it('stay where an order comes without word of them, or older than it is known', async () => {
      await upsert({ orders: [orderRow('1', { vendor_updated_at: at(5) })], order_lines: [] });
      await upsert({ orders: [orderRow('1', { vendor_updated_at: at(4) })], transactions: [] });
      expect(await liveIds(warehouse, owner, 'transactions')).toEqual(['1a', '1b', '2a', 'fee']);
    });

    it('go with their order and come back with it, without those that went before', async () => {
      const inTurn = <T>(work: (db: Parameters<typeof buryRows>[0]) => Promise<T>) => warehouse.asClient(owner.clientId, work);
      await upsert({ orders: [orderRow('1', { vendor_updated_at: at(1) })], transactions: [withOrder('1b', '1')] });
      await inTurn((db) => buryRows(db, owner, 'orders', ['1']));
      expect(await liveIds(warehouse, owner, 'transactions')).toEqual(['2a', 'fee']);
      const since = await now();
      await inTurn(async (db) => {
        await noteSeen(db, owner, 'orders', ['1', '2']);
        await settleSeen(db, owner, 'orders', 'orders', since);
      });
      expect(await liveIds(warehouse, owner, 'transactions')).toEqual(['1b', '2a', 'fee']);
    });
  });

  it('writes more rows than one statement takes', async () => {
    const rows = Array.from({ length: 1_201 }, (_, index) => orderRow(String(index)));
    expect(await orders(rows)).toEqual({ created: 1_201, updated: 0, unchanged: 0 });
    expect(await orders([...rows, orderRow('new')])).toEqual({ created: 1, updated: 0, unchanged: 1_201 });
  });

  describe('values that cannot be kept', () => {
    const cases: [string, Partial<Record<keyof OrderRow, unknown>>, string][] = [
      ['a NUL character', { number: 'a\0b' }, 'its number holds a NUL character'],
      ['a NUL character in the vendor\'s object', { raw: { note: 'a\0b' } }, 'its raw holds a NUL character'],
      ['a number that is none', { total: '1,99' }, 'its total is not a number'],
      ['NaN', { tax: NaN }, 'its tax is not a number'],
      ['a day that does not exist', { placed_at: '2026-02-30T00:00:00Z' }, 'its placed_at is not a time'],
      ['a time without a zone', { placed_at: '2026-02-20T00:00:00' }, 'its placed_at is not a time'],
      ['a zero date', { cancelled_at: '0000-00-00T00:00:00Z' }, 'its cancelled_at is not a time'],
      ['a word outside the list', { status: 'open' }, 'its status is none of the values'],
      ['nothing where something must be', { number: null }, 'its number is missing'],
      ['a text for a yes or no', { is_test: 'yes' }, 'its is_test is neither true nor false'],
    ];
    test.each(cases)('%s: names table, row and column, and writes nothing', async (_name, change, reason) => {
      const rows = [orderRow('good'), { ...orderRow('bad'), ...change } as OrderRow, orderRow('fine')];
      await expect(orders(rows)).rejects.toMatchObject({
        name: 'StoreRowRefused', table: 'orders', id: 'bad', message: expect.stringContaining(`The row "bad" of orders cannot be kept: ${reason}`),
      });
      expect(await liveIds(warehouse, owner, 'orders')).toEqual([]);
    });

    it('of a row that is called by an e-mail address: the message masks it', async () => {
      const refused = upsert({ customers: [customerRow('jane.doe@example.com', { orders_count: 1.5 })] });
      await expect(refused).rejects.toThrow('The row "ja***@example.com" of customers cannot be kept: its orders_count is not a whole number');
    });

    it('a connection of another client', async () => {
      const other = await newConnection(warehouse, { clientId: 'other' });
      owner = { ...owner, connectionId: other.connectionId };
      await expect(orders([orderRow('1')])).rejects.toThrow('this client has no such connection');
    });

    it('but a character cut in half is kept as a replacement character', async () => {
      await orders([orderRow('1', { raw: { note: 'cut \ud83d', slash: '\\ud83d', path: '\\u0000' } })]);
      expect((await keptRows(warehouse, owner, 'orders')).get('1')!.raw).toEqual({ note: 'cut \ufffd', slash: '\\ud83d', path: '\\u0000' });
    });
  });

  describe('rows that are gone', () => {
    beforeEach(() => upsert({ orders: [orderRow('1'), orderRow('2'), orderRow('3')], order_lines: [lineRow('1a', '1'), lineRow('2a', '2'), lineRow('3a', '3')] }));
    const bury = (...ids: string[]) => warehouse.asClient(owner.clientId, (db) => buryRows(db, owner, 'orders', ids));
    const settle = async (ids: string[], since: string) => await warehouse.asClient(owner.clientId, async (db) => {
      await forgetSeen(db, owner, 'orders');
      await noteSeen(db, owner, 'orders', ids);
      return await settleSeen(db, owner, 'orders', 'orders', since);
    });

    it('are marked with their parts, counted once, and come back to life', async () => {
      expect([await bury('1', '2', 'unknown'), await bury('1')]).toEqual([2, 0]);
      expect([await liveIds(warehouse, owner, 'orders'), await liveIds(warehouse, owner, 'order_lines')]).toEqual([['3'], ['3a']]);

      expect((await upsert({ orders: [orderRow('1')], order_lines: [lineRow('1a', '1')] })).get('orders')).toEqual({ created: 0, updated: 1, unchanged: 0 });
      expect([await liveIds(warehouse, owner, 'orders'), await liveIds(warehouse, owner, 'order_lines')]).toEqual([['1', '3'], ['1a', '3a']]);
    });

    it('are not brought back by what was read before they went, unless it is newer', async () => {
      const readSince = await now();
      await bury('1', '2');
      await upsert({ orders: [orderRow('1'), orderRow('2', { vendor_updated_at: at(9) })], order_lines: [lineRow('1a', '1'), lineRow('2a', '2')] }, { readSince });
      expect([await liveIds(warehouse, owner, 'orders'), await liveIds(warehouse, owner, 'order_lines')]).toEqual([['2', '3'], ['2a', '3a']]);
    });

    it('are found by comparison with the vendor\'s list; what the list has comes back', async () => {
      await bury('1');
      expect(await settle(['1', '3', 'not here yet'], await now())).toBe(1);
      expect([await liveIds(warehouse, owner, 'orders'), await liveIds(warehouse, owner, 'order_lines')]).toEqual([['1', '3'], ['1a', '3a']]);
    });

    it('are not found among what came in after the list began', async () => {
      const since = await now();
      await upsert({ orders: [orderRow('4')] });
      expect(await settle(['1', '2', '3'], since)).toBe(0);
      expect(await liveIds(warehouse, owner, 'orders')).toEqual(['1', '2', '3', '4']);
    });

    it('of one stream of records say nothing of another', async () => {
      const record = (stream: string) => ({ id: `${stream}/1`, stream, name: null, vendor_created_at: null, vendor_updated_at: null, raw: {} });
      await upsert({ records: [record('teams'), record('members')] });
      const since = await now();
      await warehouse.asClient(owner.clientId, (db) => settleSeen(db, owner, 'teams', 'records', since));
      expect(await liveIds(warehouse, owner, 'records')).toEqual(['members/1']);
    });

    it('of one connection say nothing of another', async () => {
      const first = owner;
      owner = await newConnection(warehouse);
      await upsert({ orders: [orderRow('1')], customers: [customerRow('1')] });
      await bury('1');
      expect(await settle([], await now())).toBe(0);
      expect(await liveIds(warehouse, first, 'orders')).toEqual(['1', '2', '3']);
      expect(await liveIds(warehouse, owner, 'customers')).toEqual(['1']);
    });
  });
});
