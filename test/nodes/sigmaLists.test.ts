import { Workflow, type ILoadOptionsFunctions, type INodeParameters, type INodeProperties, type INodePropertyCollection, type INodePropertyOptions } from 'n8n-workflow';
import fs from 'node:fs';
import path from 'node:path';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { projectRoot } from './nodeRun';
import { sigmaCredential, sigmaCredentialType, sigmaEngine, sigmaNode } from './sigmaRun';

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sigmaEngine();
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

/** What the editor gives a list it fills. */
async function editor(parameters: object, more: object = {}): Promise<ILoadOptionsFunctions> {
  const { LoadOptionsContext, ExternalSecretsProxy } = await import('n8n-core');
  const node = {
    id: 'n', name: 'Sigma', type: 'n8n-nodes-tributary.sigma', typeVersion: 1, position: [0, 0] as [number, number],
    parameters: parameters as INodeParameters, credentials: { sigmaApi: { id: 'c', name: 'c' } },
  };
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: new CredentialStore({ c: sigmaCredential(sandbox.url, more) }), executionId: 'x', baseUrl: 'http://localhost/',
    executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
  });
  additionalData.currentNodeParameters = node.parameters;
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: engine.nodeTypes });
  return new LoadOptionsContext(workflow, node, additionalData, '') as unknown as ILoadOptionsFunctions;
}

const WORKBOOK = { __rl: true, mode: 'id', value: 'a0000000-0000-4000-8000-000000000001' };
const onWorkbook = { resource: 'workbook', operation: 'export', workbookId: WORKBOOK };

describe('lists in the editor', () => {
  it('search workbooks by name and page on', async () => {
    const search = sigmaNode.methods.listSearch.searchWorkbooks;
    const found = await search?.call(await editor({}), 'churn');
    expect(found?.results.every(({ name }) => name.startsWith('Churn'))).toBe(true);
    expect(found?.results).toHaveLength(33);
    const members = sigmaNode.methods.listSearch.searchMembers;
    const first = await members?.call(await editor({}));
    expect(first?.results[0]).toMatchObject({ name: 'Member 1 (member1@example.com)', value: 'e0000000-0000-4000-8000-000000000001' });
    const second = await members?.call(await editor({}), '', first?.paginationToken as string);
    expect(second?.results[0]?.name).toBe('Member 101 (member101@example.com)');
  });

  it.each([
    ['getPages', onWorkbook, [{ name: 'Overview', value: 'page-1' }, { name: 'Details', value: 'page-2' }]],
    ['getElements', onWorkbook, [{ name: 'Overview: Sales by day', value: 'el-table' }, { name: 'Details: Trend', value: 'el-chart' }, { name: 'Details: el-text', value: 'el-text' }]],
    ['getWorkbookSchedules', { ...onWorkbook, operation: 'materialize' }, [{ name: 'Element that ends ready', value: 'sheet-ready' }, expect.anything(), expect.anything()]],
    ['getAccountTypes', {}, ['admin', 'build', 'analyze', 'viewer'].map((name) => ({ name, value: name }))],
    ['getOAuthConnections', {}, [1, 2, 3].map((n) => ({ name: `Warehouse ${n}`, value: `c0000000-0000-4000-8000-00000000000${n}` }))],
  ])('%s gives names and ids', async (method, parameters, expected) => {
    expect(await sigmaNode.methods.loadOptions[method]?.call(await editor(parameters))).toEqual(expected);
  });

  it('show what Sigma refuses instead of an empty list', async () => {
    const host = await editor({}, { clientSecret: 'wrong' });
    await expect(sigmaNode.methods.listSearch.searchTeams?.call(host)).rejects.toThrow(/client ID, client secret and cloud region/);
  });
});

/** Every parameter, also those inside collections. */
function flat(properties: readonly INodeProperties[]): INodeProperties[] {
  return properties.flatMap((property) => {
    const inner = (property.options ?? []).flatMap((option) => {
      if ('values' in option) return flat((option as INodePropertyCollection).values);
      return 'displayName' in option && 'type' in option ? flat([option as INodeProperties]) : [];
    });
    return [property, ...inner];
  });
}

describe('the description', () => {
  const properties = flat(sigmaNode.description.properties);

  it('explains every parameter and every choice', () => {
    expect(properties.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    const choices = properties.flatMap(({ type, options }) => (type === 'options' || type === 'multiOptions' ? ((options ?? []) as INodePropertyOptions[]) : []));
    expect(choices.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  it('has a loader behind every list and an icon pair that differs', () => {
    const loaders = properties.map(({ typeOptions }) => typeOptions?.loadOptionsMethod).filter((name) => name !== undefined);
    expect(loaders.filter((name) => !(String(name) in sigmaNode.methods.loadOptions))).toEqual([]);
    const searches = properties.flatMap(({ modes }) => modes ?? []).map(({ typeOptions }) => typeOptions?.searchListMethod).filter((name) => name !== undefined);
    expect(searches.filter((name) => !(String(name) in sigmaNode.methods.listSearch))).toEqual([]);
    const read = (name: string) => fs.readFileSync(path.join(projectRoot, 'icons', name), 'utf8');
    expect(read('sigma.svg')).not.toBe(read('sigma.dark.svg'));
  });

  it('names all thirteen regions in the credential, hides secrets, and needs no library to load', () => {
    const region = sigmaCredentialType.properties.find(({ name }) => name === 'region');
    expect((region?.options as INodePropertyOptions[]).map(({ name }) => name)).toEqual([
      'AWS-US (West)', 'AWS-US (East)', 'AWS-CA', 'AWS-EU', 'AWS-UK', 'AWS-AU', 'Azure-US', 'Azure-EU', 'Azure-CA', 'Azure-UK', 'Azure-AU', 'GCP', 'GCP-SA', 'Custom Base URL',
    ]);
    const masked = sigmaCredentialType.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
    expect(masked).toEqual(['clientSecret', 'accessToken']);
  });
});
