import { sql } from 'kysely';
import type { Warehouse } from '../../../lib/warehouse';
import { STORE_TABLES } from '../../../lib/warehouse/storeTables';
import { BACKENDS, type Place } from './support/backends';

describe.each(BACKENDS)('the tables of store data ($name)', ({ start }) => {
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

  test.each(Object.keys(STORE_TABLES) as (keyof typeof STORE_TABLES)[])('%s has the columns and types that rows are written with', async (table) => {
    const { rows } = await warehouse.asClient('default', (db) => sql<{ name: string; type: string }>`
      select column_name as name, udt_name as type from information_schema.columns where table_name = ${table}`.execute(db));
    const made: Readonly<Record<string, readonly string[]>> = { orders: ['buyer'], order_lines: ['item'] };
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    const written: Readonly<Record<string, string>> = STORE_TABLES[table].columns;
    const internal: Readonly<Record<string, string>> = { integer: 'int4', bigint: 'int8', boolean: 'bool' };

    expect(Object.entries(written).map(([name, type]) => [name, internal[type] ?? type])).toEqual(Object.keys(written).map((name) => [name, types.get(name)]));
    expect([...types.keys()].sort()).toEqual([...Object.keys(written), 'client_id', 'connection_id', 'platform', 'deleted_at', 'changed_at', ...made[table] ?? []].sort());
  });
});
