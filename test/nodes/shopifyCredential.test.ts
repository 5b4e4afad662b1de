import { createEmptyRunExecutionData, Workflow, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { SHOPS } from '../../sandbox/vendors/shopify';
import { ShopifyStoreApi } from '../../credentials/ShopifyStoreApi.credentials';
import { entered } from '../lib/platforms/shopify/support/connected';
import { parseCredential } from '../../lib/platforms/shopify/access/fields';
import { sourceEngine } from './nodeRun';

const type = new ShopifyStoreApi();

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sourceEngine();
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
  const { request, rules } = type.test;
  const description = {
    name: 'n8n-nodes-base.noOp', displayName: 'Probe', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'],
    credentials: [{ name: 'shopifyStoreApi', required: true }],
    properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
  } as unknown as INodeTypeDescription;
  const probe: INodeType = { description };
  const node = { id: 'probe', name: 'Probe', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0] as [number, number], parameters: {}, credentials: { shopifyStoreApi: { id: 'c', name: 'c' } } };
  const nodeTypes = { getByName: () => probe, getByNameAndVersion: () => probe, getKnownTypes: () => ({}) };
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: new CredentialStore({ c: { ...entered(sandbox, SHOPS[0], more), token: '' } }), executionId: 'test', baseUrl: 'http://localhost/',
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

it('gets a token and asks for the shop with it', async () => {
  expect(await test()).toBe('OK');
  expect(sandbox.received().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /shopify/tributary-demo/admin/oauth/access_token', 'POST /shopify/tributary-demo/admin/api/2026-10/graphql.json',
  ]);
});

it('uses an access token as it is', async () => {
  expect(await test({ authentication: 'accessToken', accessToken: SHOPS[0].accessToken })).toBe('OK');
  expect(sandbox.stats().tokensIssued).toBe(0);
});

it.each([
  ['a wrong secret', { clientSecret: 'not-the-secret' }, 'does not know this client ID or secret'],
  ['another app', { clientId: 'other' }, 'The app is not installed in this shop'],
  ['a wrong token', { authentication: 'accessToken', accessToken: 'shpat_wrong' }, 'does not accept the access token (401)'],
])('says what to check for %s, without the secret', async (_, more, words) => {
  const message = await test(more);
  expect(message).toContain(words);
  expect(message).not.toMatch(/not-the-secret|shpat_wrong/);
});

it('reaches the shop that the nodes reach, however it is written', () => {
  const { baseURL } = type.test.request;
  const shown = (shop: string) => {
    const code = String(baseURL).slice(4, -3);
    return new Function('$credentials', `return ${code}`)({ shop, baseUrl: '' }) as string;
  };
  for (const shop of ['demo', 'Demo.myshopify.com', 'https://demo.myshopify.com/admin', 'admin.shopify.com/store/demo', 'https://admin.shopify.com/store/demo/orders']) {
    expect(shown(shop)).toBe(parseCredential({ shop, accessToken: 't' }).baseUrl);
  }
});
