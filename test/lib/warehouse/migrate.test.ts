import type { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { migrate, type Migration } from '../../../lib/warehouse/migrate';
import { startPglite } from '../../../lib/warehouse/pglite';
import { pgliteDialect } from '../../../lib/warehouse/pgliteDialect';
import type { Schema } from '../../../lib/warehouse/schema';

const first: Migration = { name: '0001_first', statements: ['create table steps (id int)', 'insert into steps values (1)'] };
const second: Migration = { name: '0002_second', statements: ['insert into steps values (2)'] };

describe('migrate', () => {
  let pglite: PGlite;
  let db: Kysely<Schema>;

  const steps = async (): Promise<number[]> => (await sql<{ id: number }>`select id from steps order by id`.execute(db)).rows.map(({ id }) => id);

  beforeAll(async () => {
    pglite = await startPglite('memory://');
    db = new Kysely({ dialect: pgliteDialect(pglite, 'postgres') });
  });
  afterAll(() => pglite.close());
  beforeEach(async () => { await pglite.exec('drop table if exists steps, schema_migrations'); });

  it('runs what is missing, in order, once', async () => {
    await migrate(db, [first]);
    await migrate(db, [first, second]);
    await migrate(db, [first, second]);
    expect(await steps()).toEqual([1, 2]);
  });

  it('runs once when several start together', async () => {
    await Promise.all([migrate(db, [first, second]), migrate(db, [first, second])]);
    expect(await steps()).toEqual([1, 2]);
  });

  it('takes a broken step back whole, keeps the ones before and can go on later', async () => {
    const broken: Migration = { name: '0002_second', statements: ['insert into steps values (2)', 'insert into nowhere values (1)'] };
    await expect(migrate(db, [first, broken])).rejects.toMatchObject({ code: 'migration_failed', message: expect.stringMatching(/0002_second .*nowhere/) });
    expect(await steps()).toEqual([1]);

    await migrate(db, [first, second]);
    expect(await steps()).toEqual([1, 2]);
  });

  it('refuses a database newer than the code in one sentence', async () => {
    await migrate(db, [first, second]);
    await expect(migrate(db, [first])).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('0002_second, this version knows up to 0001_first') });
    expect(await steps()).toEqual([1, 2]);
  });

  it('refuses a step that was changed after it ran', async () => {
    await migrate(db, [first]);
    const changed = { ...first, statements: [...first.statements, 'insert into steps values (9)'] };
    await expect(migrate(db, [changed])).rejects.toMatchObject({ code: 'migration_changed' });
    expect(await steps()).toEqual([1]);
  });
});
