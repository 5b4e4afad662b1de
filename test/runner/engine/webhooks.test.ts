import { CredentialStore } from '../../../runner/engine/credentialStore';
import { startEngine, type Engine } from '../../../runner/engine/engine';
import { serveWorkflows, type WebhookServer } from '../../../runner/engine/webhooks/server';
import { chain, fixturePackage, node, projectRoot } from './workflows';

const webhook = (parameters: Record<string, unknown>, extra = {}) =>
  node('Webhook', 'webhook', { options: {}, ...parameters } as never, { typeVersion: 2.1, ...extra });
const respondWith = (parameters: Record<string, unknown>) =>
  node('Respond', 'respondToWebhook', { options: {}, ...parameters } as never, { typeVersion: 1.1 });

const create = chain(
  webhook({ httpMethod: 'POST', path: 'customers', responseMode: 'responseNode' }),
  respondWith({
    respondWith: 'json',
    responseBody: '={{ ({ got: $json.body, query: $json.query }) }}',
    options: { responseCode: 201, responseHeaders: { entries: [{ name: 'X-Made', value: 'yes' }] } },
  }),
);
const find = chain(
  webhook({ httpMethod: 'GET', path: 'customers/:id', responseMode: 'lastNode' }),
  node('Echo', 'fixture', { text: '={{ $json.params.id }}' }),
);
const guarded = chain(
  webhook(
    { httpMethod: 'POST', path: 'guarded', authentication: 'headerAuth', responseMode: 'onReceived' },
    { credentials: { httpHeaderAuth: { id: 'h', name: 'Header' } } },
  ),
  node('Echo', 'fixture'),
);
const upload = chain(
  webhook({ httpMethod: 'POST', path: 'upload', responseMode: 'responseNode' }),
  node('Read', 'code', {
    jsCode: 'const item = $input.first(); const [name, file] = Object.entries(item.binary)[0];'
      + 'return [{ json: { name, fileName: file.fileName, mimeType: file.mimeType, body: item.json.body }, binary: item.binary }];',
  }, { typeVersion: 2 }),
  respondWith({
    respondWith: 'binary',
    options: { responseHeaders: { entries: [{ name: 'x-file', value: '={{ $json.name + "|" + $json.fileName + "|" + $json.mimeType }}' }] } },
  }),
);
const download = chain(
  webhook({ httpMethod: 'GET', path: 'rows.csv', responseMode: 'lastNode', responseData: 'firstEntryBinary' }),
  node('Make', 'fixture', { mode: 'binary' }),
);
const broken = chain(
  webhook({ httpMethod: 'GET', path: 'broken', responseMode: 'lastNode' }),
  node('Fail', 'fixture', { mode: 'fail' }),
);

let engine: Engine;
let server: WebhookServer;

beforeAll(async () => {
  engine = await startEngine({ projectRoot, packages: [fixturePackage], withoutProject: true });
  const credentials = new CredentialStore({ Header: { name: 'X-Secret', value: 'open-sesame' } });
  const workflows = [create, find, guarded, upload, download, broken].map((workflow) => ({ workflow, credentials }));
  server = await serveWorkflows(engine, { workflows });
});

afterAll(async () => {
  await server.close();
  await engine.close();
});

const call = (path: string, init?: RequestInit) => fetch(`${server.url}/webhook/${path}`, init);
const postJson = (path: string, body: string, headers = {}) =>
  call(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('webhooks of workflows', () => {
  it('are listed with method and address', () => {
    expect(server.addresses).toContain(`POST ${server.url}/webhook/customers`);
    expect(server.addresses).toContain(`GET ${server.url}/webhook/customers/:id`);
  });

  it('hand JSON and query to the workflow and answer through Respond to Webhook', async () => {
    const response = await postJson('customers?a=1&b=2&b=3', '{"email":"jo@example.com"}');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-made')).toBe('yes');
    expect(await response.json()).toEqual({ got: { email: 'jo@example.com' }, query: { a: '1', b: ['2', '3'] } });
  });

  it('answer with the last node’s first item, path parameters decoded', async () => {
    const response = await call('customers/caf%C3%A9');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ text: 'café', items: 1 });
  });

  it.each([
    ['without the header', {}, 403],
    ['with a wrong header', { 'x-secret': 'guess' }, 403],
    ['with the right header', { 'x-secret': 'open-sesame' }, 200],
  ])('guard by header credential: %s', async (_case, headers, status) => {
    const response = await postJson('guarded', '{}', headers);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('open-sesame');
  });

  it('take a file from a form upload', async () => {
    const form = new FormData();
    form.set('note', 'hello');
    form.set('file', new File(['name\nÅsa\n'], 'people.csv', { type: 'text/csv' }));
    const response = await call('upload', { method: 'POST', body: form });
    expect(response.headers.get('x-file')).toBe('file|people.csv|text/csv');
    expect(await response.text()).toBe('name\nÅsa\n');
  });

  it('take a file as the raw body', async () => {
    const response = await call('upload', { method: 'POST', body: 'a;b\n1;2\n', headers: { 'content-type': 'text/csv' } });
    expect(response.headers.get('x-file')).toMatch(/^data\|.+\|text\/csv$/);
    expect(await response.text()).toBe('a;b\n1;2\n');
  });

  it('send a file of the last node', async () => {
    const response = await call('rows.csv');
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(await response.text()).toBe('a,b\n1,2\n');
  });

  it('answer 500 without details when the workflow fails', async () => {
    const response = await call('broken');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Error in workflow' });
  });

  it.each([
    ['an unknown path', 'nowhere', { method: 'GET' }, 404],
    ['another method', 'customers', { method: 'DELETE' }, 404],
    ['broken JSON', 'customers', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 422],
  ])('refuse %s', async (_case, path, init, status) => {
    expect((await call(path, init)).status).toBe(status);
  });

  it('refuse a body larger than n8n takes', async () => {
    const response = await postJson('customers', JSON.stringify('x'.repeat(17 * 1024 * 1024))).catch(() => undefined);
    expect(response?.status ?? 413).toBe(413);
  });
});
