import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function spawnSandbox(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--require', 'sucrase/register/ts', join(__dirname, '../../sandbox/main.ts'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** `npm run sandbox` with the given words, to its end. */
export async function runToEnd(...words: string[]): Promise<Ended> {
  const child = spawnSandbox(words);
  const [stdout, stderr] = [collect(child, 'stdout'), collect(child, 'stderr')];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

/** A sandbox in a process of its own, listening. */
export class SandboxProcess {
  private constructor(readonly url: string, readonly greeting: () => string, private readonly child: ChildProcess) {}

  static async start(...words: string[]): Promise<SandboxProcess> {
    const child = spawnSandbox(words);
    const [stdout, stderr] = [collect(child, 'stdout'), collect(child, 'stderr')];
    // The greeting ends with the closing brace of its JSON.
    while (!stdout().endsWith('\n}\n')) {
      if (child.exitCode !== null) throw new Error(`The sandbox did not start: ${stderr()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return new SandboxProcess(/listens on (\S+)/.exec(stdout())?.[1] ?? '', stdout, child);
  }

  /** Resolves with the exit code once the process is gone; null where the signal itself ended it. */
  async end(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  let text = '';
  child[name]?.on('data', (chunk) => { text += String(chunk); });
  return () => text;
}
