import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { sandboxWarehouse } from '../../runner/cli/sandboxWarehouse';
import { startSandbox, type HostCredential, type Sandbox } from '../../sandbox';
import { projectRoot, sourceEngine } from '../nodes/nodeRun';
import { fileOf } from '../nodes/sigmaRun';

// n8n's own nodes name packages that only its server installs; none of them is called here.
for (const name of ['isbot', 'moment-timezone', 'tmp-promise', 'basic-auth', 'sanitize-html', 'ts-ics', 'ics', '@e965/xlsx']) jest.mock(name, () => ({}), { virtual: true });

describe('amazon-sync.json', () => {
  let engine: Engine;
  let sandbox: Sandbox;
  let folder: string;
  let warehouse: HostCredential;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox({ orders: 60 });
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'amazon-sync-'));
    warehouse = sandboxWarehouse(folder);
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
    await fs.rm(folder, { recursive: true, force: true });
  });

  /** The workflow as it is shipped; the file is kept in the run instead of a folder of this machine. */
  async function run() {
    const workflow = JSON.parse(await fs.readFile(path.join(projectRoot, 'workflows', 'amazon-sync.json'), 'utf8')) as WorkflowDefinition;
    const nodes = workflow.nodes.map((node) => (node.name === 'Save Settlement' ? { ...node, disabled: true } : node));
    const credentials = Object.fromEntries([...sandbox.credentials(), warehouse].map(({ id, data }) => [id, data as ICredentialDataDecryptedObject]));
    return await engine.run({ workflow: { ...workflow, nodes }, credentials: new CredentialStore(credentials), startNode: 'When clicking ‘Execute workflow’' });
  }

  it('syncs the seller, makes its page and saves the newest settlement; a second run finds nothing new', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    const streams = first.items('Store Sync').map(({ json }) => json);
    expect(streams.map(({ stream, state, created }) => [stream, state, Number(created) > 0])).toEqual([
      ['orders', 'succeeded', true], ['products', 'succeeded', true], ['inventory', 'succeeded', true], ['finances', 'succeeded', true],
    ]);
    expect((await fileOf(first.items('Dashboard')[0], 'page')).toString()).toMatch(/Amazon Store/);
    const [settlement] = first.items('Download Settlement');
    expect(settlement?.json.fileName).toMatch(/^GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2-\d+\.txt$/);
    expect((await fileOf(settlement)).toString('latin1')).toMatch(/^settlement-id\t/);

    const second = await run();
    expect(second.error).toBeUndefined();
    expect(second.items('Store Sync').map(({ json }) => [json.created, json.updated, json.deleted])).toEqual(streams.map(() => [0, 0, 0]));
  }, 120_000);
});
