import type { Kysely } from 'kysely';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { ENSURE_ROLES } from './roles';
import type { Schema } from './schema';

/** Brings a database to the roles its sessions work as and to the newest schema. `db` works as who logged in. */
export async function prepareSchema(db: Kysely<Schema>): Promise<void> {
  const { sql } = await import('kysely');
  await sql.raw(ENSURE_ROLES).execute(db);
  await migrate(db, MIGRATIONS);
}
