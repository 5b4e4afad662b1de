import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { sandboxWarehouse } from '../../runner/cli/sandboxWarehouse';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { startSandbox, type Sandbox } from '../../sandbox';
import { edit } from '../sandbox/shopify/support';
import { projectRoot, sourceEngine } from '../nodes/nodeRun';

// n8n's own nodes name packages that only its server installs; none of them is called here.
for (const name of ['isbot', 'moment-timezone', 'tmp-promise', 'basic-auth', 'sanitize-html', 'ts-ics', 'ics', '@e965/xlsx']) jest.mock(name, () => ({}), { virtual: true });

describe('shopify-sync.json', () => {
  let engine: Engine;
  let sandbox: Sandbox;
  let folder: string;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders: 60 });
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shopify-sync-'));
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    await fs.rm(folder, { recursive: true, force: true });
  });

  async function run() {
    const workflow = JSON.parse(await fs.readFile(path.join(projectRoot, 'workflows', 'shopify-sync.json'), 'utf8')) as WorkflowDefinition;
    const credentials = new CredentialStore(Object.fromEntries([...sandbox.credentials(), sandboxWarehouse(folder)].map(({ id, data }) => [id, data as ICredentialDataDecryptedObject])));
    return await engine.run({ workflow, credentials, startNode: 'When clicking ‘Execute workflow’' });
  }

  it('syncs the store, makes its page, and lists what is to be sent', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    const states = Object.fromEntries(first.items('Store Sync').map(({ json }) => [json.stream, json.state]));
    expect(states).toEqual({ orders: 'succeeded', products: 'succeeded', customers: 'succeeded', inventory: 'succeeded', finances: 'succeeded' });
    expect(first.items('Dashboard')[0]?.binary).toHaveProperty('page');
    expect(first.items('Lines').length).toBeGreaterThan(2);
    expect(first.items('Lines').every(({ json }) => /^#\d+: \d+ × /.test(String(json.text)))).toBe(true);
  }, 120_000);

  it('reads only what changed the next time', async () => {
    await edit(sandbox, { kind: 'order', id: 1_000_003, set: { note: 'x' } });
    const orders = (await run()).items('Store Sync').find(({ json }) => json.stream === 'orders');
    expect(orders?.json).toMatchObject({ state: 'succeeded', created: 0, updated: 1 });
  }, 120_000);
});
