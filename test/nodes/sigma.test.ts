import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { fileOf, runSigma, sigmaCredential, sigmaEngine, type SigmaRunOptions } from './sigmaRun';

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

const WORKBOOK = 'a0000000-0000-4000-8000-000000000001';
const run = (parameters: object, options?: SigmaRunOptions) => runSigma(engine, sigmaCredential(sandbox.url), parameters, options);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const settings = async (changes: object) => void (await fetch(`${sandbox.url}/sigma/__settings`, { method: 'POST', body: JSON.stringify(changes) }));

describe('reading', () => {
  it.each([
    ['connection', 'connectionId', 12], ['workspace', 'workspaceId', 30], ['dataset', 'datasetId', 55], ['dataModel', 'dataModelId', 20],
    ['team', 'teamId', 40], ['file', 'id', 300], ['workbook', 'workbookId', 260], ['member', 'memberId', 1203],
  ])('lists every %s, and gets one', async (resource, key, count) => {
    const all = await run({ resource, operation: 'getMany', output: 'entries', returnAll: true });
    expect(all.error).toBeUndefined();
    expect(all.json).toHaveLength(count);
    expect(all.items[0]?.pairedItem).toEqual({ item: 0 });
    const id = (all.json[1] as Record<string, string>)[key] ?? '';
    const one = await run({ resource, operation: 'get', [resource === 'file' ? 'inodeId' : key]: byId(id) });
    expect(one.json).toEqual([expect.objectContaining({ [key]: id })]);
  });

  it('keeps to the limit and to the filters', async () => {
    const { json } = await run({ resource: 'member', operation: 'getMany', output: 'entries', returnAll: false, limit: 3, filters: { search: 'member12' } });
    expect(json.map((member) => (member as { email: string }).email)).toEqual(['member12@example.com', 'member120@example.com', 'member121@example.com']);
  });

  it('gives a numbered page when asked', async () => {
    const { json } = await run({ resource: 'team', operation: 'getMany', output: 'page', page: 2, size: 30 });
    expect(json).toEqual([{ data: expect.any(Array), total: 40, page: 2, size: 30, pages: 2 }]);
    expect((json[0] as { data: unknown[] }).data).toHaveLength(10);
  });

  it('reads the parts of a workbook', async () => {
    const of = async (operation: string) => (await run({ resource: 'workbook', operation, workbookId: byId(WORKBOOK), output: 'entries', returnAll: true })).json;
    expect(await of('getPages')).toHaveLength(2);
    expect(await of('getElements')).toEqual([
      expect.objectContaining({ elementId: 'el-table', pageId: 'page-1' }), expect.objectContaining({ elementId: 'el-chart', pageId: 'page-2' }), expect.objectContaining({ elementId: 'el-text' }),
    ]);
    expect(await of('getSources')).toEqual([expect.objectContaining({ type: 'table' })]);
    expect(await of('getSchedules')).toHaveLength(1);
  });

  it('knows who it is and tests a connection', async () => {
    expect((await run({ resource: 'user', operation: 'get' })).json).toEqual([{ userId: expect.any(String), organizationId: expect.any(String) }]);
    const test = await run({ resource: 'connection', operation: 'test', connectionId: byId('c0000000-0000-4000-8000-000000000001') });
    expect(test.json).toEqual([{ read: 'SUCCESS', write: 'DISABLED' }]);
  });
});

describe('writing', () => {
  it('creates, changes and deletes a workspace', async () => {
    const [created] = (await run({ resource: 'workspace', operation: 'create', name: 'Finance', noDuplicates: true })).json as { workspaceId: string }[];
    const workspaceId = byId(created?.workspaceId ?? '');
    expect((await run({ resource: 'workspace', operation: 'update', workspaceId, newName: 'Money' })).json).toEqual([expect.objectContaining({ name: 'Money' })]);
    expect((await run({ resource: 'workspace', operation: 'delete', workspaceId })).json).toEqual([{ workspaceId: workspaceId.value, deleted: true }]);
    expect((await run({ resource: 'workspace', operation: 'get', workspaceId })).error?.message).toContain('Sigma has nothing with this ID (404)');
  });

  it('creates a team with members, and changes them', async () => {
    const [created] = (await run({ resource: 'team', operation: 'create', name: 'Ops', additionalFields: { members: 'm1, m2', visibility: 'public' } })).json as { teamId: string; members: string[] }[];
    expect(created?.members).toEqual(['m1', 'm2']);
    const teamId = byId(created?.teamId ?? '');
    expect((await run({ resource: 'team', operation: 'changeMembers', teamId, addMembers: 'm3', removeMembers: '' })).json).toEqual([{ teamId: teamId.value, added: ['m3'], removed: [] }]);
    expect((await run({ resource: 'team', operation: 'update', teamId, updateFields: { description: 'x' } })).json).toEqual([expect.objectContaining({ description: 'x', name: 'Ops' })]);
    expect((await run({ resource: 'team', operation: 'getMembers', teamId, output: 'entries', returnAll: true })).json).toHaveLength(1);
  });

  it('invites, changes and deactivates a member', async () => {
    const [created] = (await run({
      resource: 'member', operation: 'create', email: 'jo@example.com', firstName: 'Jo', lastName: 'Doe', memberType: 'viewer', additionalFields: { sendInvite: false, addToTeams: 't1' },
    })).json as { memberId: string }[];
    const memberId = byId(created?.memberId ?? '');
    expect((await run({ resource: 'member', operation: 'update', memberId, updateFields: { memberType: 'build' } })).json).toEqual([expect.objectContaining({ memberType: 'build' })]);
    expect((await run({ resource: 'member', operation: 'deactivate', memberId })).json).toEqual([{ memberId: memberId.value, deactivated: true }]);
    expect((await run({ resource: 'member', operation: 'get', memberId })).json).toEqual([expect.objectContaining({ isArchived: true })]);
  });

  it('gives and takes grants', async () => {
    const [grant] = (await run({ resource: 'grant', operation: 'create', inodeId: WORKBOOK, grantTo: 'teamId', granteeId: 't1', permission: 'explore', tagId: '' })).json as { grantId: string }[];
    expect((await run({ resource: 'grant', operation: 'getMany', grantsOf: 'inodeId', grantsOfId: WORKBOOK, output: 'entries', returnAll: true })).json.length).toBeGreaterThan(1);
    expect((await run({ resource: 'grant', operation: 'delete', grantId: grant?.grantId })).json).toEqual([expect.objectContaining({ deleted: true })]);
  });
});

describe('exporting', () => {
  const exported = { resource: 'workbook', operation: 'export', workbookId: byId(WORKBOOK), binaryPropertyName: 'data', controls: {}, overrides: {}, rejectDefaultTokens: false, options: {} };
  const csv = { ...exported, format: 'csv', target: 'element', elementId: 'el-table' };

  it('streams the file into a binary field', async () => {
    const { items, json, error } = await run({ ...exported, format: 'pdf', target: 'workbook', layout: 'landscape', options: { fileName: 'weekly.pdf' } });
    expect(error).toBeUndefined();
    expect(json).toEqual([{ workbookId: WORKBOOK, elementId: null, pageId: null, format: 'pdf', fileName: 'weekly.pdf', queryId: expect.any(String), seconds: expect.any(Number), polls: 1 }]);
    expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'application/pdf', fileName: 'weekly.pdf' });
    expect((await fileOf(items[0])).toString()).toMatch(/^%PDF-1.7\n[^]*%%EOF\n$/);
  });

  it('sets controls, row limit and override tokens from fields and from JSON', async () => {
    const override = (n: number) => ({ connectionId: `c0000000-0000-4000-8000-00000000000${n}`, token: `secret-warehouse-${n}` });
    const { items, json } = await run({
      ...csv, controls: { control: [{ name: 'Region', value: 'EU' }] }, overrides: { override: [override(1)] }, rejectDefaultTokens: true,
      options: { rowLimit: 1, controlsJson: '{"Day":"prior-day-3"}', overridesJson: JSON.stringify([{ conn_id: override(2).connectionId, token: override(2).token }]) },
    });
    expect((await fileOf(items[0])).toString()).toBe('Row,Day,Amount,Signed in as,Parameters\n1,2026-01-01,7.50,override,EU prior-day-3\n');
    expect(JSON.stringify(json)).not.toContain('secret-warehouse');
  });

  it('waits for many files side by side, and keeps their order', async () => {
    await settings({ exportReadyMs: 2000 });
    const input = Array.from({ length: 12 }, (_, row) => ({ json: { row: row + 1 } }));
    const { items, error } = await run({ ...csv, options: { rowLimit: '={{ $json.row }}', fileName: '={{ $json.row }}.csv' } }, { input });
    await settings({ exportReadyMs: 50 });
    expect(error).toBeUndefined();
    expect(items.map(({ json, pairedItem }) => [json.fileName, pairedItem])).toEqual(input.map((_, item) => [`${item + 1}.csv`, { item }]));
    expect((await fileOf(items[11])).toString().trimEnd().split('\n')).toHaveLength(13);
    const arrivals = sandbox.received().filter(({ path }) => path.endsWith('/export')).slice(-12).map(({ at }) => at);
    expect(Math.max(...arrivals) - Math.min(...arrivals)).toBeLessThan(12 * 2000);
  });

  it('keeps the whole file when its first download broke off', async () => {
    await settings({ exportEnds: 'cut', exportBytes: 500_000 });
    const { items, error } = await run(csv);
    await settings({ exportEnds: 'file', exportBytes: 2000 });
    expect(error).toBeUndefined();
    const lines = (await fileOf(items[0])).toString().trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(new RegExp(`^${lines.length - 1},2026-01-01,`));
    expect(items[0]?.binary?.data?.bytes).toBeGreaterThanOrEqual(500_000);
  });

  it('ends the other exports when one fails', async () => {
    await settings({ exportReadyMs: 60_000 });
    const { error } = await run({ ...csv, elementId: '={{ $json.element }}' }, { input: [{ json: { element: 'el-table' } }, { json: { element: 'nope' } }] });
    await settings({ exportReadyMs: 50 });
    expect(error).toMatchObject({ message: expect.stringContaining('Unknown elementId'), context: { itemIndex: 1 } });
  });

  it('says which connections need a token, and never shows one', async () => {
    const overrides = [{ connectionId: 'c0000000-0000-4000-8000-000000000001', token: 'secret-warehouse-1' }];
    const { error } = await run({ ...csv, rejectDefaultTokens: true, options: { overridesJson: '={{ $json.overrides }}' } }, { input: [{ json: { overrides } }] });
    expect(error?.message).toMatch(/without an override token \(403\).*Request ID: /);
    expect(JSON.stringify(error)).not.toContain('secret-warehouse');
  });

  it('gives up when the time is over', async () => {
    await settings({ exportReadyMs: 60_000 });
    const { error } = await run({ ...csv, options: { timeout: 1 } });
    await settings({ exportReadyMs: 50 });
    expect(error?.message).toMatch(/not ready after 1 s/);
  });

  it.each([
    [{ elementId: '={{ "" }}' }, 'Choose an element'],
    [{ target: 'workbook' }, 'single element'],
    [{ options: { overridesJson: '{' } }, 'OAuth Overrides (JSON) is not JSON'],
    [{ options: { controlsJson: '[]' } }, 'Controls (JSON) is not one object'],
  ])('refuses %j before anything is sent', async (more, reason) => {
    const before = sandbox.received().filter(({ path }) => path.endsWith('/export')).length;
    const { error } = await run({ ...csv, ...more });
    expect(error?.message).toContain(reason);
    expect(sandbox.received().filter(({ path }) => path.endsWith('/export'))).toHaveLength(before);
  });
});

describe('materializing', () => {
  it.each([['workbook', 'workbookId', WORKBOOK], ['dataModel', 'dataModelId', 'da000000-0000-4000-8000-000000000001']])('a %s waits for the end', async (resource, key, id) => {
    const { json } = await run({ resource, operation: 'materialize', [key]: byId(id), sheetId: 'sheet-ready', waitForEnd: true, materializeTimeout: 10 });
    expect(json).toEqual([{ [key]: id, sheetId: 'sheet-ready', materializationId: expect.any(String), status: 'ready', seconds: expect.any(Number) }]);
  });
});

describe('status', () => {
  it('is an answer whatever Sigma does', async () => {
    const check = { resource: 'status', operation: 'check' };
    expect((await run(check)).json).toEqual([expect.objectContaining({ status: 'connected', cloud: 'Custom', user: expect.objectContaining({ userId: expect.any(String) }) })]);
    const without = await runSigma(engine, sigmaCredential(sandbox.url, { clientSecret: '' }), check);
    expect(without.json).toEqual([expect.objectContaining({ status: 'disabled', user: null })]);
    const nowhere = await runSigma(engine, sigmaCredential(sandbox.url, { baseUrl: 'not an address' }), check);
    expect(nowhere.json).toEqual([expect.objectContaining({ status: 'error', error: expect.stringContaining('base URL') })]);
  });

  it('tells the configuration without secrets and without asking', async () => {
    const { json } = await run({ resource: 'status', operation: 'getConfig' });
    expect(json).toEqual([expect.objectContaining({ enabled: true, cloud: 'Custom', pageSizes: [25, 50, 100, 500, 1000] })]);
    expect((json[0] as { regions: unknown[] }).regions).toHaveLength(13);
    expect(JSON.stringify(json)).not.toMatch(/sandbox-client/);
  });
});

describe('errors', () => {
  const two = [{ json: { id: 'nope' } }, { json: { id: WORKBOOK } }];
  const get = { resource: 'workbook', operation: 'get', workbookId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } };

  it('name the item and say what to do', async () => {
    const { error } = await run(get, { input: two });
    expect(error).toMatchObject({ context: { itemIndex: 0 }, description: expect.stringContaining('Nothing was changed in Sigma') });
  });

  it('let the other items go on when told to', async () => {
    const { items } = await run(get, { input: two, node: { onError: 'continueRegularOutput' } });
    expect(items).toEqual([
      { json: { error: expect.stringContaining('404'), details: { description: expect.any(String), status: 404, requestId: expect.any(String) } }, pairedItem: { item: 0 } },
      { json: expect.objectContaining({ workbookId: WORKBOOK }), pairedItem: { item: 1 } },
    ]);
  });

  it('of a wrong secret point to the credential and keep it secret', async () => {
    const { error } = await runSigma(engine, sigmaCredential(sandbox.url, { clientSecret: 'a-very-wrong-secret' }), get, { input: two });
    expect(error?.description).toContain('Open the Sigma API credential');
    expect(JSON.stringify(error) + error?.message).not.toContain('a-very-wrong-secret');
  });
});
