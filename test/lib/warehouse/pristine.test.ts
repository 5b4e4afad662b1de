import { sql } from 'kysely';
import { Kysely } from 'kysely';
import { MIGRATIONS } from '../../../lib/warehouse/migrations';
import { startPglite } from '../../../lib/warehouse/pglite';
import { pgliteDialect } from '../../../lib/warehouse/pgliteDialect';
import { TENANT_ROLE } from '../../../lib/warehouse/roles';
import { makePristine, pristineStamp } from '../../../lib/warehouse/pristine';
import type { Schema } from '../../../lib/warehouse/schema';

describe('the prepared data folder', () => {
  it('is a whole, empty warehouse', async () => {
    const pristine = await makePristine();
    const pglite = await startPglite('memory://', { loadDataDir: new Blob([pristine]) });
    const owner = new Kysely<Schema>({ dialect: pgliteDialect(pglite, 'postgres') });
    const tenant = new Kysely<Schema>({ dialect: pgliteDialect(pglite, TENANT_ROLE) });

    const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(owner);
    expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    expect(await owner.selectFrom('clients').select('id').execute()).toEqual([{ id: 'default' }]);
    expect(await tenant.selectFrom('import_runs').selectAll().execute()).toEqual([]);
    await pglite.close();
  });

  it('is stamped with the engine and the schema', async () => {
    expect(await pristineStamp()).toMatch(/^[0-9a-f]{64}$/);
  });
});
