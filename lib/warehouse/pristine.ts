import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checksumOf } from './migrate';
import { MIGRATIONS } from './migrations';
import { startPglite } from './pglite';
import { prepareSchema } from './prepareSchema';

export const PRISTINE_FILE = 'pristine.tar.gz';
export const PRISTINE_STAMP = 'pristine.stamp';

/** Beside the compiled code; the sources use what was built from them. */
const PLACES = [__dirname, path.join(__dirname, '..', '..', 'dist', 'lib', 'warehouse')];

/** What a prepared data folder depends on: the engine and the schema. */
export async function pristineStamp(): Promise<string> {
  const manifest = path.join(path.dirname(require.resolve('@electric-sql/pglite')), '..', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return createHash('sha256').update(JSON.stringify([version, MIGRATIONS.map(checksumOf)])).digest('hex');
}

/** A new, empty warehouse's data folder as a gzipped tar. Takes seconds and some 800 MB of memory. */
export async function makePristine(): Promise<Buffer> {
  const pglite = await startPglite('memory://');
  const { ownerOf } = await import('./pgliteDialect');
  try {
    await prepareSchema(ownerOf(pglite));
    const dump = await pglite.dumpDataDir('gzip');
    return Buffer.from(await dump.arrayBuffer());
  } finally {
    await pglite.close();
  }
}

/** The data folder prepared at build time; null when there is none or it belongs to another schema or engine. */
export async function findPristine(): Promise<Blob | null> {
  const place = PLACES.find((folder) => existsSync(path.join(folder, PRISTINE_STAMP)));
  if (!place) return null;
  const stamp = await readFile(path.join(place, PRISTINE_STAMP), 'utf8');
  if (stamp !== await pristineStamp()) return null;
  return new Blob([await readFile(path.join(place, PRISTINE_FILE))]);
}
