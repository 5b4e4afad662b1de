import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { sandboxWarehouse } from '../../runner/cli/sandboxWarehouse';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { startSandbox, type Sandbox } from '../../sandbox';
import { change, truth } from '../lib/platforms/woocommerce/support/store';
import { projectRoot, sourceEngine } from '../nodes/nodeRun';

// n8n's own nodes name packages that only its server installs; none of them is called here.
for (const name of ['isbot', 'moment-timezone', 'tmp-promise', 'basic-auth', 'sanitize-html', 'ts-ics', 'ics', '@e965/xlsx']) jest.mock(name, () => ({}), { virtual: true });

describe('woocommerce-sync.json', () => {
  let engine: Engine;
  let sandbox: Sandbox;
  let folder: string;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders: 60 });
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'woo-sync-'));
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    await fs.rm(folder, { recursive: true, force: true });
  });

  async function run() {
    const workflow = JSON.parse(await fs.readFile(path.join(projectRoot, 'workflows', 'woocommerce-sync.json'), 'utf8')) as WorkflowDefinition;
    const credentials = new CredentialStore(Object.fromEntries([...sandbox.credentials(), sandboxWarehouse(folder)].map(({ id, data }) => [id, data as ICredentialDataDecryptedObject])));
    return await engine.run({ workflow, credentials, startNode: 'When clicking ‘Execute workflow’' });
  }

  it('syncs the store, makes its page, and lists what is out of stock', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    expect(Object.fromEntries(first.items('Store Sync').map(({ json }) => [json.stream, json.state]))).toEqual({ orders: 'succeeded', products: 'succeeded', customers: 'succeeded', inventory: 'succeeded' });
    expect(first.items('Dashboard')[0]?.binary).toHaveProperty('page');
    const sold = (await truth<{ id: number; type: string; stock_status: string }>(sandbox, 'products')).filter(({ type, stock_status: status }) => type !== 'variable' && status === 'outofstock');
    expect(first.items('Lines').length).toBeGreaterThanOrEqual(sold.length);
    expect(first.items('Lines').every(({ json }) => /left$/.test(String(json.text)))).toBe(true);
  }, 120_000);

  it('reads only what changed the next time', async () => {
    await change(sandbox, 'orders', 'edit', [10_003], { customer_note: 'x' });
    const orders = (await run()).items('Store Sync').find(({ json }) => json.stream === 'orders');
    expect(orders?.json).toMatchObject({ created: 0, updated: 1 });
  }, 120_000);
});
