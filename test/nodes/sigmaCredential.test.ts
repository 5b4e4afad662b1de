import { createEmptyRunExecutionData, Workflow, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sigmaBaseUrl } from '../../sandbox/vendors/sigma';
import { sigmaCredential, sigmaCredentialType, sigmaEngine } from './sigmaRun';

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sigmaEngine();
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

/** The credential test as n8n's server runs it: a declarative node around the test request. */
async function test(more: object = {}): Promise<string> {
  const { ExecuteContext, ExternalSecretsProxy, RoutingNode } = await import('n8n-core');
  const { request, rules } = sigmaCredentialType.test;
  const description = {
    name: 'n8n-nodes-base.noOp', displayName: 'Probe', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'],
    credentials: [{ name: 'sigmaApi', required: true }],
    properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
  } as unknown as INodeTypeDescription;
  const probe: INodeType = { description };
  const node = { id: 'probe', name: 'Probe', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0] as [number, number], parameters: {}, credentials: { sigmaApi: { id: 'c', name: 'c' } } };
  const nodeTypes = { getByName: () => probe, getByNameAndVersion: () => probe, getKnownTypes: () => ({}) };
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: new CredentialStore({ c: sigmaCredential(sandbox.url, more) }), executionId: 'test', baseUrl: 'http://localhost/',
    executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
  });
  const context = new ExecuteContext(
    workflow, node, additionalData, 'internal', createEmptyRunExecutionData(), 0, [], { main: [[{ json: {} }]] }, { node, data: {}, source: null }, [],
  );
  try {
    await new RoutingNode(context, probe).runNode();
    return 'OK';
  } catch (error) {
    const { cause, message } = error as { cause?: { response?: { status: number } }; message: string };
    const rule = rules?.find((candidate) => 'value' in candidate.properties && candidate.properties.value === cause?.response?.status);
    return rule?.properties.message ?? message;
  }
}

it('asks who it is, with a token of its own', async () => {
  expect(await test()).toBe('OK');
  expect(sandbox.received().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /sigma/aws-us-west/v2/auth/token', 'GET /sigma/aws-us-west/v2/whoami']);
});

it('takes a base URL with blanks and a slash at its end', async () => {
  expect(await test({ baseUrl: ` ${sigmaBaseUrl(sandbox.url)}/ ` })).toBe('OK');
});

it.each([
  ['a wrong secret', () => ({ clientSecret: 'not-the-secret' })],
  ['a wrong region', () => ({ baseUrl: sigmaBaseUrl(sandbox.url, 'gcp-sa') })],
])('says what to check for %s, without the secret', async (_, more) => {
  const message = await test(more());
  expect(message).toContain('Check client ID, client secret and cloud region');
  expect(message).not.toContain('not-the-secret');
});

it('does not let the token of another client vouch for a wrong secret', async () => {
  const kept = await sigmaCredentialType.preAuthentication.call(
    { helpers: { httpRequest: async () => ({ access_token: 'token-of-before' }) } } as never, sigmaCredential(sandbox.url),
  );
  expect(await test({ ...kept, clientSecret: 'not-the-secret' })).toContain('Check client ID, client secret and cloud region');
});

it('says when nothing answers', async () => {
  expect(await test({ baseUrl: 'http://127.0.0.1:9' })).toMatch(/refused the connection/);
});
