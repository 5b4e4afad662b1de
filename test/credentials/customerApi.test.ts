import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { Workflow, createEmptyRunExecutionData } from 'n8n-workflow';
import { CustomerApi } from '../../credentials/CustomerApi.credentials';
import { clientOf } from '../../credentials/customerApi/authentication';
import { tokenToKeep } from '../../credentials/token/keptToken';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { sourceEngine } from '../nodes/nodeRun';

const type = new CustomerApi();
let engine: Engine;
let server: http.Server;
let origin: string;
let seen: { url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
let health = 200;

beforeAll(async () => {
  engine = await sourceEngine();
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      seen.push({ url: request.url ?? '', headers: request.headers, body });
      const { status, answer } = reply(request.url ?? '', request.headers, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await engine.close();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => { seen = []; health = 200; });

const GOOD: Record<string, (headers: http.IncomingHttpHeaders) => boolean> = {
  '/none/health': (headers) => headers.authorization === undefined,
  '/bearer/health': (headers) => headers.authorization === 'Bearer tok-1',
  '/key/health': (headers) => headers['x-customer-key'] === 'key-1',
  '/basic/health': (headers) => headers.authorization === `Basic ${Buffer.from('jö:p:w').toString('base64')}`,
  '/oauth/health': (headers) => headers.authorization === 'Bearer fresh-token',
};

function reply(url: string, headers: http.IncomingHttpHeaders, body: string): { status: number; answer: object } {
  if (url === '/token') {
    const form = new URLSearchParams(body);
    const known = form.get('grant_type') === 'client_credentials' && form.get('client_id') === 'me' && form.get('client_secret') === 's&cret=';
    return known ? { status: 200, answer: { access_token: 'fresh-token' } } : { status: 401, answer: { error: 'invalid_client' } };
  }
  const judge = GOOD[url];
  if (!judge) return { status: 404, answer: {} };
  return judge(headers) ? { status: health, answer: { status: 'ok' } } : { status: 401, answer: { error: 'unauthorized' } };
}

/** The credential test as n8n's server runs it: a declarative node around the test request. */
async function testCredential(data: ICredentialDataDecryptedObject): Promise<{ status: 'OK' | 'Error'; message: string }> {
  const { RoutingNode, ExecuteContext, ExternalSecretsProxy } = await import('n8n-core');
  const { request, rules } = type.test;
  const description = {
    name: 'n8n-nodes-base.noOp', displayName: 'Probe', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'],
    credentials: [{ name: 'customerApi', required: true }],
    properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
  } as unknown as INodeTypeDescription;
  const probe: INodeType = { description };
  const node = { id: 'probe', name: 'Probe', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0] as [number, number], parameters: {}, credentials: { customerApi: { id: 'c', name: 'c' } } };
  const nodeTypes = { getByName: () => probe, getByNameAndVersion: () => probe, getKnownTypes: () => ({}) };
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  const store = new CredentialStore({ c: { accessToken: '', ...data } });
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: store, executionId: 'test', baseUrl: 'http://localhost/',
    executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
  });
  const context = new ExecuteContext(
    workflow, node, additionalData, 'internal', createEmptyRunExecutionData(), 0, [], { main: [[{ json: {} }]] }, { node, data: {}, source: null }, [],
  );
  try {
    await workflow.expression.withIsolate(async () => await new RoutingNode(context, probe).runNode());
    return { status: 'OK', message: 'Connection successful!' };
  } catch (error) {
    const { cause, message } = error as { cause?: { response?: { status: number } }; message: string };
    const rule = rules?.find((candidate) => 'value' in candidate.properties && candidate.properties.value === cause?.response?.status);
    return { status: 'Error', message: rule?.properties.message ?? message };
  }
}

const kinds: [string, ICredentialDataDecryptedObject, ICredentialDataDecryptedObject][] = [
  ['bearerToken', { baseUrl: '/bearer', bearerToken: 'tok-1' }, { bearerToken: 'wrong' }],
  ['apiKey', { baseUrl: '/key', apiKey: 'key-1', headerName: 'X-Customer-Key' }, { apiKey: 'wrong' }],
  ['basic', { baseUrl: '/basic', username: 'jö', password: 'p:w' }, { password: 'wrong' }],
  ['oauth2', { baseUrl: '/oauth', tokenUrl: '/token', clientId: 'me', clientSecret: 's&cret=' }, { clientSecret: 'wrong' }],
];

function credential(authentication: string, fields: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
  const absolute = Object.entries(fields).map(([name, value]) => [name, name.endsWith('Url') ? `${origin}${String(value)}` : value]);
  return { authentication, healthEndpoint: '/health', headerName: 'X-API-Key', ...Object.fromEntries(absolute) };
}

describe('the credential test, as n8n runs it', () => {
  it('passes without authentication', async () => {
    expect(await testCredential(credential('none', { baseUrl: '/none' }))).toMatchObject({ status: 'OK' });
    expect(seen.map(({ url }) => url)).toEqual(['/none/health']);
  });

  it.each(kinds)('passes with a good %s and fails with a wrong one, saying why', async (kind, good, wrong) => {
    expect(await testCredential(credential(kind, good))).toMatchObject({ status: 'OK' });
    const refused = await testCredential(credential(kind, { ...good, ...wrong }));
    expect(refused.status).toBe('Error');
    expect(refused.message).toMatch(/does not know this credential \(401\)|refused the client \(401\)/);
    expect(JSON.stringify(refused)).not.toContain('wrong');
  });

  it('uses a token again, but not for a client that has been changed since', async () => {
    const client = credential('oauth2', { baseUrl: '/oauth', tokenUrl: '/token', clientId: 'me', clientSecret: 's&cret=' });
    const kept = tokenToKeep(clientOf(client), 'fresh-token');
    expect(await testCredential({ ...client, accessToken: kept })).toMatchObject({ status: 'OK' });
    expect(seen.map(({ url }) => url)).toEqual(['/oauth/health']);
    const changed = await testCredential({ ...client, clientSecret: 'wrong', accessToken: kept });
    expect(changed.message).toContain('refused the client (401)');
  });

  it('names the health endpoint when nothing answers there', async () => {
    const result = await testCredential(credential('bearerToken', { baseUrl: '/bearer', bearerToken: 'tok-1', healthEndpoint: '/helth' }));
    expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('health endpoint (404)') });
  });

  it('tells an unwell API from a wrong credential', async () => {
    health = 503;
    const result = await testCredential(credential('bearerToken', { baseUrl: '/bearer', bearerToken: 'tok-1' }));
    expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('not available just now (503)') });
  });

  it('joins base URL and health endpoint whatever slashes they carry', async () => {
    await testCredential(credential('bearerToken', { baseUrl: '/bearer/', bearerToken: 'tok-1' }));
    await testCredential(credential('bearerToken', { baseUrl: '/bearer', bearerToken: 'tok-1', healthEndpoint: 'health' }));
    expect(seen.map(({ url }) => url)).toEqual(['/bearer/health', '/bearer/health']);
  });

  it('says so when the token URL is no token endpoint', async () => {
    const result = await testCredential(credential('oauth2', { baseUrl: '/oauth', tokenUrl: '/none/health', clientId: 'me', clientSecret: 's&cret=' }));
    expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('without an access_token') });
  });
});

it('keeps its icon beside the package', async () => {
  const fs = await import('node:fs');
  const { light, dark } = type.icon as { light: string; dark: string };
  const at = (icon: string) => path.join(__dirname, '..', '..', 'credentials', icon.replace('file:', ''));
  expect([light, dark].map((icon) => fs.existsSync(at(icon)))).toEqual([true, true]);
});
