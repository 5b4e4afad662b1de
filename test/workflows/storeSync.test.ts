import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { RunOptions, RunResult } from '../../runner/engine/execution';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { registerTrialClients } from '../../runner/cli/sandboxClients';
import { sandboxWarehouse } from '../../runner/cli/sandboxWarehouse';
import { startSandbox, type HostCredential, type Sandbox } from '../../sandbox';
import { projectRoot, sourceEngine } from '../nodes/nodeRun';

// n8n's own nodes name packages that only its server installs; none of them is called here.
for (const name of ['isbot', 'moment-timezone', 'tmp-promise', 'basic-auth', 'sanitize-html', 'ts-ics', 'ics', '@e965/xlsx']) jest.mock(name, () => ({}), { virtual: true });

const MANUAL = 'When clicking ‘Execute workflow’';

describe('workflows around the sync', () => {
  let engine: Engine;
  let sandbox: Sandbox;
  let folder: string;
  let warehouse: HostCredential;

  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders: 40 });
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'store-sync-'));
    warehouse = sandboxWarehouse(folder);
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    await fs.rm(folder, { recursive: true, force: true });
  });

  /** Runs a shipped workflow for the trial's clients; all their stores are due. */
  async function run(file: string, change: (node: INode) => void = () => undefined, options: Partial<RunOptions> = {}): Promise<RunResult> {
    const workflow = JSON.parse(await fs.readFile(path.join(projectRoot, 'workflows', file), 'utf8')) as WorkflowDefinition;
    workflow.nodes.forEach(change);
    const trial = await registerTrialClients(sandbox.credentials(), warehouse);
    try {
      const credentials = Object.fromEntries([...sandbox.credentials(), warehouse].map(({ type, data }) => [type, data as ICredentialDataDecryptedObject]));
      return await engine.run({ workflow, credentials: new CredentialStore(credentials), startNode: MANUAL, ...options });
    } finally {
      await trial.close();
    }
  }

  it('store-sync-scheduled.json syncs three clients, makes their pages, and finds nothing new the second time', async () => {
    const first = await run('store-sync-scheduled.json');
    expect(first.error).toBeUndefined();
    const streams = first.items('Store Sync').map(({ json }) => json);
    expect(new Set(streams.map(({ clientId }) => clientId))).toEqual(new Set(['alder', 'birchwood', 'cedar']));
    expect(streams.every(({ state, created, read }) => state === 'succeeded' && created === read)).toBe(true);
    expect(first.items('Dashboard').map(({ json }) => json.clientId).sort()).toEqual(['alder', 'birchwood', 'cedar']);
    expect(first.items('Dashboard', 1)).toHaveLength(1);

    const second = await run('store-sync-scheduled.json');
    expect(second.items('Store Sync').map(({ json }) => [json.created, json.updated, json.deleted])).toEqual(streams.map(() => [0, 0, 0]));
  }, 120_000);

  it('store-sync-scheduled.json ends in red when a store fails, after the pages of the others', async () => {
    const locked = sandbox.credentials().map((credential) => (
      credential.type === 'wooCommerceStoreApi' ? { ...credential, data: { ...credential.data, consumerSecret: `cs_${'0'.repeat(40)}` } } : credential
    ));
    const trial = await registerTrialClients(locked, warehouse);
    await trial.close();
    const workflow = JSON.parse(await fs.readFile(path.join(projectRoot, 'workflows', 'store-sync-scheduled.json'), 'utf8')) as WorkflowDefinition;
    const credentials = new CredentialStore({ warehouseApi: warehouse.data as ICredentialDataDecryptedObject });
    const result = await engine.run({ workflow, credentials, startNode: MANUAL });
    expect(result.error?.message).toMatch(/credential|key|signature/i);
    expect(result.items('Dashboard').map(({ json }) => json.clientId)).toContain('birchwood');
    expect(JSON.stringify(result.run.data.resultData)).not.toContain('cs_0000');
  }, 120_000);

  it('sync-failure-alert.json makes one sentence of what n8n hands over', async () => {
    const failed = { workflow: { id: '1', name: 'Store Sync on a Schedule' }, execution: { id: '7', url: 'https://n8n.example.com/execution/7', lastNodeExecuted: 'A Store Failed', error: { message: 'orders: the server does not accept the credential (401).' } } };
    const result = await run('sync-failure-alert.json', () => undefined, { startNode: 'When a Workflow Fails', input: [[{ json: failed }]], mode: 'error' });
    expect(result.items('Message')[0]?.json).toEqual({
      subject: '“Store Sync on a Schedule” failed',
      text: '“Store Sync on a Schedule” failed at A Store Failed: orders: the server does not accept the credential (401).\nhttps://n8n.example.com/execution/7',
    });
  });

  describe('sigma-refresh-after-sync.json', () => {
    const chosen = (node: INode): void => {
      if (node.name === 'Materialize') Object.assign(node.parameters, { workbookId: { __rl: true, mode: 'id', value: 'a0000000-0000-4000-8000-000000000001' }, sheetId: 'sheet-ready' });
      if (node.name === 'Stores') Object.assign(node.parameters.options as object, { platform: 'amazon-seller' });
    };

    it('materializes after a change, waits, and sees that the data are fresh', async () => {
      const result = await run('sigma-refresh-after-sync.json', (node) => {
        chosen(node);
        // A trial's stores hold still; whatever is read counts as changed.
        if (node.name === 'Did Anything Change?') node.parameters = JSON.parse(JSON.stringify(node.parameters).replace('"gt"', '"gte"')) as INode['parameters'];
      });
      expect(result.error).toBeUndefined();
      expect(result.items('Materialize')[0]?.json).toMatchObject({ status: 'ready' });
      expect(result.items('Done')).toHaveLength(1);
    }, 120_000);

    it('leaves Sigma alone when nothing changed', async () => {
      const result = await run('sigma-refresh-after-sync.json', chosen);
      expect([result.items('Materialize').length, result.items('Nothing Changed').length]).toEqual([0, 1]);
    }, 120_000);
  });
});
