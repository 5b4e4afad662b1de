import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { sourceEngine } from './nodeRun';

/** What imports need: the engine, the sandbox they send to, and a folder for files and memory. */
export interface ImportTrial {
  readonly engine: Engine;
  readonly sandbox: Sandbox;
  readonly folder: string;
  /** Options that give each test a memory of its own, so that no test knows of another's rows. */
  memory(): { readonly warehouseFolder: string; readonly destinationId: string };
}

/** For all tests of the file that calls it; the sandbox is as new for each. */
export function importTrial(options: SandboxOptions = {}): ImportTrial {
  let engine: Engine;
  let sandbox: Sandbox;
  let folder: string;
  let tests = 0;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox(options);
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'customer-import-'));
  }, 120_000);
  beforeEach(() => { tests += 1; });
  afterEach(() => sandbox.reset());
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    await fs.rm(folder, { recursive: true, force: true });
  });
  return {
    get engine() { return engine; },
    get sandbox() { return sandbox; },
    get folder() { return folder; },
    memory: () => ({ warehouseFolder: path.join(folder, 'warehouse'), destinationId: `test-${tests}` }),
  };
}

/** An item with a CSV file. */
export function csvItem(content: string, fileName = 'customers.csv'): INodeExecutionData {
  return { json: {}, binary: { data: { data: Buffer.from(content).toString('base64'), mimeType: 'text/csv', fileName } } };
}
