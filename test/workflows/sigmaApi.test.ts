import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { serveWorkflows, type WebhookServer } from '../../runner/engine/webhooks/server';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sigmaCredential, sigmaEngine } from '../nodes/sigmaRun';
import { shipped } from './shipped';

const KEY = { 'X-API-Key': 'console-key-for-tests' };
const WORKBOOK = 'a0000000-0000-4000-8000-000000000001';
const override = (n: number) => ({ connectionId: `c0000000-0000-4000-8000-00000000000${n}`, token: `warehouse-token-${n}` });

let engine: Engine;
let sandbox: Sandbox;
let server: WebhookServer;
beforeAll(async () => {
  engine = await sigmaEngine();
  sandbox = await startSandbox();
  server = await serve(sigmaCredential(sandbox.url));
}, 120_000);
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await engine.close();
});

async function serve(sigmaApi: ReturnType<typeof sigmaCredential>): Promise<WebhookServer> {
  const workflow = shipped('sigma-api.json');
  const credentials = new CredentialStore({ sigmaApi, httpHeaderAuth: { name: 'X-API-Key', value: KEY['X-API-Key'] } });
  return await serveWorkflows(engine, { workflows: [{ workflow, credentials }] });
}

async function call(target: string, { body, headers = KEY, on = server }: { body?: object; headers?: object; on?: WebhookServer } = {}) {
  const answer = await fetch(`${on.url}/webhook/api/sigma/${target}`, {
    method: body ? 'POST' : 'GET', headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) }, body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), headers: answer.headers, text, json: (): unknown => JSON.parse(text) };
}

const problem = (text: string | RegExp) => ({ error: expect.stringMatching(text), status: 'error' });

it('tells the status and the configuration', async () => {
  const status = await call('status');
  expect(status.status).toBe(200);
  expect(status.json()).toEqual({ status: 'connected', baseUrl: expect.stringContaining('/sigma/'), cloud: 'Custom', user: expect.objectContaining({ userId: expect.any(String) }) });
  expect((await call('config')).json()).toMatchObject({ enabled: true, pageSizes: [25, 50, 100, 500, 1000] });
});

it.each([['connections', 12], ['workbooks', 260], ['workspaces', 30], ['datasets', 55], ['teams', 40], ['members', 1203]])('pages through %s', async (list, total) => {
  const answer = await call(`${list}?page=2&size=10`);
  expect(answer.json()).toEqual({ data: expect.any(Array), total, page: 2, size: 10, pages: Math.ceil(total / 10) });
  expect((await call(list)).json()).toMatchObject({ page: 1, size: 25 });
});

it.each(['page=0', 'size=1001', 'size=x', 'page=1.5'])('refuses ?%s with 400', async (query) => {
  const answer = await call(`teams?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.json()).toEqual(problem('page is a whole number from 1 on'));
});

it('gets one workbook, and says when there is none', async () => {
  expect((await call(`workbooks/${WORKBOOK}`)).json()).toMatchObject({ workbookId: WORKBOOK });
  const none = await call('workbooks/nope');
  expect([none.status, none.json()]).toEqual([404, problem(/Request ID: [\da-f-]{36}/)]);
});

describe('exports', () => {
  it('answer with the file', async () => {
    const file = await call(`workbooks/${WORKBOOK}/export`, { body: { format: 'pdf', layout: 'landscape' } });
    expect([file.status, file.type, file.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'attachment; filename="sigma-a0000000.pdf"']);
    expect(file.text).toMatch(/^%PDF/);
  });

  it('take element, controls, row limit and override tokens; the console names the workbook in the body', async () => {
    const body = { workbookId: WORKBOOK, format: 'csv', elementId: 'el-table', rowLimit: 1, parameters: { Region: 'EU' }, oauthOverrides: [override(1), override(2)], rejectDefaultTokens: true };
    expect((await call('export', { body })).text).toBe('Row,Day,Amount,Signed in as,Parameters\n1,2026-01-01,7.50,override,EU\n');
  });

  it('say what is wrong, without tokens', async () => {
    const refused = await call(`workbooks/${WORKBOOK}/export`, { body: { format: 'csv' } });
    expect([refused.status, refused.json()]).toEqual([400, problem('single element')]);
    const missing = await call(`workbooks/${WORKBOOK}/export`, { body: { format: 'pdf', oauthOverrides: [override(1)], rejectDefaultTokens: true } });
    expect([missing.status, missing.json()]).toEqual([502, problem('override token')]);
    expect(missing.text).not.toContain('warehouse-token');
  });
});

it('lets nobody in without the key, but shows the page, which holds no secret', async () => {
  expect((await call('status', { headers: {} })).status).toBe(403);
  expect((await call('export', { headers: { 'X-API-Key': 'guess' }, body: { workbookId: WORKBOOK } })).status).toBe(403);
  const page = await call('console', { headers: {} });
  expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.text).toMatch(/^<!doctype html>/);
  expect(page.text).not.toMatch(/sandbox-client|console-key-for-tests|sigma-access/);
});

it('answers a Sigma that is disabled, wrong or down in the documented shapes', async () => {
  const disabled = await serve(sigmaCredential(sandbox.url, { clientId: '' }));
  expect((await call('status', { on: disabled })).json()).toMatchObject({ status: 'disabled', user: null });
  await disabled.close();
  const wrong = await serve(sigmaCredential(sandbox.url, { clientSecret: 'wrong' }));
  expect((await call('status', { on: wrong })).json()).toMatchObject({ status: 'error', error: expect.stringContaining('client secret') });
  const list = await call('teams', { on: wrong });
  expect([list.status, list.json()]).toEqual([502, problem('cloud region')]);
  await wrong.close();
});
