import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  readonly pid: number;
  /** Lines printed so far. */
  readonly lines: readonly string[];
  /** Resolves when so many lines have come; rejects when the process ends before. */
  printed(count: number): Promise<void>;
  /** SIGKILL; resolves when the process is gone and all it printed has been read. */
  kill(): Promise<void>;
  /** Resolves with the exit code when it has ended by itself. */
  ended: Promise<number | null>;
}

const children = new Set<ChildProcess>();

// A test that fails before it kills its child must not leave it behind: the whole run would wait for it.
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** Starts a TypeScript file of this folder as a process of its own. */
export function startChild(file: string, ...args: string[]): Child {
  const script = path.join(__dirname, file);
  const child = spawn(process.execPath, ['--require', 'sucrase/register/ts', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on('line', (line) => lines.push(line));
  const ended = endOf(child);
  return {
    pid: child.pid!,
    lines,
    ended,
    printed: (count) => new Promise((resolve, reject) => {
      const look = (): void => { if (lines.length >= count) resolve(); };
      look();
      reader.on('line', look);
      reader.on('close', () => reject(new Error(`${file} printed ${lines.length} lines and ended`)));
    }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}
