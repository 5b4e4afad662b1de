import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import { sigmaBaseUrl } from '../../sandbox/vendors/sigma';
import { heldBytes } from '../heldBytes';
import { basic, bearer, call, type Called } from './call';

let sandbox: Sandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  base = sigmaBaseUrl(sandbox.url);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const { clientId, clientSecret } = SANDBOX_SECRETS;
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const askToken = (host = base, headers = basic(clientId, clientSecret), body = 'grant_type=client_credentials') =>
  call(`${host}/v2/auth/token`, { method: 'POST', headers: { ...FORM, ...headers }, body });
const login = async () => bearer((((await askToken()).body) as { access_token: string }).access_token);
const settings = (changes: object) => call(`${sandbox.url}/sigma/__settings`, { json: changes });
const workbook = 'a0000000-0000-4000-8000-000000000001';
const connection = (n: number) => `c0000000-0000-4000-8000-00000000000${n}`;
const refusal = (status: number, message: string | RegExp) => (
  { status, body: { requestId: expect.stringMatching(/^[\da-f-]{36}$/), code: expect.any(String), message: expect.stringMatching(message) } });
const entriesOf = ({ body }: Called) => (body as { entries: object[] }).entries;

describe('the token endpoint', () => {
  it('takes the client by Basic or in the form, and tells how long the token lives', async () => {
    expect(await askToken()).toMatchObject({ status: 200, body: { access_token: expect.any(String), refresh_token: expect.any(String), token_type: 'bearer', expires_in: 3599 } });
    sandbox.reset();
    const inForm = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
    expect((await askToken(base, {}, inForm)).status).toBe(200);
  });

  it('answers 429 to the second request within a second, without saying how long to wait', async () => {
    await askToken();
    const second = await askToken();
    expect(second).toMatchObject(refusal(429, 'Rate limit'));
    expect(second.headers.has('retry-after')).toBe(false);
  });

  it('refuses a JSON body, a missing grant, a wrong secret and a refresh token used twice', async () => {
    const json = await call(`${base}/v2/auth/token`, { json: { clientId, clientSecret } });
    expect(json).toMatchObject(refusal(400, 'form'));
    sandbox.reset();
    expect(await askToken(base, basic(clientId, clientSecret), '')).toMatchObject(refusal(400, 'grant_type'));
    sandbox.reset();
    expect(await askToken(base, basic(clientId, 'wrong'))).toMatchObject(refusal(401, 'verify your identity'));
    sandbox.reset();
    expect(await askToken(base, basic(clientId, clientSecret), 'grant_type=refresh_token&refresh_token=stolen')).toMatchObject(refusal(400, 'refresh_token'));
  });

  it('knows the client on its own host only, and refuses its token elsewhere', async () => {
    const abroad = sigmaBaseUrl(sandbox.url, 'azure-eu');
    expect((await askToken(abroad)).status).toBe(401);
    sandbox.reset();
    const token = await login();
    expect((await call(`${base}/v2/whoami`, { headers: token })).status).toBe(200);
    expect(await call(`${abroad}/v2/whoami`, { headers: token })).toMatchObject(refusal(401, 'verify your identity'));
  });
});

describe('lists', () => {
  it('pages with opaque tokens until nextPage is null, each entry once', async () => {
    const headers = await login();
    const ids = new Set<string>();
    let next: string | null = null;
    do {
      const page: Called = await call(`${base}/v2/members?limit=500${next ? `&page=${next}` : ''}`, { headers });
      entriesOf(page).forEach((entry) => ids.add((entry as { memberId: string }).memberId));
      next = (page.body as { nextPage: string | null }).nextPage;
    } while (next);
    expect(ids.size).toBe(1203);
  });

  it('gives 50 unless asked, and refuses sizes over 1000, page numbers, foreign tokens and invented parameters', async () => {
    const headers = await login();
    const first = await call(`${base}/v2/workbooks`, { headers });
    expect(entriesOf(first)).toHaveLength(50);
    const token = (first.body as { nextPage: string }).nextPage;
    for (const query of ['limit=1001', 'limit=0', 'page=2', 'size=10']) {
      expect([query, (await call(`${base}/v2/workbooks?${query}`, { headers })).status]).toEqual([query, 400]);
    }
    expect((await call(`${base}/v2/members?page=${token}`, { headers })).status).toBe(400);
  });

  it('pages account types by pageToken and leaves the token out at the end', async () => {
    const headers = await login();
    const first = (await call(`${base}/v2/accountTypes?pageSize=3`, { headers })).body as { nextPageToken: string };
    const last = (await call(`${base}/v2/accountTypes?pageSize=3&pageToken=${first.nextPageToken}`, { headers })).body;
    expect(last).toEqual({ entries: [expect.objectContaining({ accountTypeName: 'viewer' })] });
  });

  it('asks for a token everywhere', async () => {
    expect(await call(`${base}/v2/workbooks`)).toMatchObject(refusal(401, 'Token missing or malformed'));
  });
});

describe('writes', () => {
  it('creates, changes and deletes a team, and refuses unknown keys', async () => {
    const headers = await login();
    const created = await call(`${base}/v2/teams`, { headers, json: { name: 'New' } });
    const { teamId } = created.body as { teamId: string };
    expect((await call(`${base}/v2/teams/${teamId}`, { method: 'PATCH', headers, json: { name: 'Newer' } })).body).toMatchObject({ name: 'Newer' });
    expect(await call(`${base}/v2/teams`, { headers, json: { name: 'X', color: 'red' } })).toMatchObject(refusal(400, 'color'));
    expect((await call(`${base}/v2/teams/${teamId}`, { method: 'DELETE', headers })).status).toBe(200);
    expect(await call(`${base}/v2/teams/${teamId}`, { headers })).toMatchObject(refusal(404, 'Team not found'));
  });

  it('archives a member instead of deleting it', async () => {
    const headers = await login();
    const url = `${base}/v2/members/e0000000-0000-4000-8000-000000000002`;
    await call(url, { method: 'DELETE', headers });
    expect((await call(url, { headers })).body).toMatchObject({ isArchived: true });
  });
});

describe('exports', () => {
  const start = (headers: Record<string, string>, body: object) => call(`${base}/v2/workbooks/${workbook}/export`, { headers, json: body });
  const download = (headers: Record<string, string>, { body }: Called) => call(`${base}/v2/query/${(body as { queryId: string }).queryId}/download`, { headers });
  const CSV = { elementId: 'el-table', format: { type: 'csv' } };

  it('answers 204 without a body until the file is ready', async () => {
    await settings({ exportReadyMs: 300 });
    const headers = await login();
    const started = await start(headers, CSV);
    expect(started.body).toEqual({ jobComplete: false, queryId: expect.any(String) });
    expect(await download(headers, started)).toMatchObject({ status: 204, text: '' });
    await new Promise((resolve) => setTimeout(resolve, 320));
    const file = await download(headers, started);
    expect(file.headers.get('content-type')).toBe('text/csv');
    expect(file.text).toMatch(/^Row,Day,Amount,Signed in as/);
    expect((await call(`${base}/v2/query/unknown/download`, { headers })).status).toBe(404);
  });

  it.each([
    ['format as a text', { elementId: 'el-table', format: 'csv' }],
    ['csv of a whole workbook', { format: { type: 'csv' } }],
    ['pdf without a layout', { format: { type: 'pdf' } }],
    ['png of a whole workbook', { format: { type: 'png' } }],
    ['too many rows', { ...CSV, rowLimit: 1_000_001 }],
    ['an unknown control', { ...CSV, parameters: { Nope: 'x' } }],
    ['overrides in the body', { ...CSV, oauthOverrides: [] }],
  ])('refuses %s', async (_, body) => {
    expect(await start(await login(), body)).toMatchObject(refusal(400, '.'));
  });

  it('counts starts per window', async () => {
    await settings({ exportsPerWindow: 3 });
    const headers = await login();
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await start(headers, CSV)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('reads override tokens from the header, as JSON with the long id of an OAuth connection', async () => {
    const headers = await login();
    const override = (list: unknown, more = {}) => start({ ...headers, 'x-sigma-oauth-overrides': typeof list === 'string' ? list : JSON.stringify(list), ...more }, CSV);
    expect((await override("[{'conn_id': 'x', 'token': 'y'}]")).status).toBe(400);
    expect((await override([{ conn_id: connection(9), token: 't' }])).status).toBe(400);
    const reject = { 'x-sigma-oauth-reject-default-tokens': 'true' };
    expect(await override([{ conn_id: connection(1), token: 't' }], reject)).toMatchObject(refusal(403, 'override'));
    const started = await override([{ conn_id: connection(1), token: 't' }, { conn_id: connection(2), token: 't' }], reject);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await download(headers, started)).text).toContain(',override,');
  });

  it('sends a large file without holding it', async () => {
    await settings({ exportBytes: 200_000_000, exportReadyMs: 0 });
    const headers = await login();
    const { body } = await start(headers, CSV);
    const before = heldBytes();
    const response = await fetch(`${base}/v2/query/${(body as { queryId: string }).queryId}/download`, { headers });
    let bytes = 0;
    let held: number | null = null;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      // Half-way, with time to run ahead of who reads: what is sent must wait for the reader.
      if (held !== null || bytes < 100_000_000) continue;
      await sleep(500);
      held = heldBytes() - before;
    }
    expect(bytes).toBeGreaterThanOrEqual(200_000_000);
    expect(held).not.toBeNull();
    expect(held).toBeLessThan(20_000_000);
  });
});

describe('materializations', () => {
  it('runs one at a time and ends as its schedule says', async () => {
    const headers = await login();
    const start = (sheetId: string) => call(`${base}/v2/workbooks/${workbook}/materializations`, { headers, json: { sheetId } });
    expect(await start('nope')).toMatchObject(refusal(400, 'not configured'));
    const { materializationId } = (await start('sheet-failed')).body as { materializationId: string };
    const url = `${base}/v2/workbooks/${workbook}/materializations/${materializationId}`;
    expect((await call(url, { headers })).body).toMatchObject({ status: expect.stringMatching(/pending|building/) });
    expect(await start('sheet-failed')).toMatchObject(refusal(409, 'in progress'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await call(url, { headers })).body).toMatchObject({ status: 'failed', error: expect.any(String) });
  });
});
