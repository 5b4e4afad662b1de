import { randomUUID } from 'node:crypto';
import type { Warehouse } from '../../../lib/warehouse';
import type { Cell } from '../../../lib/warehouse/query/columns';
import { runQuery, type Query } from '../../../lib/warehouse/query/run';
import { upsertStoreRows } from '../../../lib/warehouse/storeUpsert';
import { BACKENDS, type Place } from './support/backends';

const order = (id: string, total: string) => ({
  id, number: `#${id}`, status: 'paid' as const, financial_status: null, fulfillment_status: null, currency: 'EUR', total, subtotal: null, tax: null, shipping: null,
  discount: null, refunded: null, customer_id: null, customer_email: null, country: 'DE', channel: null, is_test: false, placed_at: '2026-03-01T10:00:00.000Z',
  cancelled_at: null, vendor_updated_at: null, raw: { secret: `of ${id}` },
});

describe.each(BACKENDS)('$name: a query that a person wrote', ({ name, start }) => {
  let place: Place;
  let warehouse: Warehouse;
  const connections = { a: randomUUID(), b: randomUUID() };

  const ask = async (statement: string, { clientId = 'a', ...more }: Partial<Query> & { clientId?: string } = {}): Promise<Record<string, Cell>[]> => {
    const found: Record<string, Cell>[] = [];
    await runQuery(warehouse, clientId, { statement, mostRows: 10_000, mostMs: 10_000, ...more }, {
      rows: (rows) => { found.push(...rows.map((row) => ({ row }) as never)); },
    }).then(({ columns }) => found.forEach((entry, index) => {
      const { row } = entry as unknown as { row: Cell[] };
      found[index] = Object.fromEntries(columns.map((column, at) => [column.name, row[at] as Cell]));
    }));
    return found;
  };

  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
    for (const client of ['a', 'b'] as const) {
      await warehouse.asClient(client, async (db) => {
        await db.insertInto('clients').values({ id: client, name: client }).execute();
        await db.insertInto('client_api_credentials').values({
          id: connections[client], client_id: client, platform: 'shopify', name: client, status: 'working', sync_frequency: 'manual', streams: [],
          secrets: `sealed-${client}`, key_id: 'k', secrets_hash: 'h',
        }).execute();
        const owner = { clientId: client, connectionId: connections[client], platform: 'shopify' };
        await upsertStoreRows(db, owner, { orders: [order(`${client}1`, '19.90'), order(`${client}2`, '0.10')] });
      });
    }
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  it('gives rows with exact amounts, times in UTC and values of their type', async () => {
    const [row] = await ask(`select sum(total) as revenue, count(*) as orders, max(placed_at) as last, bool_and(is_test) as tests, null as nothing,
      array_agg(id order by id) as ids, 9007199254740993 as big, 0.5::float8 as half, 'NaN'::float8 as nan, min(raw::text)::jsonb as raw from orders`);
    expect(row).toEqual({
      revenue: '20.00', orders: 2, last: '2026-03-01T10:00:00.000Z', tests: false, nothing: null, ids: ['a1', 'a2'], big: '9007199254740993', half: 0.5, nan: 'NaN',
      raw: { secret: 'of a1' },
    });
  });

  it('takes parameters of the type that the query needs, as values whatever they hold', async () => {
    expect(await ask('select id from orders where total > $1 and placed_at < $2', { parameters: ['1.5', '2027-01-01'] })).toEqual([{ id: 'a1' }]);
    for (const hostile of ["' or true --", "b1'); select set_config('role','postgres',false); --", '\\', "E'\\'", '$$', '\u0001', '%']) {
      expect(await ask('select id, $1::text as given from orders where id = $1', { parameters: [hostile] })).toEqual([]);
      expect(await ask('select $1::text as given', { parameters: [hostile] })).toEqual([{ given: hostile }]);
    }
    expect(await ask('select $1::text as given, $2::int as number', { parameters: [null, '7'] })).toEqual([{ given: null, number: 7 }]);
    await expect(ask('select $2::text as given', { parameters: ['1'] })).rejects.toThrow(/could not determine data type|takes 2 parameters/);
    await expect(ask('select 1 as one', { parameters: ['1'] })).rejects.toMatchObject({ code: 'query_parameters' });
  });

  it('keeps the order asked for over many batches, and stops at the limit', async () => {
    const batches: number[] = [];
    const result = await runQuery(warehouse, 'a', { statement: 'select n from generate_series(1, 5000) as n order by n desc;', mostRows: 2500, mostMs: 10_000 }, {
      rows: (rows) => { batches.push(rows.length); if (batches.length === 1) expect(rows[0]).toEqual([5000]); },
    });
    expect(result).toMatchObject({ rows: 2500, isCut: true });
    expect(batches).toEqual([1000, 1000, 500]);
    expect(await runQuery(warehouse, 'a', { statement: 'select 1 as one', mostRows: 1, mostMs: 1000 }, { rows: () => undefined })).toMatchObject({ rows: 1, isCut: false });
  });

  it('leaves nothing behind', async () => {
    await ask('select id from orders');
    const { rows } = await warehouse.asClient('a', async (db) => {
      await db.insertInto('query_client').values({ client_id: 'a' }).execute();
      throw new Error('back');
    }).catch(() => ({ rows: [] }));
    expect(rows).toEqual([]);
    await expect(warehouse.asClient('a', (db) => db.insertInto('query_client').values({ client_id: 'a' }).execute())).rejects.toThrow('never committed');
    await expect(warehouse.asClient('a', (db) => db.insertInto('query_client').values({ client_id: 'b' }).execute())).rejects.toThrow('row-level security');
    expect(await ask('select id from orders', { clientId: 'b' })).toEqual([{ id: 'b1' }, { id: 'b2' }]);
  });

  describe('that is hostile', () => {
    const onlyOwn = [{ id: 'a1' }, { id: 'a2' }];

    it.each([
      ['the ids of another client', `select id from orders where id like 'b%' or connection_id = '${'%b'}'`],
      ['a client id', "select id from orders where client_id = 'b'"],
      ['a setting of the session', "with x as materialized (select set_config('tributary.client_id', 'b', true) as c) select orders.id from x, orders where orders.client_id <> 'a'"],
      ['a setting and a query in a text', "with x as materialized (select set_config('tributary.client_id', 'b', true) as c) select query_to_xml('select id from orders where client_id = ''b''', false, false, '')::text as id from x where query_to_xml('select id from orders where client_id = ''b''', false, false, '')::text like '%b1%'"],
      ['a whole table as XML', "select table_to_xml('orders', false, false, '')::text as id where table_to_xml('orders', false, false, '')::text like '%of b%'"],
      ['a union', "select id from orders where false union all select id from orders where client_id <> 'a'"],
      ['a function that sees before the policy', "select id from orders where client_id <> 'a' and length(id) / 1 > 0"],
      ['another client of the registry', "select id from clients where id <> 'a' union all select name from client_api_credentials where client_id <> 'a'"],
    ])('sees nothing through %s', async (_name, statement) => {
      expect(await ask(statement.replace('%b', connections.b))).toEqual([]);
    });

    it('sees no more after it has set what it can', async () => {
      expect(await ask(`with x as materialized (select set_config('tributary.client_id', 'a', false), set_config('row_security', 'on', false), set_config('search_path', 'pg_catalog', false) as c)
        select orders.id from x, orders order by 1`)).toEqual(onlyOwn);
      expect(await ask('select id from orders order by id')).toEqual(onlyOwn);
      expect(await ask('select id from orders order by id', { clientId: 'b' })).toEqual([{ id: 'b1' }, { id: 'b2' }]);
    });

    it.each(['postgres', 'tributary_tenant', 'tributary_operator', 'none'])('cannot become %s', async (role) => {
      for (const setting of ['role', 'session_authorization']) {
        await expect(ask(`select set_config('${setting}', '${role}', false) as c`)).rejects.toThrow(/security-definer|not allowed|permission denied|cannot set/i);
        await expect(ask(`select query_to_xml($$ select set_config('${setting}', '${role}', true) $$, false, false, '')::text as c`)).rejects.toThrow(/security-definer|permission denied|cannot set/i);
      }
    });

    it('runs as the reader, in a transaction that only reads', async () => {
      expect(await ask("select current_user::text as role, current_setting('transaction_read_only') as read_only")).toEqual([{ role: 'tributary_reader', read_only: 'on' }]);
      await expect(ask("select set_config('transaction_read_only', 'off', true) as c")).rejects.toThrow('read-write');
    });

    it.each([
      ['secrets of connections', 'select secrets from client_api_credentials'],
      ['all of a connection', 'select * from client_api_credentials'],
      ['a connection as a whole', 'select c::text as c from client_api_credentials c'],
      ['hashes of secrets', 'select secrets_hash from client_api_credentials'],
      ['e-mail addresses of clients', 'select email from clients'],
      ['the audit', 'select * from audit_log'],
      ['deliveries', 'select * from webhook_deliveries'],
      ['the schema of the warehouse', 'select * from schema_migrations'],
      ['passwords of the server', 'select rolpassword from pg_authid'],
      ['a file', "select pg_read_file('/etc/passwd') as c"],
      ['a folder', "select pg_ls_dir('/') as c"],
      ['a file as a large object', "select lo_import('/etc/passwd') as c"],
      ['secrets in a text', "select query_to_xml('select secrets from client_api_credentials', false, false, '')::text as c"],
      ['a file in a text', "select query_to_xml($$ select pg_read_file('/etc/passwd') $$, false, false, '')::text as c"],
    ])('is refused %s', async (_name, statement) => {
      await expect(ask(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^query_(not_allowed|invalid)$/), message: expect.stringMatching(/permission denied|read-only|must be superuser|could not open|absolute path/i) });
    });

    it.each([
      'select 1 as a; select 2 as b', 'select 1 as a); drop table orders; select (1', 'select 1 as a) as x; set role postgres; select * from (select 2',
      'insert into orders (id) values (1)', 'update orders set id = id', 'delete from orders', 'truncate orders', 'create table mine (id int)', 'create temp table mine (id int)',
      'drop table orders', 'with gone as (delete from orders returning id) select id from gone', "copy orders to program 'true'", "copy (select 1) to '/tmp/x'", 'copy orders to stdout',
      "do $$ begin perform set_config('role', 'postgres', false); end $$", 'set role postgres', 'reset role', 'set session authorization postgres', 'begin', 'commit', 'rollback', 'listen x',
      'explain analyze select 1', 'show all', 'call nothing()', 'prepare x as select 1', 'execute tributary_query', 'vacuum', 'lock table orders', 'select 1 as a into mine',
      "set U&\"\\0072ole\" to 'postgres'", 'select * from orders for update', '', ';', '-- nothing', '/* open', "select 'open", 'select $$open',
    ])('is no query: %s', async (statement) => {
      await expect(ask(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(query_(not_allowed|invalid)|not_a_query)$/) });
      expect(await ask('select id from orders order by id')).toEqual(onlyOwn);
    });

    it.each(["select U&\"\\0073ecrets\" from client_api_credentials", "select \"secrets\" from \"client_api_credentials\""])('finds no way round in escapes: %s', async (statement) => {
      await expect(ask(statement)).rejects.toMatchObject({ code: 'query_not_allowed' });
    });

    it('sees nothing of other sessions, and cannot end them', async () => {
      const others = "select count(*) as n from pg_stat_activity where query like '%orders%' and pid <> pg_backend_pid()";
      expect(await ask(others)).toEqual([{ n: 0 }]);
      await ask('select pg_terminate_backend(pid) as c from pg_stat_activity where pid <> pg_backend_pid()').catch(() => undefined);
      expect(await ask('select id from orders order by id')).toEqual(onlyOwn);
    });

    it('leaves no large object, where the server lets it make one', async () => {
      await ask("select lo_from_bytea(0, 'x') as c").catch(() => undefined);
      expect(await ask('select count(*) as n from pg_largeobject_metadata')).toEqual([{ n: 0 }]);
    });

    it('keeps no lock that an import could wait for', async () => {
      await ask('select pg_advisory_lock(n) as c from generate_series(1, 3) as n');
      expect(await warehouse.claim('after')).toBe(true);
      await warehouse.release('after');
      const seen = await warehouse.asOperator(async (db) => (await (await import('kysely')).sql<{ n: number }>`
        select count(*)::int as n from pg_locks where locktype = 'advisory' and objid in (1, 2, 3)`.execute(db)).rows);
      expect(seen).toEqual([{ n: 0 }]);
    });

    it('cannot be asked for no client', async () => {
      await expect(ask('select 1 as one', { clientId: '' })).rejects.toThrow('has to be named');
      expect(await ask('select id from orders', { clientId: 'nobody' })).toEqual([]);
    });
  });

  if (name === 'PostgreSQL') {
    it('is stopped when it takes too long, whatever it sets', async () => {
      await expect(ask("select set_config('statement_timeout', '0', true), count(*) from generate_series(1, 1000000000)", { mostMs: 200 })).rejects.toMatchObject({ code: 'query_too_long' });
      expect(await ask('select 1 as one')).toEqual([{ one: 1 }]);
    });
  }

  it('refuses two columns of one name, and columns of none are named by PostgreSQL', async () => {
    await expect(ask('select 1 as a, 2 as a')).rejects.toMatchObject({ code: 'query_columns' });
    expect(await ask('select 1 as "__proto__"')).toHaveLength(1);
  });
});
