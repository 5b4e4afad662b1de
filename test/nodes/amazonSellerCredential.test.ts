import { createEmptyRunExecutionData, Workflow, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { AmazonSellerApi } from '../../credentials/AmazonSellerApi.credentials';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { amazonCredential } from '../../sandbox/vendors/amazon';
import { call } from '../sandbox/call';
import { sourceEngine } from './nodeRun';

const credentialType = new AmazonSellerApi();

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sourceEngine();
  sandbox = await startSandbox({ orders: 5 });
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const fields = (more: object = {}) => ({ ...amazonCredential(sandbox.url), accessToken: '', ...more });

/** The credential test as n8n's server runs it: a declarative node around the test request. */
async function test(more: object = {}): Promise<string> {
  const { ExecuteContext, ExternalSecretsProxy, RoutingNode } = await import('n8n-core');
  const { request, rules } = credentialType.test;
  const description = {
    name: 'n8n-nodes-base.noOp', displayName: 'Probe', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'],
    credentials: [{ name: 'amazonSellerApi', required: true }],
    properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
  } as unknown as INodeTypeDescription;
  const probe: INodeType = { description };
  const node = { id: 'probe', name: 'Probe', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0] as [number, number], parameters: {}, credentials: { amazonSellerApi: { id: 'c', name: 'c' } } };
  const nodeTypes = { getByName: () => probe, getByNameAndVersion: () => probe, getKnownTypes: () => ({}) };
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: new CredentialStore({ c: fields(more) }), executionId: 'test', baseUrl: 'http://localhost/',
    executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
  });
  const context = new ExecuteContext(workflow, node, additionalData, 'internal', createEmptyRunExecutionData(), 0, [], { main: [[{ json: {} }]] }, { node, data: {}, source: null }, []);
  try {
    const answer = (await new RoutingNode(context, probe).runNode())?.[0]?.[0]?.json;
    const told = rules?.find(({ type, properties }) => type === 'responseSuccessBody' && 'key' in properties && at(answer, properties.key) === properties.value);
    return told?.properties.message ?? 'OK';
  } catch (error) {
    const { cause, message } = error as { cause?: { response?: { status: number } }; message: string };
    const rule = rules?.find((candidate) => 'value' in candidate.properties && candidate.properties.value === cause?.response?.status);
    return rule?.properties.message ?? message;
  }
}

/** What stands at a path of an answer, as n8n's server looks it up. */
const at = (answer: unknown, path: string) => path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], answer);

const kept = (more: object = {}) => credentialType.preAuthentication.call({ helpers: { httpRequest: async () => ({ access_token: 'Atza|of-before' }) } } as never, fields(more));

it('asks for the marketplaces of the seller, with a token of its own', async () => {
  expect(await test({ sellerId: 'A2SANDBOXUS01X' })).toBe('OK');
  expect(sandbox.received().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /amazon/auth/o2/token', 'GET /amazon/na/sellers/v1/marketplaceParticipations']);
});

it.each([
  ['a wrong secret', { clientSecret: 'not-the-secret' }, /does not know this application \(401\)/],
  ['a wrong refresh token', { refreshToken: 'Atzr|not-the-token' }, /does not accept the refresh token \(400\)/],
  ['a region the authorization is not for', { region: 'eu' }, /does not let it in \(403\). Check the region/],
  ['a field that is empty', { clientId: '' }, /clientId is empty/],
  ['nothing that answers', { baseUrl: 'http://127.0.0.1:9' }, /refused the connection/],
])('says what to check for %s, without the secret', async (_, more, sentence) => {
  const message = await test(more);
  expect(message).toMatch(sentence);
  expect(message).not.toMatch(/not-the/);
});

const WHERE_IT_IS = /Merchant Token under Settings > Account Info > Business Information/;

it('asks for the money that has moved where no seller ID is entered, which tells whose it is', async () => {
  expect(await test()).toBe('OK');
  expect(sandbox.received().at(-1)!.path).toMatch(/^\/amazon\/na\/finances\/2024-06-19\/transactions/);
});

it.each([['the application may not see finances', { missingRoles: 'finance' }], ['no money has moved', { visibleAfterSeconds: 30 * 365 * 86_400 }]])('says where the seller ID is found when %s', async (_, settings) => {
  await call(`${sandbox.url}/amazon/__settings`, { json: settings });
  expect(await test()).toMatch(WHERE_IT_IS);
  expect(await test({ sellerId: 'A2SANDBOXUS01X' })).toBe('OK');
});

it('fetches a new token when the one that is kept is of another client', async () => {
  const before = await kept({ refreshToken: 'Atzr|another' });
  expect(await test(before)).toBe('OK');
  expect(await test({ ...before, clientSecret: 'not-the-secret' })).toMatch(/does not know this application/);
});

it('fetches a new token when the one that is kept has ended, since Amazon answers 403 to it', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 7_200_000);
  const old = await kept();
  clock.mockRestore();
  expect(await test(old)).toBe('OK');
});
