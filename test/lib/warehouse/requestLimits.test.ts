import { sharedLimit, type Warehouse } from '../../../lib/warehouse';
import { BACKENDS, type Place } from './support/backends';

describe.each(BACKENDS)('a limit kept in a warehouse ($name)', ({ start }) => {
  let place: Place;
  let warehouse: Warehouse;
  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  it('gives out each departure once, whoever asks', async () => {
    const limits = Array.from({ length: 4 }, () => sharedLimit(warehouse, 'default', ['api', 'account', 'each once']));
    const since = performance.now();
    const waits = await Promise.all(Array.from({ length: 40 }, async (_, call) => {
      const wait = await limits[call % 4]!.book(5, 100);
      return performance.now() - since + wait;
    }));
    // 40 blocks of 5 departures, 100 ms apart: every block starts half a second after another one.
    const starts = waits.sort((a, b) => a - b);
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThan(39 * 500 - 2_000);
    expect(Math.round((await limits[0]!.book(1, 100) + performance.now() - since) / 1000)).toBeGreaterThanOrEqual(19);
  });

  it('is one for each account, and keeps no name of it', async () => {
    await sharedLimit(warehouse, 'default', ['api', 'ada@example.com', 'all calls']).book(10, 1_000);
    expect(await sharedLimit(warehouse, 'default', ['api', 'bob@example.com', 'all calls']).book(10, 1_000)).toBe(0);
    const keys = await warehouse.asClient('default', (db) => db.selectFrom('request_limits').select('key').execute());
    expect(JSON.stringify(keys)).not.toContain('example.com');
  });

  it('is one for all clients, as it is the account\'s', async () => {
    await sharedLimit(warehouse, 'default', ['api', 'shared', 'all calls']).book(100, 100);
    expect(await sharedLimit(warehouse, 'another', ['api', 'shared', 'all calls']).book(1, 100)).toBeGreaterThan(5_000);
  });

  it('holds everybody up for as long as the server asks', async () => {
    const limit = sharedLimit(warehouse, 'default', ['api', 'account', 'postponed']);
    await limit.postpone(30_000);
    expect(await limit.book(1, 10)).toBeGreaterThan(25_000);
    await limit.postpone(1_000);
    expect(await limit.book(1, 10)).toBeGreaterThan(25_000);
  });
});
