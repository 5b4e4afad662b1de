import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Starts the embedded PostgreSQL on a data folder, or in memory. Creates what is missing there: seconds, not milliseconds. */
export async function startPglite(dataDir: string, options: PGliteOptions = {}): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  return await PGlite.create(dataDir, {
    ...options,
    parsers: {
      [TIMESTAMPTZ]: (text: string) => new Date(text).toISOString(),
      [INT8]: Number,
    },
  });
}
