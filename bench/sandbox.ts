import type { ChildProcess } from 'node:child_process';
import type { Customer, HostCredential, Received, SandboxStats } from '../sandbox';
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
    return this.ask('/__sandbox/stats');
  }

  received(): Promise<readonly Received[]> {
    return this.ask('/__sandbox/received');
  }

  customers(): Promise<readonly Customer[]> {
    return this.ask('/__sandbox/customers');
  }

  /** The fields of an n8n credential that opens a simulated service. Throws RangeError for an id that is none. */
  async credential(id: string): Promise<HostCredential['data']> {
    const all = await this.ask<readonly HostCredential[]>('/__sandbox/credentials');
    const found = all.find((one) => one.id === id);
    if (!found) throw new RangeError(`The sandbox has no credential ${id}.`);
    return found.data;
  }

  /** Changes how a simulated service behaves; `path` is the one of its settings. */
  async set(path: string, settings: object): Promise<void> {
    const answer = await fetch(this.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(settings) });
    if (!answer.ok) throw new Error(`The sandbox does not take ${JSON.stringify(settings)} at ${path}: ${await answer.text()}`);
  }

  /** What a control route of the sandbox or of one of its services tells. */
  async ask<T>(path: string): Promise<T> {
    const answer = await fetch(this.url + path);
    return await answer.json() as T;
  }

  async stop(): Promise<void> {
    await end(this.child);
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
