import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { sandboxWarehouse } from '../../runner/cli/sandboxWarehouse';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { RunOptions, RunResult } from '../../runner/engine/execution';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { startSandbox, type HostCredential, type Sandbox } from '../../sandbox';
import { projectRoot, sourceEngine } from '../nodes/nodeRun';

/** A workflow as it is in the package. */
export function shipped(file: string): WorkflowDefinition {
  return JSON.parse(fs.readFileSync(path.join(projectRoot, 'workflows', file), 'utf8')) as WorkflowDefinition;
}

/** Simulated stores, and a warehouse that is empty at first. */
export interface Stores {
  readonly engine: Engine;
  readonly sandbox: Sandbox;
  readonly warehouse: HostCredential;
  /** Runs a workflow from its manual trigger, with all credentials of the sandbox and the warehouse. */
  run(workflow: WorkflowDefinition, options?: Partial<RunOptions>): Promise<RunResult>;
}

/** For all tests of the block that calls it. */
export function stores(orders: number): Stores {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workflows-'));
  let engine: Engine;
  let sandbox: Sandbox;
  const warehouse = sandboxWarehouse(folder);
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders });
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return {
    get engine() { return engine; },
    get sandbox() { return sandbox; },
    warehouse,
    run(workflow, options = {}) {
      const entries = [...sandbox.credentials(), warehouse].flatMap(({ id, type, data }) => [id, type].map((key) => [key, data as ICredentialDataDecryptedObject]));
      return engine.run({ workflow, credentials: new CredentialStore(Object.fromEntries(entries)), startNode: 'When clicking ‘Execute workflow’', ...options });
    },
  };
}
