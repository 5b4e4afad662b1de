import { sql } from 'kysely';
import { holdOn } from '../../../lib/warehouse/hold';
import { TENANT_ROLE } from '../../../lib/warehouse/roles';
import type { Store, Warehouse } from '../../../lib/warehouse/types';
import { BACKENDS, type Place } from './support/backends';

const RUN_A = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const RUN_B = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';
const TABLES = ['clients', 'import_runs', 'import_rows'] as const;

const run = (id: string, client: string) => ({
  id, client_id: client, input_sha256: 's', mapping_fingerprint: 'm', destination_id: 'd', input_name: client, state: 'running' as const, counts: '{}',
});
const row = (run_id: string, client: string, record_key = 'k') => ({ run_id, client_id: client, record_key, line: 2, status: 'created' });

describe.each(BACKENDS)('$name: clients never see or touch each other\'s rows', ({ start }) => {
  let place: Place;
  let store: Store;
  let warehouse: Warehouse;

  beforeAll(async () => {
    place = await start();
    await place.asSuperuser("insert into clients (id, name) values ('other', 'Other')");
    store = await place.openStore();
    warehouse = holdOn(store, () => store.end());
    for (const [client, id] of [['default', RUN_A], ['other', RUN_B]] as const) {
      await warehouse.asClient(client, async (db) => {
        await db.insertInto('import_runs').values(run(id, client)).execute();
        await db.insertInto('import_rows').values(row(id, client)).execute();
      });
    }
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  it.each(TABLES)('%s: each client reads its own', async (table) => {
    const count = async (client: string): Promise<number> => (await warehouse.asClient(client, (db) => db.selectFrom(table).selectAll().execute())).length;
    expect([await count('default'), await count('other'), await count('nobody')]).toEqual([1, 1, 0]);
  });

  it.each(TABLES)('%s: a session that has named no client reads and writes nothing', async (table) => {
    expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    const { numDeletedRows } = await store.db.deleteFrom(table).executeTakeFirst();
    expect(numDeletedRows).toBe(0n);
    await expect(store.db.insertInto('import_runs').values(run('cccccccc-cccc-4ccc-8ccc-cccccccccccc', 'default')).execute()).rejects.toThrow('row-level security');
  });

  it('refuses to work for no client', async () => {
    await expect(warehouse.asClient('', async () => 1)).rejects.toThrow('has to be named');
  });

  it('reads nothing by another client\'s ids', async () => {
    const rows = await warehouse.asClient('other', (db) => db.selectFrom('import_rows').selectAll().where('run_id', '=', RUN_A).where('client_id', '=', 'default').execute());
    expect(rows).toEqual([]);
  });

  it('changes and deletes nothing of another client', async () => {
    await warehouse.asClient('other', async (db) => {
      expect((await db.updateTable('import_runs').set({ input_name: 'taken' }).where('id', '=', RUN_A).executeTakeFirst()).numUpdatedRows).toBe(0n);
      expect((await db.deleteFrom('import_rows').where('run_id', '=', RUN_A).executeTakeFirst()).numDeletedRows).toBe(0n);
    });
    expect(await warehouse.asClient('default', (db) => db.selectFrom('import_runs').select('input_name').execute())).toEqual([{ input_name: 'default' }]);
  });

  it.each([
    ['a row in another client\'s name', () => row(RUN_B, 'default', 'x')],
    ['a row of its own in another client\'s run', () => row(RUN_A, 'other', 'x')],
    ['a row over another client\'s', () => row(RUN_A, 'other')],
  ])('cannot insert %s', async (_name, values) => {
    await expect(warehouse.asClient('other', (db) => db.insertInto('import_rows').values(values()).execute())).rejects.toThrow();
  });

  it('cannot overwrite another client\'s row by a conflict of keys', async () => {
    await expect(warehouse.asClient('other', (db) => db
      .insertInto('import_rows').values(row(RUN_A, 'other'))
      .onConflict((conflict) => conflict.columns(['run_id', 'record_key']).doUpdateSet({ status: 'failed' })).execute())).rejects.toThrow();
    expect(await warehouse.asClient('default', (db) => db.selectFrom('import_rows').select('status').execute())).toEqual([{ status: 'created' }]);
  });

  it('cannot hand its row over to another client', async () => {
    await expect(warehouse.asClient('other', (db) => db.updateTable('import_runs').set({ client_id: 'default' }).execute())).rejects.toThrow();
  });

  it('takes a client id as a value, whatever it holds', async () => {
    for (const id of ["default' or true --", "'; set role postgres; --", 'other, default', '%']) {
      expect(await warehouse.asClient(id, (db) => db.selectFrom('import_runs').selectAll().execute())).toEqual([]);
    }
  });

  it('takes one statement at a time', async () => {
    await expect(warehouse.asClient('other', (db) => sql.raw('reset role; select * from import_runs').execute(db))).rejects.toThrow('multiple commands');
  });

  it('forgets what a session did to itself before the next one', async () => {
    await warehouse.asClient('other', async (db) => {
      await sql`select set_config('tributary.client_id', 'default', false)`.execute(db);
      await sql`reset role`.execute(db);
    });
    expect(await store.db.selectFrom('import_runs').selectAll().execute()).toEqual([]);
    const { rows } = await sql`select current_user as role, current_setting('tributary.client_id', true) as client`.execute(store.db);
    expect(rows).toEqual([{ role: TENANT_ROLE, client: '' }]);
  });

  it.each([
    'create table mine (id int)',
    'alter table import_runs disable row level security',
    'drop policy own_rows on import_runs',
    'select * from schema_migrations',
    'set row_security = off',
  ])('works as a role that cannot lift the rule: %s', async (statement) => {
    await expect(warehouse.asClient('other', async (db) => {
      await sql.raw(statement).execute(db);
      return await sql`select * from import_runs`.execute(db);
    })).rejects.toThrow();
  });

  it.each(TABLES)('%s: the rule holds for the table\'s owner too', async (table) => {
    const seen = store.db.transaction().execute(async (db) => {
      await sql`set local role postgres`.execute(db);
      await sql`create role landlord`.execute(db);
      await sql.raw(`grant create, usage on schema ${store.searchPath.split(',')[0]} to landlord`).execute(db);
      await sql`alter table ${sql.table(table)} owner to landlord`.execute(db);
      await sql`set local role landlord`.execute(db);
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
      throw Object.assign(new Error('seen'), { rows });
    });
    await expect(seen).rejects.toMatchObject({ message: 'seen', rows: [] });
  });

  it('leaves no table without the rule', async () => {
    const { rows } = await sql<{ relname: string }>`
      select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`.execute(store.db);
    expect(rows).toEqual([{ relname: 'schema_migrations' }]);
  });
});
