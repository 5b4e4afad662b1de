import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../editor/ports.mjs';
import { runTool } from '../run-tool.mjs';
import { findPostgres } from './postgres-programs.mjs';

const READY = 'database system is ready to accept connections';
const LINES_TOLD = 20;

/**
 * Starts a PostgreSQL of its own: reachable from this machine only, with a password for its superuser. Rejects
 * with one sentence where there is none to start.
 * @param {{ folder?: string, port?: number, settings?: Record<string, string> }} options `folder` keeps the data
 *   for the next start; without one they are gone at the end. `settings` as in postgresql.conf.
 * @returns {Promise<{ url: string, port: number, ended: Promise<void>, stop(): Promise<void> }>}
 */
export async function startPostgres({ folder, port, settings = {} } = {}) {
  const programs = findPostgres();
  if (!programs) throw new Error('There is no PostgreSQL server on this machine (Debian: apt-get install postgresql).');
  const home = folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-postgres-'));
  const forget = () => { if (!folder) fs.rmSync(home, { recursive: true, force: true }); };
  try {
    const user = serverUser(home);
    const password = await ensureCluster(programs, home, user);
    const ownPort = await freePort(port);
    const server = await serve({ programs, home, user, port: ownPort, settings });
    const stop = () => server.stop().then(forget);
    return { url: `postgresql://postgres:${password}@127.0.0.1:${ownPort}/postgres`, port: ownPort, ended: server.ended, stop };
  } catch (error) {
    forget();
    throw error;
  }
}

/** PostgreSQL refuses to run as root: there it runs as a user that owns nothing but the folder. */
function serverUser(home) {
  fs.mkdirSync(home, { recursive: true });
  if (process.getuid?.() !== 0) return {};
  const user = ['postgres', 'nobody'].map(idsOf).find(Boolean);
  if (!user) throw new Error('PostgreSQL does not run as root, and this machine has no user postgres or nobody to run it as.');
  fs.chownSync(home, user.uid, user.gid);
  return user;
}

function idsOf(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || NaN));
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null;
}

/** The password lies beside the data, for the next start. */
async function ensureCluster(programs, home, user) {
  const passwordFile = path.join(home, 'password');
  if (fs.existsSync(path.join(home, 'data', 'PG_VERSION'))) return fs.readFileSync(passwordFile, 'utf8');
  fs.rmSync(path.join(home, 'data'), { recursive: true, force: true });
  const password = randomBytes(16).toString('hex');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) fs.chownSync(passwordFile, user.uid, user.gid);
  const args = ['-D', path.join(home, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'];
  const made = await runTool(path.join(programs, 'initdb'), args, { cwd: home, ...user });
  if (made.code === 0) return password;
  fs.rmSync(path.join(home, 'data'), { recursive: true, force: true });
  throw new Error(`initdb ended with code ${made.code}.\n${made.output.slice(-2000)}`);
}

async function serve({ programs, home, user, port, settings }) {
  const chosen = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: home, ...settings };
  const args = ['-D', path.join(home, 'data'), ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn(path.join(programs, 'postgres'), args, { cwd: home, ...user, stdio: ['ignore', 'ignore', 'pipe'] });
  // A fast shutdown; the server itself ends what it started.
  const interrupt = () => child.kill('SIGINT');
  process.once('exit', interrupt);
  const ended = new Promise((resolve) => { child.once('close', resolve); child.once('error', resolve); }).then(() => { process.off('exit', interrupt); });
  await ready(child, ended);
  return { ended, stop: () => { interrupt(); return ended; } };
}

async function ready(child, ended) {
  let said = '';
  const isReady = new Promise((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      // Once it is up, its log is read and dropped.
      if (said.includes(READY)) return;
      said += text;
      if (said.includes(READY)) resolve(true);
    });
  });
  if (await Promise.race([isReady, ended.then(() => false)])) return;
  throw new Error(`PostgreSQL ended before it was ready. Its last lines:\n${said.trim().split('\n').slice(-LINES_TOLD).join('\n')}`);
}
