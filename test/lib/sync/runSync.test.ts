import { createMeter, HttpFailure } from '../../../lib/http';
import { runSync, successRates, syncHistory } from '../../../lib/sync';
import type { Warehouse } from '../../../lib/warehouse';
import type { StoreOwner } from '../../../lib/warehouse/storeRows';
import { BACKENDS, type Place } from '../warehouse/support/backends';
import { liveIds, newConnection } from './support/client';
import { SimulatedStore } from './support/simulatedStore';
import { keptData, syncOrders } from './support/syncing';

describe.each(BACKENDS)('a sync ($name)', ({ start }) => {
  let place: Place;
  let warehouse: Warehouse;
  let owner: StoreOwner;
  let store: SimulatedStore;
  const sync = (options: Parameters<typeof syncOrders>[3] = {}) => syncOrders(warehouse, owner, store, options);
  const history = () => warehouse.asClient(owner.clientId, (db) => syncHistory(db, { connectionId: owner.connectionId }));

  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });
  beforeEach(async () => {
    owner = await newConnection(warehouse);
    store = new SimulatedStore();
    for (let id = 1; id <= 8; id++) store.put(String(id), `${id}.10`, ['a', 'b']);
  });

  it('brings everything, then only what changed, and tells how far it is', async () => {
    const first = await sync();
    expect(first).toMatchObject({ state: 'succeeded', from: null, to: { at: store.now }, counts: { read: 8, created: 8, updated: 0, unchanged: 0, deleted: 0 }, failure: null });
    expect(first.requests).toBe(4);
    expect(await keptData(warehouse, owner)).toEqual(store.truth());

    store.put('3', '99.99', ['b', 'c']);
    store.put('9', '9.10');
    const second = await sync();
    expect(second).toMatchObject({ from: first.to, to: { at: store.now }, counts: { created: 1, updated: 1 } });
    expect(second.counts.read).toBeLessThan(5);
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
  });

  it('reads further back when asked for overlap, and rewrites nothing for it', async () => {
    await sync();
    expect(await sync({ overlapMinutes: 5 })).toMatchObject({ counts: { created: 0, updated: 0 } });
    expect(store.asked.at(-1)!.at).toBe(new Date(Date.parse(store.now) - 5 * 60_000).toISOString());
  });

  it('reads everything again when asked to', async () => {
    await sync();
    expect(await sync({ full: true })).toMatchObject({ from: null, counts: { read: 8, unchanged: 8 }, compared: true });
  });

  it('keeps rows and cursor together: what a broken page follows is in, and the next sync goes on there', async () => {
    store.beforePage = (page) => { if (page === 3) throw new HttpFailure('orders: the server had an error of its own (500).', { kind: 'unknown', status: 500 }); };
    const broken = await sync();
    expect(broken).toMatchObject({ state: 'failed', counts: { created: 6 }, failure: { code: 'http_500' } });
    expect(await liveIds(warehouse, owner, 'orders')).toHaveLength(6);

    store.beforePage = () => undefined;
    expect(await sync()).toMatchObject({ state: 'succeeded', from: broken.to, counts: { created: 2 } });
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
    expect((await history()).map(({ state, errorCode }) => [state, errorCode])).toEqual([['succeeded', null], ['failed', 'http_500']]);
  });

  it('writes nothing of a page that the warehouse refuses, and says which row it is', async () => {
    store.put('bad', '1,50');
    const result = await sync();
    expect(result).toMatchObject({ state: 'failed', failure: { code: 'row_refused', message: expect.stringContaining('The row "bad" of orders cannot be kept: its total is not a number') } });
    expect(await liveIds(warehouse, owner, 'orders')).toEqual(['1', '2', '3', '4', '5', '6']);
    store.put('bad', '1.50');
    await sync();
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
  });

  it('takes in what changes while it reads', async () => {
    store.beforePage = (page) => {
      if (page === 2) store.put('1', '77.00', ['z']);
      if (page === 3) store.put('new', '1.00');
    };
    await sync();
    store.beforePage = () => undefined;
    await sync();
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
  });

  it('stops when told to, keeps what it has and says so', async () => {
    const stop = new AbortController();
    const result = await sync({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(result).toMatchObject({ state: 'stopped', counts: { created: 3 }, failure: { code: 'stopped' } });
    expect((await history())[0]).toMatchObject({ state: 'stopped', created: 3, to: result.to });
  });

  it('tells drift, requests and how far behind it is', async () => {
    const connection = store.connection();
    const read = async function* () { yield { rows: {}, cursor: { at: new Date(Date.now() - 90_000).toISOString() }, drift: ['shipping_lines', 'tags'] }; };
    const { streams: [result] } = await runSync({
      warehouse, owner, platform: store.platform(), connection: { ...connection, read }, meter: createMeter(), signal: new AbortController().signal, options: {},
    });
    expect(result!.drift).toEqual(['shipping_lines', 'tags']);
    expect(Math.abs(result!.lagSeconds! - 90)).toBeLessThan(30);
    expect((await history())[0]!.drift).toEqual(['shipping_lines', 'tags']);
  });

  it('of one stream that fails does not keep the others from their turn', async () => {
    const { streams: [orders] } = store.platform();
    const platform = { displayName: 'Simulated', streams: [{ ...orders!, name: 'broken' }, orders!] };
    const good = store.connection();
    const connection = { ...good, read: (stream: string, from: null) => (stream === 'broken' ? failing() : good.read(stream, from)) } as typeof good;
    const { streams } = await runSync({ warehouse, owner, platform, connection, meter: createMeter(), signal: new AbortController().signal, options: {} });
    expect(streams.map(({ stream, state, failure }) => [stream, state, failure?.code])).toEqual([['broken', 'failed', 'credentials'], ['orders', 'succeeded', undefined]]);
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
    const rates = await warehouse.asClient(owner.clientId, (db) => successRates(db, new Date(Date.now() - 60_000).toISOString()));
    expect(rates.filter(({ connectionId }) => connectionId === owner.connectionId).map(({ stream, succeeded, failed }) => [stream, succeeded, failed])).toEqual([['broken', 0, 1], ['orders', 1, 0]]);
  });

  it('refuses a stream that the platform does not have', async () => {
    await expect(sync({ streams: ['invoices'] })).rejects.toThrow('Simulated has no stream "invoices". It has orders. Nothing was read.');
  });

  it('of a connection that is being synced is refused, and possible afterwards', async () => {
    let release = (): void => undefined;
    store.beforePage = () => new Promise((resolve) => { release = resolve; });
    const one = sync();
    await expect(sync()).rejects.toThrow('Another sync of this connection is under way');
    store.beforePage = () => undefined;
    release();
    expect((await one).state).toBe('succeeded');
    expect((await sync()).state).toBe('succeeded');
  });

  describe('of a stream whose deletions are', () => {
    const day = 24 * 3_600_000;
    afterEach(() => jest.restoreAllMocks());

    it('told: marks them', async () => {
      store = new SimulatedStore('told');
      ['1', '2', '3'].forEach((id) => store.put(id, '1.00', ['a']));
      await sync();
      store.delete('2');
      expect(await sync()).toMatchObject({ counts: { deleted: 1 }, compared: false });
      expect(await keptData(warehouse, owner)).toEqual(store.truth());
    });

    it('compared: finds them once a day', async () => {
      expect((await sync()).compared).toBe(false);
      store.delete('2');
      expect(await sync()).toMatchObject({ compared: false, counts: { deleted: 0 } });
      const now = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(now + day);
      expect(await sync()).toMatchObject({ compared: true, counts: { deleted: 1 } });
      expect(await keptData(warehouse, owner)).toEqual(store.truth());
      jest.spyOn(Date, 'now').mockReturnValue(now + day - 1_000);
      expect((await sync()).compared).toBe(false);
    });

    it('compared: finds them at once when asked to, and never when told so', async () => {
      await sync();
      store.delete('2');
      expect((await sync({ compare: 'never', full: true })).compared).toBe(false);
      expect(await sync({ compare: 'always' })).toMatchObject({ counts: { deleted: 1 } });
      store.put('2', '5.00', ['new']);
      await sync();
      expect(await keptData(warehouse, owner)).toEqual(store.truth());
    });

    it('never: leaves every row', async () => {
      store = new SimulatedStore('never');
      ['1', '2'].forEach((id) => store.put(id, '1.00'));
      await sync();
      store.delete('2');
      await sync({ full: true, compare: 'always' });
      expect(await liveIds(warehouse, owner, 'orders')).toEqual(['1', '2']);
    });

    it('compared: takes nothing for deleted with a credential that does not see everything, and tells so', async () => {
      await sync();
      store.delete('2');
      store.seesAll = false;
      expect(await sync({ compare: 'always', full: true })).toMatchObject({ state: 'succeeded', compared: false, counts: { deleted: 0 } });
      expect(await liveIds(warehouse, owner, 'orders')).toContain('2');
      store.seesAll = true;
      expect(await sync({ compare: 'always' })).toMatchObject({ compared: true, counts: { deleted: 1 } });
      expect(await keptData(warehouse, owner)).toEqual(store.truth());
    });

    it('compared: a list that breaks off marks nothing', async () => {
      for (let id = 100; id < 350; id++) store.put(String(id), '1.00');
      store.pageSize = 100;
      await sync();
      let lists = 0;
      store.beforeIds = () => { lists += 1; if (lists === 2) throw new HttpFailure('orders: the connection was closed.', { kind: 'unknown' }); };
      expect(await sync({ compare: 'always' })).toMatchObject({ state: 'failed', failure: { code: 'no_answer' }, counts: { deleted: 0 } });
      expect(await keptData(warehouse, owner)).toEqual(store.truth());
    });
  });
});

async function* failing(): AsyncGenerator<never> {
  yield* [];
  throw new HttpFailure('orders: the server does not accept the credential (401).', { kind: 'credentials', status: 401 });
}
