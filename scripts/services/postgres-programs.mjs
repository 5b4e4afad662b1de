import fs from 'node:fs';
import path from 'node:path';
import { runTool } from '../run-tool.mjs';

/** Debian keeps the server's programs out of PATH, a folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
const HOW = 'install it (Debian: apt-get install postgresql), or name a database in TRIBUTARY_TEST_POSTGRES_URL';

/** The folder that holds `initdb` and `postgres`, the newest where there are several; null when there is none. */
export function findPostgres() {
  const versions = fs.existsSync(DEBIAN) ? fs.readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => path.join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(path.delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => fs.existsSync(path.join(folder, name)))) ?? null;
}

/** The same, installed first where it is missing on Debian and root asks. An error says in one sentence how to get it. */
export async function ensurePostgres(tell) {
  if (!findPostgres() && process.getuid?.() === 0 && fs.existsSync('/etc/debian_version')) {
    tell('Installing PostgreSQL …');
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'postgresql');
  }
  const found = findPostgres();
  if (found) return found;
  throw new Error(`There is no PostgreSQL server on this machine: ${HOW}.`);
}

async function apt(...args) {
  const done = await runTool('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (done.code !== 0) throw new Error(`apt-get ${args[0]} ended with code ${done.code}.\n${done.output.slice(-2000)}`);
}
