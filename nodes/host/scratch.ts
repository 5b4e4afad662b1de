import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A private folder for the files of one run; gone with everything in it when the run ends. */
export class Scratch {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<Scratch> {
    return new Scratch(await mkdtemp(join(tmpdir(), 'tributary-')));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
