import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startPglite } from './pglite';
import { findPristine } from './pristine';

const DATA = 'data';
const UNFINISHED = 'data.new-';

/**
 * The database's own folder inside a warehouse's, made when missing. It is made under another name and
 * renamed when complete: a process killed meanwhile leaves only what the next start clears away.
 * Call it while holding the folder's lock.
 */
export async function ensureDataFolder(folder: string): Promise<string> {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const data = path.join(folder, DATA);
  if (existsSync(data)) return data;

  const unfinished = path.join(folder, `${UNFINISHED}${process.pid}`);
  const pristine = await findPristine();
  const pglite = await startPglite(unfinished, pristine ? { loadDataDir: pristine } : {});
  await pglite.close();
  renameSync(unfinished, data);
  return data;
}
