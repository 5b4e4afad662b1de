import type { PGlite } from '@electric-sql/pglite';
import { ensureDataFolder } from './dataFolder';
import { WarehouseError } from './errors';
import { startPglite } from './pglite';
import { ownerOf, pgliteDialect } from './pgliteDialect';
import { prepareSchema } from './prepareSchema';
import { lockFolder } from './processLock';
import { TENANT_ROLE } from './roles';
import { tidy } from './tidy';
import type { Schema } from './schema';
import type { Described, Store } from './types';

/**
 * Opens the PostgreSQL kept in an existing folder, inside this process, and makes it there when the folder
 * holds none. Throws `WarehouseLocked` while another process has it open, else `WarehouseError`.
 */
export async function openEmbedded(folder: string): Promise<Store> {
  const unlock = lockFolder(folder);
  try {
    const pglite = await start(folder);
    try {
      await prepareSchema(ownerOf(pglite));
      return await storeOn(pglite, unlock);
    } catch (error) {
      await pglite.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start(folder: string): Promise<PGlite> {
  try {
    return await startPglite(await ensureDataFolder(folder));
  } catch (cause) {
    throw new WarehouseError(
      'unreadable',
      `The warehouse in ${folder} could not be opened. Check that the disk has room and that the folder may be written; `
      + 'if it was made by another version of Tributary, use that version or another folder. Nothing was changed.',
      { cause },
    );
  }
}

async function storeOn(pglite: PGlite, unlock: () => void): Promise<Store> {
  const { Kysely } = await import('kysely');
  const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite, TENANT_ROLE) });
  const claims = new Set<string>();
  return {
    db,
    searchPath: 'public',
    hasSpareSession: () => false,
    describe: (statement) => db.connection().execute(() => describe(pglite, statement)),
    claim: async (name) => !claims.has(name) && claims.add(name).has(name),
    release: async (name) => void claims.delete(name),
    tidy: () => db.connection().execute(() => tidy(pglite)),
    // Held as long as the process holds the folder.
    keep: async () => undefined,
    async end() {
      await db.destroy();
      await pglite.close();
      unlock();
    },
  };
}

/** The caller has the session, which is PGlite's only one. */
async function describe(pglite: PGlite, statement: string): Promise<Described> {
  const { queryParams, resultFields } = await pglite.describeQuery(statement);
  return { columns: resultFields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })), parameters: queryParams.length };
}
