import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';

const SERVICES = path.resolve(__dirname, '../../../../scripts/services');
/** Tests lose nothing that they need after a crash of the machine. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface TestPostgres {
  /** Of a superuser, in a database of its own. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL with an empty database: the one that TRIBUTARY_TEST_POSTGRES_URL names, else one started
 * here. Null, with the reason printed, where there is neither. Stop it at the end; it also ends with the process.
 * `settings` as `name=value`, for one started here.
 */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres | null> {
  const given = process.env.TRIBUTARY_TEST_POSTGRES_URL;
  if (given && settings.length === 0) return await databaseOn(given, async () => undefined);
  const server = spawn(process.execPath, [path.join(SERVICES, 'serve-postgres.mjs'), ...FAST, ...settings], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => { server.once('close', () => resolve()); });
  const line = await new Promise<string>((resolve) => { createInterface({ input: server.stdout }).once('line', resolve).once('close', () => resolve('{"reason":"it ended"}')); });
  const { url, reason } = JSON.parse(line) as { url?: string; reason?: string };
  if (url === undefined) return none(reason ?? '');
  return await databaseOn(url, async () => { server.stdin.end(); await ended; });
}

/** Whether `startPostgres` can be expected to start one; prints the reason where not. */
export function hasPostgres(): boolean {
  if (process.env.TRIBUTARY_TEST_POSTGRES_URL) return true;
  const look = `import(${JSON.stringify(path.join(SERVICES, 'postgres-programs.mjs'))}).then((m) => process.exit(m.findPostgres() ? 0 : 1))`;
  return spawnSync(process.execPath, ['-e', look]).status === 0 || none('there is no server on this machine (Debian: apt-get install postgresql)') !== null;
}

function none(reason: string): null {
  process.stderr.write(`Not tried on a real PostgreSQL: ${reason}.\n`);
  return null;
}

async function databaseOn(url: string, stop: () => Promise<void>): Promise<TestPostgres> {
  const name = `tributary_test_${randomBytes(6).toString('hex')}`;
  await run(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async stop() {
      await run(url, `drop database ${name} with (force)`);
      await stop();
    },
  };
}

/** Runs statements as who the URL names. */
export async function run(url: string, statements: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}
