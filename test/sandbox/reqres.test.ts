import { startSandbox, type Sandbox } from '../../sandbox';
import { call } from './call';

let sandbox: Sandbox;
let api: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = `${sandbox.url}/reqres/api`;
});
afterAll(() => sandbox.close());

const GEORGE = {
  id: 1, email: 'george.bluth@reqres.in', first_name: 'George', last_name: 'Bluth', avatar: 'https://reqres.in/img/faces/1-image.jpg',
};

describe('ReqRes: reading', () => {
  it('pages twelve users by six', async () => {
    const first = (await call(`${api}/users`)).body as { data: unknown[] };
    const second = (await call(`${api}/users?page=2`)).body as { data: { id: number }[] };
    expect(first).toMatchObject({ page: 1, per_page: 6, total: 12, total_pages: 2, support: { url: expect.any(String), text: expect.any(String) } });
    expect(first.data[0]).toEqual(GEORGE);
    expect(second.data.map(({ id }) => id)).toEqual([7, 8, 9, 10, 11, 12]);
    expect((await call(`${api}/users?page=3`)).body).toMatchObject({ data: [] });
    expect((await call(`${api}/users?per_page=5`)).body).toMatchObject({ per_page: 5, total_pages: 3 });
  });

  it('gives one user, and {} with 404 for an unknown one', async () => {
    expect((await call(`${api}/users/1`)).body).toMatchObject({ data: GEORGE, support: {} });
    expect((await call(`${api}/users/2`)).body).toMatchObject({ data: { email: 'janet.weaver@reqres.in' } });
    const unknown = await call(`${api}/users/23`);
    expect([unknown.status, unknown.text]).toEqual([404, '{}']);
  });

  it('answers late when asked to', async () => {
    const startedMs = performance.now();
    await call(`${api}/users?delay=1`);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(990);
  });

  it('lists colours', async () => {
    expect((await call(`${api}/unknown`)).body).toMatchObject({ total: 12, data: [{ id: 1, name: 'cerulean', year: 2000, color: '#98B2D1', pantone_value: '15-4020' }, {}, {}, {}, {}, {}] });
    expect((await call(`${api}/unknown/2`)).body).toMatchObject({ data: { id: 2 } });
  });
});

describe('ReqRes: writing', () => {
  it('creates with a text id and a time, and stores nothing', async () => {
    const { status, body } = await call(`${api}/users`, { json: { name: 'Ann', job: 'boss' } });
    expect(status).toBe(201);
    expect(body).toEqual({
      name: 'Ann', job: 'boss', id: expect.stringMatching(/^\d+$/), createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect((await call(`${api}/users`)).body).toMatchObject({ total: 12 });
  });

  it.each(['PUT', 'PATCH'])('updates with %s', async (method) => {
    const { status, body } = await call(`${api}/users/2`, { method, json: { name: 'Ann' } });
    expect(status).toBe(200);
    expect(body).toEqual({ name: 'Ann', updatedAt: expect.any(String) });
  });

  it('deletes with an empty 204', async () => {
    const { status, text } = await call(`${api}/users/2`, { method: 'DELETE' });
    expect([status, text]).toEqual([204, '']);
  });

  it.each([
    ['register', { email: 'eve.holt@reqres.in', password: 'x' }, 200, { id: 4, token: expect.any(String) }],
    ['login', { email: 'eve.holt@reqres.in', password: 'x' }, 200, { token: expect.any(String) }],
    ['register', { email: 'eve.holt@reqres.in' }, 400, { error: 'Missing password' }],
    ['login', { email: 'eve.holt@reqres.in' }, 400, { error: 'Missing password' }],
    ['login', { email: 'nobody@example.com', password: 'x' }, 400, { error: 'user not found' }],
    ['login', { password: 'x' }, 400, { error: 'Missing email or username' }],
  ])('%s with %j', async (path, json, status, body) => {
    expect(await call(`${api}/${path}`, { json })).toMatchObject({ status, body });
  });
});

it('asks for a key where that is switched on', async () => {
  const guarded = await startSandbox({ reqres: { requireApiKey: true } });
  const users = `${guarded.url}/reqres/api/users`;
  expect(await call(users)).toMatchObject({ status: 401, body: { error: expect.any(String) } });
  expect(await call(users, { headers: { 'x-api-key': 'reqres-free-v1' } })).toMatchObject({ status: 200 });
  await guarded.close();
});
