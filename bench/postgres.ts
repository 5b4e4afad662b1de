import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Unmeasurable } from './section';

const SERVER = path.resolve(__dirname, '..', '..', 'scripts', 'services', 'serve-postgres.mjs');

export interface BenchPostgres {
  /** Of a superuser, in a database that holds nothing. */
  readonly url: string;
  end(): Promise<void>;
}

/** Durability, which reading does not need. */
const FOR_READING = ['fsync=off', 'synchronous_commit=off', 'max_wal_size=4GB'];

/** A PostgreSQL with its own settings but for these. It ends with this process too. Throws `Unmeasurable` where none can be started. */
export async function startPostgres(settings: readonly string[] = FOR_READING): Promise<BenchPostgres> {
  const server = spawn(process.execPath, [SERVER, ...settings], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => { server.once('close', () => resolve()); });
  const line = await new Promise<string>((resolve) => { createInterface({ input: server.stdout }).once('line', resolve).once('close', () => resolve('{}')); });
  const { url, reason = 'it ended' } = JSON.parse(line) as { url?: string; reason?: string };
  if (url === undefined) throw new Unmeasurable(`no PostgreSQL could be started: ${reason}`);
  return {
    url,
    async end() {
      server.stdin.end();
      await ended;
    },
  };
}
