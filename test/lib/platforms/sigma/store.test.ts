import { createMeter } from '../../../../lib/http';
import { storePlatform } from '../../../../lib/platforms/stores';
import type { StoreConnection, StorePlatform } from '../../../../lib/sync/types';
import type { RecordRow } from '../../../../lib/warehouse/storeRows';
import { SANDBOX_SECRETS } from '../../../../sandbox/credentials';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { sigmaBaseUrl } from '../../../../sandbox/vendors/sigma';

let sandbox: Sandbox;
let platform: StorePlatform;
let connection: StoreConnection;
beforeAll(async () => {
  sandbox = await startSandbox();
  platform = await storePlatform('sigma');
  connection = platform.connect(platform.parse(entered()), { meter: createMeter(), signal: new AbortController().signal });
});
afterAll(async () => {
  connection.close();
  await sandbox.close();
});

function entered(changes: object = {}): Record<string, unknown> {
  return { region: 'custom', baseUrl: sigmaBaseUrl(sandbox.url), clientId: SANDBOX_SECRETS.clientId, clientSecret: SANDBOX_SECRETS.clientSecret, ...changes };
}

async function recordsOf(stream: string): Promise<RecordRow[]> {
  const pages = [];
  for await (const page of connection.read(stream, null)) pages.push(page);
  return pages.flatMap(({ rows }) => rows.records ?? []);
}

test('every list becomes records, archived connections and people among them', async () => {
  const counts = await Promise.all(platform.streams.map(async ({ name }) => [name, (await recordsOf(name)).length]));
  expect(Object.fromEntries(counts)).toEqual({
    connections: 12, workbooks: 260, workspaces: 30, datasets: 55, data_models: 20, teams: 40, members: 1203, files: 300,
  });
});

test('a record has the name and times people look for, and the whole of what Sigma sent', async () => {
  const [, second] = await recordsOf('members');
  expect(second).toMatchObject({
    id: 'members/e0000000-0000-4000-8000-000000000002', stream: 'members', name: 'Member 2', vendor_updated_at: '2026-01-05T11:00:00.000Z',
    raw: { memberId: 'e0000000-0000-4000-8000-000000000002', memberType: 'viewer' },
  });
});

test('a list may be gone on from only when it was read to its end', async () => {
  const cursors = [];
  for await (const { cursor } of connection.read('members', null)) cursors.push(cursor);
  expect(cursors.slice(0, -1)).toEqual([null, null]);
  expect(cursors.at(-1)).toEqual({ at: expect.stringMatching(/^\d{4}-.*Z$/) });
});

test('the ids to compare are those of the records', async () => {
  const ids: string[] = [];
  for await (const some of connection.ids?.('teams') ?? []) ids.push(...some);
  expect(ids).toEqual((await recordsOf('teams')).map(({ id }) => id));
});

test('its test names the organisation and what there is', async () => {
  expect(await connection.test()).toMatchObject({ account: 'f0000000-0000-4000-8000-000000000001', missing: [], sample: { workbooks: 260, members: 1203 } });
});

test.each([
  ['region', { region: 'https://evil.example.com' }], ['baseUrl', { baseUrl: 'nowhere' }], ['clientId', { clientId: ' ' }], ['clientSecret', { clientSecret: undefined }],
])('an entered %s that cannot be is named, and nothing is repeated of it', (field, changes) => {
  expect(() => platform.parse(entered(changes))).toThrow(expect.objectContaining({ name: 'CredentialRefused', field, message: expect.not.stringMatching(/evil|nowhere/) }));
});
