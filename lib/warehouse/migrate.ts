import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { WarehouseError } from './errors';
import type { Schema } from './schema';

/** One step of the schema. Statements run in order, in one transaction. */
export interface Migration {
  /** `0001_what_it_adds`. */
  readonly name: string;
  readonly statements: readonly string[];
}

interface Applied { readonly name: string; readonly checksum: string }

/** Any number; the same in every version, so that two starts never migrate one database at once. */
const ADVISORY_LOCK = 4_715_072_301;

/**
 * Brings a database to the newest schema this code knows. Runs what is missing, in order, each in its own
 * transaction; nothing when all is there. Throws `WarehouseError` when the database is newer than the code
 * or a step that already ran has been changed since.
 */
export async function migrate(db: Kysely<Schema>, migrations: readonly Migration[]): Promise<void> {
  const { sql } = await import('kysely');
  await db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(${ADVISORY_LOCK})`.execute(session);
    try {
      const rows = await appliedTo(session);
      for (const migration of missing(migrations, rows)) await apply(session, migration);
    } finally {
      await sql`select pg_advisory_unlock(${ADVISORY_LOCK})`.execute(session);
    }
  });
}

/** Looks before it creates: where all is there, the right to create tables is not needed. */
async function appliedTo(session: Kysely<Schema>): Promise<Applied[]> {
  const { sql } = await import('kysely');
  const found = await sql<{ yes: boolean }>`select to_regclass('schema_migrations') is not null as yes`.execute(session);
  if (!found.rows[0]?.yes) {
    await sql`create table schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now()
    )`.execute(session);
  }
  return (await sql<Applied>`select name, checksum from schema_migrations order by name`.execute(session)).rows;
}

/** SHA-256 of what a migration does, hex. */
export function checksumOf({ name, statements }: Migration): string {
  return createHash('sha256').update(JSON.stringify([name, statements])).digest('hex');
}

function missing(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const foreign = applied.find(({ name }) => !known.has(name));
  if (foreign) {
    throw new WarehouseError(
      'newer',
      `This warehouse was last used by a newer version of Tributary (its schema has ${foreign.name}, this version knows up to `
      + `${migrations.at(-1)?.name ?? 'none'}). Update Tributary or choose another warehouse. Nothing was changed.`,
    );
  }
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  return migrations.filter((migration) => !isApplied(migration, checksums.get(migration.name)));
}

function isApplied(migration: Migration, checksum: string | undefined): boolean {
  if (checksum === undefined) return false;
  if (checksum === checksumOf(migration)) return true;
  throw new WarehouseError(
    'migration_changed',
    `This warehouse was made by another build of Tributary: its schema step ${migration.name} differs from this version's. `
    + 'Use the version that made it, or choose another warehouse. Nothing was changed.',
  );
}

async function apply(session: Kysely<Schema>, migration: Migration): Promise<void> {
  const { sql } = await import('kysely');
  try {
    await session.transaction().execute(async (step) => {
      for (const statement of migration.statements) await sql.raw(statement).execute(step);
      await sql`insert into schema_migrations (name, checksum) values (${migration.name}, ${checksumOf(migration)})`.execute(step);
    });
  } catch (cause) {
    throw new WarehouseError(
      'migration_failed',
      `The warehouse's schema step ${migration.name} could not be applied and was taken back (${reasonOf(cause)}). Earlier steps stay.`,
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);
}
