import { sql } from 'kysely';
import type { Warehouse } from '../../../lib/warehouse';
import { forgetCursors, saveCursor } from '../../../lib/sync/cursors';
import { readClientFigures } from '../../../lib/warehouse/figures';
import { upsertStoreRows } from '../../../lib/warehouse/storeUpsert';
import type { Store } from '../../../lib/warehouse/types';
import { holdOn } from '../../../lib/warehouse/hold';
import { keptRows, newConnection } from '../sync/support/client';
import { customerRow, lineRow, orderRow } from '../sync/support/rows';
import { BACKENDS, type Place } from './support/backends';

describe.each(BACKENDS)('$name: a client and the stores of another', ({ start }) => {
  let place: Place;
  let store: Store;
  let warehouse: Warehouse;
  const owners = { a: { clientId: 'a', connectionId: '', platform: 'simulated' }, b: { clientId: 'b', connectionId: '', platform: 'simulated' } };
  const ROWS = { orders: [orderRow('1')], order_lines: [lineRow('l1', '1')], customers: [customerRow('c1')] };
  const asB = <T>(statement: string): Promise<T[]> => warehouse.asClient('b', async (db) => (await sql.raw(statement).execute(db)).rows as T[]);

  beforeAll(async () => {
    place = await start();
    store = await place.openStore();
    warehouse = holdOn(store, () => store.end());
    for (const client of ['a', 'b'] as const) {
      owners[client] = await newConnection(warehouse, { clientId: client });
      await warehouse.asClient(client, async (db) => {
        await upsertStoreRows(db, owners[client], ROWS);
        await saveCursor(db, owners[client], 'orders', { at: '2026-01-01T00:00:00Z' });
      });
    }
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  it('has the rule on every table that holds a client\'s rows, forced for its owner, and every reference names the client too', async () => {
    const { rows: open } = await sql`
      select relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(store.db);
    expect(open).toEqual([]);
    const { rows: loose } = await sql`
      select conname from pg_constraint k where contype = 'f' and connamespace = current_schema()::regnamespace and confrelid <> 'clients'::regclass
        and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'client_id' and a.attnum = any (k.conkey))`.execute(store.db);
    expect(loose).toEqual([]);
  });

  it('writes nothing into a connection of another, under either name', async () => {
    for (const owner of [owners.a, { ...owners.b, connectionId: owners.a.connectionId }]) {
      for (const rows of [{ orders: [orderRow('1', { total: '0.01' })] }, { orders: [orderRow('new')] }, { customers: [customerRow('c1', { email: 'taken@example.com' })] }]) {
        await expect(warehouse.asClient('b', (db) => upsertStoreRows(db, owner, rows))).rejects.toThrow();
      }
    }
    expect([...(await keptRows(warehouse, owners.a, 'orders')).values()].map(({ id, total }) => [id, total])).toEqual([['1', '19.90']]);
  });

  it('moves none of its own rows there', async () => {
    await expect(asB(`update orders set client_id = 'a', connection_id = '${owners.a.connectionId}'`)).rejects.toThrow('row-level security');
    await expect(asB(`update orders set connection_id = '${owners.a.connectionId}'`)).rejects.toThrow();
    await expect(asB(`update client_api_credentials set client_id = 'a'`)).rejects.toThrow();
  });

  it('neither moves nor forgets how far another is synced', async () => {
    expect(await warehouse.asClient('b', (db) => forgetCursors(db, owners.a))).toBe(0);
    await expect(warehouse.asClient('b', (db) => saveCursor(db, owners.a, 'orders', { at: '2030-01-01T00:00:00Z' }))).rejects.toThrow();
    await expect(warehouse.asClient('b', (db) => saveCursor(db, { ...owners.a, clientId: 'b' }, 'products', { at: '2030-01-01T00:00:00Z' }))).rejects.toThrow();
    expect(await warehouse.asClient('a', (db) => db.selectFrom('sync_cursors').select(['stream', 'cursor']).execute())).toEqual([{ stream: 'orders', cursor: { at: '2026-01-01T00:00:00Z' } }]);
  });

  it('deletes and empties nothing of another', async () => {
    for (const table of ['orders', 'order_lines', 'customers', 'sync_cursors']) {
      await warehouse.asClient('b', async (db) => {
        expect((await sql.raw(`delete from ${table} where client_id = 'a' or connection_id = '${owners.a.connectionId}'`).execute(db)).numAffectedRows ?? 0n).toBe(0n);
      });
      await expect(asB(`truncate ${table} cascade`)).rejects.toThrow('permission denied');
    }
  });

  it.each([
    "copy orders to program 'cat'", "copy orders to '/tmp/tributary-orders'", "copy orders from '/etc/passwd'",
    'alter table orders no force row level security', 'alter table orders disable row level security', 'drop policy own_rows on orders',
    'create policy all_rows on orders using (true)', 'alter role tributary_tenant bypassrls',
    'create function peek() returns bigint language sql security definer as $$ select count(*) from orders $$',
    "select pg_read_file('/etc/passwd')", "select lo_import('/etc/passwd')", 'select * from pg_authid', 'set session_replication_role = replica',
    'lock table orders in access exclusive mode; select 1', "select 1; set role postgres; select * from orders", 'create table orders_of_all as select * from orders',
  ])('is refused: %s', async (statement) => {
    await expect(asB(statement)).rejects.toThrow();
  });

  it('sees only its own through a block of code, a cursor, a text that is run, and a setting in a statement', async () => {
    await asB("do $$ begin if (select count(*) from orders where client_id = 'a') > 0 then raise exception 'seen'; end if; end $$");
    expect(await asB("select query_to_xml('select id from orders where client_id = ''a''', false, false, '')::text like '%row%' as seen")).toEqual([{ seen: false }]);
    await warehouse.asClient('b', async (db) => {
      await sql.raw('declare c cursor for select client_id from orders').execute(db);
      expect((await sql.raw('fetch all from c').execute(db)).rows).toEqual([{ client_id: 'b' }]);
    });
  });

  it.each(["a' or client_id = 'a", "b'; set role postgres; --", 'a,b', '%', '*', '{a,b}', "U&'\\0061'", 'a\u0000', ' a', 'A'])('is nobody else under the name %j', async (name) => {
    const rows = await warehouse.asClient(name, (db) => db.selectFrom('orders').select('id').execute()).catch(() => []);
    expect(rows).toEqual([]);
  });

  it('has figures of its own alone', async () => {
    const figures = await readClientFigures(warehouse, 'nobody', { period: 'lastMonth', timeZone: 'UTC', now: new Date('2026-02-15T00:00:00Z') }).catch((error: { code: string }) => error.code);
    expect(JSON.stringify(figures)).not.toContain('19.9');
  });

  it('meets no other client after a fault', async () => {
    await expect(asB('select 1 / 0')).rejects.toThrow('division by zero');
    expect(await store.db.selectFrom('orders').select('id').execute()).toEqual([]);
    expect(await asB('select client_id from orders')).toEqual([{ client_id: 'b' }]);
  });
});
