import type { INode } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { startSandbox, type Sandbox } from '../../sandbox';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import { sigmaBaseUrl } from '../../sandbox/vendors/sigma';
import { warehouseFolder } from '../lib/warehouse/folders';
import { fileOf, sigmaCredential, sigmaEngine } from '../nodes/sigmaRun';
import { shipped } from './shipped';

let engine: Engine;
let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  engine = await sigmaEngine();
  sandbox = await startSandbox();
  folder = await warehouseFolder();
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const START = 'When clicking ‘Execute workflow’';

/** The workflow as it ships, without the nodes named: those that write where n8n keeps files, or wait for a clock. */
function without(definition: WorkflowDefinition, names: readonly string[], change: (node: INode) => INode = (node) => node): WorkflowDefinition {
  const nodes = definition.nodes.filter(({ name }) => !names.includes(name)).map(change);
  const kept = Object.entries(definition.connections).filter(([from]) => !names.includes(from));
  const connections = Object.fromEntries(kept.map(([from, { main = [] }]) => (
    [from, { main: main.map((targets) => (targets ?? []).filter((target) => !names.includes(target.node))) }]
  )));
  return { ...definition, nodes, connections };
}

const run = (definition: WorkflowDefinition) => engine.run({
  workflow: definition, credentials: new CredentialStore({ sigmaApi: sigmaCredential(sandbox.url), warehouseApi: { kind: 'embedded', folder, encryptionKey: '' } }), startNode: START, mode: 'trigger',
});

it('the inventory keeps every list in the warehouse and makes a page and a table of it', async () => {
  const inventory = without(shipped('sigma-inventory.json'), ['Every Night at 3', 'Save Page', 'Save Rows']);
  const result = await run(inventory);
  expect(result.error).toBeUndefined();
  expect(result.items('Sync Sigma').map(({ json }) => json.state)).toEqual(Array(8).fill('succeeded'));
  const [made] = result.items('Make Page');
  expect(made?.json).toEqual({
    at: expect.any(String), gone: 0,
    counts: { connections: 12, data_models: 20, datasets: 55, files: 300, members: 1203, teams: 40, workbooks: 260, workspaces: 30 },
  });
  const page = (await fileOf(made, 'page')).toString();
  expect(page).toContain('<b>1203</b>members');
  expect(page).not.toContain('<260>');
  expect(page).toContain('&#60;260&#62;');
  expect(page).not.toContain('@example.com');

  const [exported] = result.items('Export Rows');
  expect(exported?.json).toMatchObject({ rows: 1920 });
  const rows = (await fileOf(exported, 'rows')).toString();
  expect(rows).toMatch(/^.?kind,name,id,state,type,path,updated_at\r?\n/);
  expect(rows).toMatch(/workbooks,Orders <1>,a0000000-0000-4000-8000-000000000001,active,/);
  expect(rows).not.toContain('@example.com');
});

it('the inventory tells the next night what is gone', async () => {
  const call = await fetch(`${sigmaBaseUrl(sandbox.url)}/v2/auth/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: SANDBOX_SECRETS.clientId, client_secret: SANDBOX_SECRETS.clientSecret }),
  });
  const { access_token: token } = await call.json() as { access_token: string };
  const team = 'ea000000-0000-4000-8000-000000000007';
  expect((await fetch(`${sigmaBaseUrl(sandbox.url)}/v2/teams/${team}`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } })).ok).toBe(true);

  const compared = without(shipped('sigma-inventory.json'), ['Every Night at 3', 'Save Page', 'Save Rows', 'Export Rows'], (node) => (
    node.name === 'Sync Sigma' ? { ...node, parameters: { ...node.parameters, options: { compare: 'always', streams: ['teams'] } } } : node));
  const result = await run(compared);
  expect(result.error).toBeUndefined();
  const [made] = result.items('Make Page');
  expect(made?.json).toMatchObject({ gone: 1, counts: { teams: 39 } });
  expect((await fileOf(made, 'page')).toString()).toMatch(/Gone in the last 30 days.*Team 7/);
});

it('the scheduled export hands the file on', async () => {
  const chosen = (node: INode): INode => (node.name === 'Export Workbook'
    ? { ...node, parameters: { ...node.parameters, workbookId: { __rl: true, mode: 'id', value: 'a0000000-0000-4000-8000-000000000001' } } }
    : node);
  const definition = without(shipped('sigma-export-scheduled.json'), ['Every Monday at 7', 'Save File', 'Send by E-Mail', 'Send by HTTP'], chosen);
  const result = await run(definition);
  expect(result.error).toBeUndefined();
  const [item] = result.items('Export Workbook');
  expect(item?.json).toMatchObject({ format: 'pdf', fileName: 'weekly-report.pdf' });
  expect((await fileOf(item)).toString()).toMatch(/^%PDF/);
});

it('the API keeps no execution, since exports may carry warehouse tokens', () => {
  expect(shipped('sigma-api.json').settings).toMatchObject({ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false });
});

it('every webhook of the API but the page asks for the key', () => {
  const open = shipped('sigma-api.json').nodes.filter(({ type, parameters }) => type === 'n8n-nodes-base.webhook' && parameters.authentication !== 'headerAuth');
  expect(open.map(({ name }) => name)).toEqual(['Asked for the Console']);
});
