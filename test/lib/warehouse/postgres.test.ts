import { sql } from 'kysely';
import { Client } from 'pg';
import { openWarehouse, type Warehouse } from '../../../lib/warehouse';
import { startChild } from './child';
import { hasPostgres, run, startPostgres, type TestPostgres } from './support/postgres';

const RUN = '11111111-1111-4111-8111-111111111111';
const aRun = {
  id: RUN, client_id: 'default', input_sha256: 'a', mapping_fingerprint: 'm', destination_id: 'd', input_name: 'a.csv', state: 'running' as const, counts: '{}',
};

const onPostgres = hasPostgres() ? describe : describe.skip;

onPostgres('a warehouse on PostgreSQL', () => {
  let server: TestPostgres;
  const open = (): Promise<Warehouse> => openWarehouse({ postgres: { url: server.url } });
  const urlOf = (change: (url: URL) => void): string => {
    const url = new URL(server.url);
    change(url);
    return url.href;
  };
  const failure = async (url: string): Promise<{ code: string; message: string }> =>
    await openWarehouse({ postgres: { url } }).then(() => { throw new Error('It opened.'); }, (error: { code: string; message: string }) => error);

  beforeAll(async () => { server = (await startPostgres())!; });
  afterAll(() => server.stop());

  it('keeps its tables apart from those of others in the database, and its data when it closes', async () => {
    await run(server.url, 'create table if not exists public.customers (mine int)');
    const first = await open();
    await first.asClient('default', (db) => db.insertInto('import_runs').values(aRun).execute());
    await first.close();

    const second = await open();
    expect(await second.asClient('default', (db) => db.selectFrom('import_runs').select('input_name').execute())).toEqual([{ input_name: 'a.csv' }]);
    expect(await second.asClient('default', (db) => db.selectFrom('customers').select('id').execute())).toEqual([]);
    await second.close();
  });

  it('is prepared once when several start together', async () => {
    const other = (await startPostgres())!;
    const children = Array.from({ length: 3 }, () => startChild('takeClaim.ts', other.url, 'same'));
    await Promise.all(children.map((child) => child.printed(1)));
    expect(children.flatMap(({ lines }) => lines).sort()).toEqual(['false', 'false', 'true']);
    await Promise.all(children.map((child) => child.kill()));
    await other.stop();
  });

  it('gives values as the embedded warehouse does, whatever the server is set to', async () => {
    const database = new URL(server.url).pathname.slice(1);
    await run(server.url, `alter database ${database} set timezone to 'Asia/Kolkata'; alter database ${database} set datestyle to 'SQL, DMY'`);
    const warehouse = await open();
    const [row] = await warehouse.asClient('default', async (db) => (await sql<Record<string, unknown>>`
      select '2026-02-01T23:30:00.123Z'::timestamptz as time, date_trunc('day', '2026-02-01T23:30:00Z'::timestamptz) as day,
        9007199254740991::int8 as count, 19.90::numeric as money, array['a', null] as list, '{"a": 1}'::jsonb as json, true as yes`.execute(db)).rows);
    expect(row).toEqual({
      time: '2026-02-01T23:30:00.123Z', day: '2026-02-01T00:00:00.000Z', count: 9007199254740991, money: '19.90', list: ['a', null], json: { a: 1 }, yes: true,
    });
    await warehouse.close();
  });

  it('lends a connection without the client, the role, the settings and the locks of the user before', async () => {
    const warehouse = await open();
    await warehouse.asClient('default', async (db) => {
      await sql`select set_config('tributary.client_id', 'default', false), set_config('search_path', 'public', false), pg_advisory_lock(5)`.execute(db);
      await sql`set role postgres`.execute(db);
    });
    const state = () => warehouse.asOperator(async (db) => (await sql<Record<string, unknown>>`
      select current_user as role, current_setting('tributary.client_id', true) as client, current_setting('search_path') as path,
        (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks`.execute(db)).rows[0]);
    expect(await state()).toEqual({ role: 'tributary_operator', client: '', path: 'tributary, pg_temp', locks: 0 });
    await warehouse.close();
  });

  it('keeps clients apart while many of them work at once', async () => {
    const warehouse = await open();
    const clients = Array.from({ length: 40 }, (_, index) => `client-${index}`);
    await warehouse.asOperator((db) => db.insertInto('clients').values(clients.map((id) => ({ id, name: id }))).execute());
    const seen = await Promise.all(clients.map((id) => warehouse.asClient(id, async (db) => {
      await sql`select pg_sleep(0.01)`.execute(db);
      return (await db.selectFrom('clients').select('id').execute()).map((row) => row.id).join();
    })));
    expect(seen).toEqual(clients);
    await warehouse.close();
  });

  it('gives a name to one process at a time, and back when that process is killed', async () => {
    const warehouse = await open();
    const other = startChild('takeClaim.ts', server.url, 'import');
    await other.printed(1);
    expect(other.lines).toEqual(['true']);
    expect(await warehouse.claim('import')).toBe(false);

    await other.kill();
    await takenBack(server.url);
    expect(await warehouse.claim('import')).toBe(true);
    const third = await open();
    expect(await third.claim('import')).toBe(false);
    await warehouse.release('import');
    expect(await third.claim('import')).toBe(true);
    await Promise.all([third.close(), warehouse.close()]);
  });

  it('takes a name again when its connection broke, and stops where somebody else has it meanwhile', async () => {
    const warehouse = await open();
    expect(await warehouse.claim('kept')).toBe(true);
    await endLockHolders(server.url);
    expect(await warehouse.asClient('default', async () => 'works')).toBe('works');

    await endLockHolders(server.url);
    const other = startChild('takeClaim.ts', server.url, 'kept');
    await other.printed(1);
    expect(other.lines).toEqual(['true']);
    await expect(warehouse.asClient('default', async () => 'works')).rejects.toMatchObject({ code: 'claim_lost' });
    await other.kill();
    await warehouse.close();
  });

  it('works again after all its connections were cut', async () => {
    const warehouse = await open();
    await warehouse.asClient('default', async () => undefined);
    await cut(server.url, 'true');
    expect(await warehouse.asClient('default', (db) => db.selectFrom('clients').select('id').execute())).toEqual([{ id: 'default' }]);
    await warehouse.close();
  });

  describe('opened by a user who is no superuser', () => {
    let db: TestPostgres;
    const as = (user: string): string => Object.assign(new URL(db.url), { username: user, password: 'p@ss:word' }).href;

    beforeAll(async () => {
      db = (await startPostgres())!;
      const database = new URL(db.url).pathname.slice(1);
      await run(db.url, `
        drop role if exists maker, guest;
        create role maker login createrole password 'p@ss:word'; create role guest login password 'p@ss:word';
        grant create on database ${database} to maker`);
    });
    afterAll(() => db.stop());

    it('says what an administrator has to run where the rights are missing, and works once that is done', async () => {
      const refused = await failure(as('guest'));
      expect(refused).toMatchObject({ code: 'not_allowed', message: expect.stringContaining('permission denied') });
      const remedy = /run: (.*;)/.exec(refused.message)?.[1] ?? '';
      await run(db.url, remedy.replaceAll(/create role (\w+) nologin;/g, "do 'begin create role $1 nologin; exception when duplicate_object then null; end';"));
      const warehouse = await openWarehouse({ postgres: { url: as('guest') } });
      expect(await warehouse.asClient('default', (tx) => tx.selectFrom('clients').select('id').execute())).toEqual([{ id: 'default' }]);
      await warehouse.close();

      await run(db.url, 'alter schema tributary rename to of_guest');
      const made = await openWarehouse({ postgres: { url: as('maker') } });
      expect(await made.asClient('other', (tx) => tx.selectFrom('clients').select('id').execute())).toEqual([]);
      await made.close();
    });
  });

  describe('that cannot be used', () => {
    it.each([
      ['a wrong password', (url: URL) => { url.password = 'hunter2secret'; }, 'login_refused', 'does not let the user postgres in'],
      ['an unknown user', (url: URL) => { url.username = 'nobody-here'; }, 'login_refused', 'does not let the user nobody-here in'],
      ['no password', (url: URL) => { url.password = ''; }, 'login_refused', 'does not let the user postgres in'],
      ['an unknown database', (url: URL) => { url.pathname = '/nowhere'; }, 'no_database', 'there is no database nowhere'],
      ['a port where nothing listens', (url: URL) => { url.port = '1'; }, 'unreachable', 'could not be reached (ECONNREFUSED)'],
      ['a host that does not exist', (url: URL) => { url.hostname = 'nowhere.invalid'; }, 'unreachable', 'could not be reached (E'],
      ['TLS that the server does not offer', (url: URL) => { url.search = '?sslmode=require'; }, 'tls', 'offers no TLS'],
    ])('%s is told in one sentence', async (_name, change, code, message) => {
      const url = urlOf(change);
      const error = await failure(url);
      expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
      expect(error.message).toMatch(/Nothing was changed\.$/);
      const { password } = new URL(url);
      if (password !== '') expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(password);
    });

    it.each([
      ['not a url', 'is not of the form'],
      ['http://u:hunter2@h/db', 'is not of the form'],
      ['postgresql://u:hunter2#x@h/db', 'is not of the form'],
      ['postgresql://h/db', 'names no user'],
      ['postgresql://u:hunter2%zz@h/db', 'has a % in its password'],
      ['postgresql://u:hunter2@h/db?sslmode=maybe', 'has an unknown sslmode'],
    ])('a connection URL that is none: %s', async (url, message) => {
      const error = await failure(url);
      expect(error).toMatchObject({ code: 'connection_url', message: expect.stringContaining(message) });
      expect(error.message).not.toContain('hunter2');
    });

    it('refuses roles that may pass the policies', async () => {
      // Roles belong to the whole server, which other tests may be using.
      const own = await startPostgres(['max_connections=20']);
      if (!own) return;
      await run(own.url, 'create role tributary_tenant bypassrls');
      expect(await failure(own.url)).toMatchObject({ code: 'not_allowed', message: expect.stringContaining('tributary_tenant may see the rows of every client') });
      await own.stop();
    });
  });
});

/** Ends the sessions that hold advisory locks, as a broken network would. */
async function endLockHolders(url: string): Promise<void> {
  await cut(url, "pid in (select pid from pg_locks where locktype = 'advisory')");
}

async function cut(url: string, which: string): Promise<void> {
  await run(url, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${which}`);
}

/** A server notices the end of a process when it next looks at the connection. */
async function takenBack(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  for (let held = 1; held > 0;) {
    const { rowCount } = await client.query("select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
    held = rowCount ?? 0;
  }
  await client.end();
}
