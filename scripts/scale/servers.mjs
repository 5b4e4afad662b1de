import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../editor/ports.mjs';
import { startService } from '../editor/service.mjs';
import { runTool } from '../run-tool.mjs';
import { ensurePostgres, findPostgres } from '../services/postgres-programs.mjs';

const SERVICES = fileURLToPath(new URL('../services/', import.meta.url));

/** Refuses with one sentence that names all that is missing. A URL given takes the place of a server of our own. */
export function demandServers({ postgresUrl, redisUrl }) {
  const missing = [
    !postgresUrl && !findPostgres() && 'PostgreSQL (Debian: apt-get install postgresql, or --postgres URL)',
    !redisUrl && !hasRedis() && 'Redis (Debian: apt-get install redis-server, or --redis URL)',
  ].filter(Boolean);
  if (missing.length > 0) throw new Error(`Queue mode needs ${missing.join(' and ')}.`);
}

/** In CI, on Debian and as root, what is missing is installed first; elsewhere as `demandServers`. */
export async function ensureServers(tell) {
  const mayInstall = process.env.CI === 'true' && process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');
  if (mayInstall) await ensurePostgres(tell);
  if (mayInstall && !hasRedis()) {
    tell('Installing Redis …');
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'redis-server');
  }
  demandServers({});
}

function hasRedis() {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, 'redis-server')));
}

async function apt(...args) {
  const done = await runTool('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (done.code !== 0) throw new Error(`apt-get ${args[0]} ended with code ${done.code}.\n${done.output.slice(-2000)}`);
}

/** The PostgreSQL that keeps n8n's database and the warehouse: `{ url, service }`, without a service for one that was given. */
export async function postgresFor({ places, record, url, taken }) {
  if (url) return { url, service: null };
  const port = record.postgresPort = await freePort(record.postgresPort ?? 0, taken);
  const folder = reachable(path.join(places.state, 'postgres'));
  const service = await serve('PostgreSQL', 'serve-kept-postgres.mjs', { folder, port, places, ready: /^ready$/m });
  const password = fs.readFileSync(path.join(folder, 'password'), 'utf8');
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres?sslmode=disable`, service };
}

/** The Redis that holds n8n's queue; `start` starts one of our own, also a second time. */
export async function redisFor({ places, record, url, taken }) {
  if (url) return { url, start: async () => null };
  const port = record.redisPort = await freePort(record.redisPort ?? 0, taken);
  const password = record.redisPassword ??= randomBytes(16).toString('hex');
  const folder = path.join(places.state, 'redis');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const start = () => serve('Redis', 'serve-redis.mjs', { folder, port, places, ready: /Ready to accept connections/, env: { TRIBUTARY_REDIS_PASSWORD: password } });
  return { url: `redis://:${password}@127.0.0.1:${port}`, start };
}

/**
 * A folder that the user PostgreSQL runs as can get to. Started by root it is another one, and root's own folders are
 * closed to it: then its data lie among those of the machine, under a name of their own.
 */
function reachable(folder) {
  if (process.getuid?.() !== 0) return folder;
  fs.chmodSync(path.dirname(folder), 0o711);
  const above = [];
  for (let parent = path.dirname(folder); parent !== path.dirname(parent); parent = path.dirname(parent)) above.push(parent);
  if (above.every((parent) => (fs.statSync(parent).mode & 0o001) !== 0)) return folder;
  return path.join('/var/tmp', `tributary-postgres-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

function serve(name, script, { folder, port, places, ready, env = {} }) {
  return startService({
    name, node: process.execPath, args: [path.join(SERVICES, script), folder, String(port)], env: { ...process.env, ...env },
    cwd: places.state, log: path.join(places.logs, `${name.toLowerCase()}.log`), ready,
  });
}
