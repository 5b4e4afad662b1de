import type { ChildProcess } from 'node:child_process';
import type { Customer, Received, SandboxStats } from '../sandbox';
import { end, launch } from './processes';

/** The project's sandbox in a process of its own, seen through its control routes. */
export class SandboxProcess {
  private constructor(readonly url: string, private readonly child: ChildProcess) {}

  /** `words`: as after `npm run sandbox --`. */
  static async start(words: readonly string[]): Promise<SandboxProcess> {
    const child = launch('sandbox/main.js', words);
    return new SandboxProcess(await addressOf(child), child);
  }

  stats(): Promise<SandboxStats> {
    return this.ask('stats');
  }

  received(): Promise<readonly Received[]> {
    return this.ask('received');
  }

  customers(): Promise<readonly Customer[]> {
    return this.ask('customers');
  }

  async stop(): Promise<void> {
    await end(this.child);
  }

  private async ask<T>(what: string): Promise<T> {
    const answer = await fetch(`${this.url}/__sandbox/${what}`);
    return await answer.json() as T;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let greeting = '';
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    greeting += String(chunk);
    const address = /listens on (\S+)/.exec(greeting)?.[1];
    if (address === undefined) continue;
    child.stdout?.resume();
    return address;
  }
  throw new Error('The sandbox did not start.');
}
