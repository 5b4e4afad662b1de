import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMeter } from '../../../../lib/http';
import { accountTypes, connections, createSigmaClient, files, members, numberedPage, take, teams, workbooks } from '../../../../lib/platforms/sigma';
import { rejection, sandboxed, type Sandboxed } from './support/sandboxed';

describe('lists of the sandbox', () => {
  let world: Sandboxed;
  beforeAll(async () => { world = await sandboxed(); });
  afterAll(() => world.sandbox.close());
  beforeEach(() => { world.requests.length = 0; });

  it('are read to their end over page tokens', async () => {
    const all = await take(world.client, members.list);
    expect(new Set(all.map(({ memberId }) => memberId)).size).toBe(1203);
    expect(world.requests.filter(({ operation }) => operation === 'members.getMany')).toHaveLength(2);
  });

  it('stop at the number asked for, with a page no larger than that', async () => {
    expect(await take(world.client, workbooks.list, {}, 7)).toHaveLength(7);
    expect(world.requests.filter(({ operation }) => operation === 'workbooks.getMany')).toHaveLength(1);
  });

  it('know the other paging idiom too', async () => {
    expect((await take(world.client, accountTypes)).map(({ accountTypeName }) => accountTypeName)).toEqual(['admin', 'build', 'analyze', 'viewer']);
  });

  it('send filters, several types among them', async () => {
    const folders = await take(world.client, files.list, { query: { typeFilters: ['folder'], name: '' } });
    expect(folders).toHaveLength(40);
    expect(await take(world.client, connections.list, { query: { search: 'house 1' } })).toHaveLength(4);
  });

  it.each([
    [workbooks.list, 1, 25, { total: 260, pages: 11, rows: 25, first: 'a0000000-0000-4000-8000-000000000001' }],
    [workbooks.list, 11, 25, { total: 260, pages: 11, rows: 10, first: 'a0000000-0000-4000-8000-0000000000fb' }],
    [workbooks.list, 12, 25, { total: 260, pages: 11, rows: 0, first: undefined }],
    [members.list, 2, 1000, { total: 1203, pages: 2, rows: 203, first: 'e0000000-0000-4000-8000-0000000003e9' }],
    [teams.list, 2, 25, { total: 40, pages: 2, rows: 15, first: 'ea000000-0000-4000-8000-00000000001a' }],
    [teams.list, 1, 25, { total: 40, pages: 2, rows: 25, first: 'ea000000-0000-4000-8000-000000000001' }],
  ] as const)('become numbered pages (case %#)', async (list, page, size, expected) => {
    const { data, ...numbers } = await numberedPage(world.client, list, page, size);
    const first = Object.entries(data[0] ?? {}).find(([name, value]) => name.endsWith('Id') && name !== 'organizationId' && value)?.[1];
    expect({ ...numbers, rows: data.length, first }).toEqual({ ...expected, page, size });
  });

  it.each([[0, 25], [1, 0], [1, 1001], [1.5, 10], [NaN, 10]])('refuse page %d of size %d', async (page, size) => {
    expect(await rejection(numberedPage(world.client, teams.list, page, size))).toMatchObject({ kind: 'not_sent' });
    expect(world.requests).toEqual([]);
  });
});

describe('lists that are not as documented', () => {
  const answers: Record<string, unknown> = {};
  let server: http.Server;
  let baseUrl: string;
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      const body = pathname === '/v2/auth/token' ? { access_token: 'token', expires_in: 3600 } : answers[pathname];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => { server.closeAllConnections(); server.close(); });
  const client = () => createSigmaClient({ credential: { baseUrl, clientId: 'a', clientSecret: 'b' }, meter: createMeter() });

  it('may be a bare array, as some were before June 2026', async () => {
    answers['/v2/teams'] = [{ teamId: 't1', name: 'A', newField: { kept: true } }];
    expect(await take(client(), teams.list)).toEqual([{ teamId: 't1', name: 'A', newField: { kept: true } }]);
  });

  it('end with an error when a page token comes twice', async () => {
    answers['/v2/teams'] = { entries: [{ teamId: 't1' }], nextPage: 'same' };
    expect((await rejection(take(client(), teams.list))).message).toContain('same page token twice');
  });

  it('are refused with the name of the field that is wrong', async () => {
    answers['/v2/members'] = { entries: [{ memberId: 'm1' }, { email: 'x@example.com' }] };
    const { message } = await rejection(take(client(), members.list));
    expect(message).toContain('entries.1.memberId');
    expect(message).not.toContain('example.com');
  });

  it('may hold the failure of one file in its place', async () => {
    answers['/v2/files'] = { entries: [{ id: 'f1', type: 'workbook' }, { code: 403, message: 'no', requestId: 'r' }], nextPage: null };
    expect(await take(client(), files.list)).toHaveLength(2);
  });
});
