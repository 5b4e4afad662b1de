import type { PGlite } from '@electric-sql/pglite';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { pgliteDialect } from './pgliteDialect';
import type { Schema } from './schema';

/** PGlite's own user passes every policy, so sessions work as this role, which passes none. */
export const TENANT_ROLE = 'tributary_tenant';

const GRANT = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${TENANT_ROLE}') then
      create role ${TENANT_ROLE} nologin nosuperuser nobypassrls;
    end if;
  end $$;
  grant usage on schema public to ${TENANT_ROLE};
  grant select, insert, update, delete on all tables in schema public to ${TENANT_ROLE};
  revoke all on schema_migrations from ${TENANT_ROLE};
`;

/** Brings an embedded database to the newest schema and to the role its sessions work as. */
export async function prepareSchema(pglite: PGlite): Promise<void> {
  const { Kysely } = await import('kysely');
  const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite, 'postgres') });
  await migrate(db, MIGRATIONS);
  await pglite.exec(GRANT);
}
