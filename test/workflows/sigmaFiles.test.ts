import fs from 'node:fs';
import path from 'node:path';
import type { INode } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { startSandbox, type Sandbox } from '../../sandbox';
import { projectRoot } from '../nodes/nodeRun';
import { fileOf, sigmaCredential, sigmaEngine } from '../nodes/sigmaRun';

// n8n's own nodes name packages that only its server installs; none of them is called here.
for (const name of ['isbot', 'moment-timezone', 'tmp-promise', 'basic-auth']) jest.mock(name, () => ({}), { virtual: true });

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sigmaEngine();
  sandbox = await startSandbox();
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const START = 'When clicking ‘Execute workflow’';

function workflow(file: string): WorkflowDefinition {
  return JSON.parse(fs.readFileSync(path.join(projectRoot, 'workflows', file), 'utf8')) as WorkflowDefinition;
}

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
  workflow: definition, credentials: new CredentialStore({ sigmaApi: sigmaCredential(sandbox.url) }), startNode: START, mode: 'trigger',
});

it('the inventory reads every list and makes a page and a table of them', async () => {
  const result = await run(without(workflow('sigma-inventory.json'), ['Every Night at 3', 'Save Page', 'Save Rows']));
  expect(result.error).toBeUndefined();
  const [item] = result.items('Make Page and Rows');
  expect(item?.json).toEqual({
    at: expect.any(String), rows: 1920,
    counts: { connection: 12, workbook: 260, workspace: 30, dataset: 55, 'data model': 20, team: 40, member: 1203, file: 300 },
  });
  const page = (await fileOf(item, 'page')).toString();
  expect(page).toContain('<b>1203</b>members');
  expect(page).not.toContain('<1>');
  expect(page).not.toContain('@example.com');
  const rows = (await fileOf(item, 'rows')).toString();
  expect(rows.split('\r\n')).toHaveLength(1922);
  expect(rows).toContain('"workbook","Orders <1>","a0000000-0000-4000-8000-000000000001","active"');
  expect(rows).not.toContain('@example.com');
});

it('the scheduled export hands the file on', async () => {
  const chosen = (node: INode): INode => (node.name === 'Export Workbook'
    ? { ...node, parameters: { ...node.parameters, workbookId: { __rl: true, mode: 'id', value: 'a0000000-0000-4000-8000-000000000001' } } }
    : node);
  const definition = without(workflow('sigma-export-scheduled.json'), ['Every Monday at 7', 'Save File', 'Send by E-Mail', 'Send by HTTP'], chosen);
  const result = await run(definition);
  expect(result.error).toBeUndefined();
  const [item] = result.items('Export Workbook');
  expect(item?.json).toMatchObject({ format: 'pdf', fileName: 'weekly-report.pdf' });
  expect((await fileOf(item)).toString()).toMatch(/^%PDF/);
});

it('the API keeps no execution, since exports may carry warehouse tokens', () => {
  expect(workflow('sigma-api.json').settings).toMatchObject({ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false });
});

it('every webhook of the API but the page asks for the key', () => {
  const open = workflow('sigma-api.json').nodes.filter(({ type, parameters }) => type === 'n8n-nodes-base.webhook' && parameters.authentication !== 'headerAuth');
  expect(open.map(({ name }) => name)).toEqual(['Asked for the Console']);
});
