import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Footprint } from './contend';

const running = new Set<ChildProcess>();

/** Does a job in a process of its own, `contenders/<name>`, and gives its figures. Throws when the process fails. */
export async function contender<Figures extends object>(name: string, job: object, env: NodeJS.ProcessEnv = {}): Promise<Figures & Footprint> {
  const child = watched(fork(path.join(__dirname, 'contenders', name), [JSON.stringify(job)], { env: { ...process.env, ...env } }));
  const answers: unknown[] = [];
  child.on('message', (message) => answers.push(message));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 0 && answers.length === 1) return answers[0] as Figures & Footprint;
  throw new Error(`The process of ${name} ended with code ${code} and no figures.`);
}

/** A server of the given script, in a process of its own, with a channel to it. */
export function serve(script: string, words: readonly string[]): ChildProcess {
  return watched(fork(path.join(__dirname, script), words));
}

/** A program of this project that tells its address in what it prints. */
export function launch(program: string, words: readonly string[]): ChildProcess {
  return watched(spawn(process.execPath, [path.join(__dirname, '..', program), ...words], { stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** Ends a process started here and waits for its end. */
export async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

/** Ends whatever still runs, without waiting. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

function watched(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
