import { startSandbox, type Sandbox } from '../../sandbox';
import { call } from './call';

let sandbox: Sandbox;
let users: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  users = `${sandbox.url}/jsonplaceholder/users`;
});
afterAll(() => sandbox.close());

const idsOf = (body: unknown) => (body as { id: number }[]).map(({ id }) => id);

describe('JSONPlaceholder: reading', () => {
  it('lists ten users, uncached', async () => {
    const { status, body, headers } = await call(users);
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.has('x-total-count')).toBe(false);
  });

  it('gives one user in full', async () => {
    const { body } = await call(`${users}/1`);
    expect(body).toEqual({
      id: 1, name: 'Leanne Graham', username: 'Bret', email: 'Sincere@april.biz',
      address: { street: 'Kulas Light', suite: 'Apt. 556', city: 'Gwenborough', zipcode: '92998-3874', geo: { lat: '-37.3159', lng: '81.1496' } },
      phone: '1-770-736-8031 x56442', website: 'hildegard.org',
      company: { name: 'Romaguera-Crona', catchPhrase: 'Multi-layered client-server neural-net', bs: 'harness real-time e-markets' },
    });
  });

  it.each(['/users/999', '/anything-unknown'])('answers 404 with {} at %s', async (path) => {
    const { status, text } = await call(`${sandbox.url}/jsonplaceholder${path}`);
    expect([status, text]).toEqual([404, '{}']);
  });

  it.each([
    ['email=Sincere@april.biz', [1]],
    ['email=sincere@april.biz', []],
    ['id=1&id=3', [1, 3]],
    ['address.city=Gwenborough', [1]],
    ['no_such_field=1', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['id_gte=9', [9, 10]],
    ['id_gte=2&id_lte=4', [2, 3, 4]],
    ['id_ne=1&id_ne=2&_limit=2', [3, 4]],
    ['name_like=clement', [3, 10]],
    ['q=neural-net', [1]],
    ['_sort=name&_limit=2', [5, 10]],
    ['_sort=id&_order=desc&_limit=3', [10, 9, 8]],
    ['_start=2&_end=4', [3, 4]],
    ['_start=8&_limit=5', [9, 10]],
  ])('filters by ?%s', async (query, ids) => {
    expect(idsOf((await call(`${users}?${query}`)).body)).toEqual(ids);
  });

  it('pages with a total and links', async () => {
    const { body, headers } = await call(`${users}?_page=2&_limit=3`);
    expect(idsOf(body)).toEqual([4, 5, 6]);
    expect(headers.get('x-total-count')).toBe('10');
    expect(headers.get('link')).toBe([
      `<${users}?_page=1&_limit=3>; rel="first"`, `<${users}?_page=1&_limit=3>; rel="prev"`,
      `<${users}?_page=3&_limit=3>; rel="next"`, `<${users}?_page=4&_limit=3>; rel="last"`,
    ].join(', '));
  });
});

describe('JSONPlaceholder: writing', () => {
  it('creates everything as number 11 and stores nothing', async () => {
    const first = await call(users, { json: { name: 'Ann', id: 77 } });
    const second = await call(users, { json: { name: 'Bob' } });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({ name: 'Ann', id: 11 });
    expect(first.headers.get('location')).toBe(`${users}/11`);
    expect(first.headers.get('access-control-expose-headers')).toBe('Location');
    expect(second.body).toEqual({ name: 'Bob', id: 11 });
    expect((await call(`${users}/11`)).status).toBe(404);
  });

  it('takes a form', async () => {
    expect((await call(users, { body: new URLSearchParams({ name: 'Ann' }) })).body).toEqual({ name: 'Ann', id: 11 });
  });

  it('replaces with PUT and merges with PATCH', async () => {
    expect((await call(`${users}/1`, { method: 'PUT', json: { name: 'Ann' } })).body).toEqual({ name: 'Ann', id: 1 });
    expect((await call(`${users}/1`, { method: 'PATCH', json: { name: 'Ann' } })).body)
      .toMatchObject({ id: 1, name: 'Ann', username: 'Bret', email: 'Sincere@april.biz' });
  });

  it.each([
    ['a PUT to an unknown user', '/999', 'PUT', '{"name":"Ann"}'],
    ['broken JSON', '', 'POST', '{"name":'],
  ])('breaks down with a web page on %s', async (_, path, method, body) => {
    const { status, headers, text } = await call(`${users}${path}`, { method, body, headers: { 'Content-Type': 'application/json' } });
    expect(status).toBe(500);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('Error');
  });

  it.each(['1', '999'])('deletes user %s without a word', async (id) => {
    const { status, text } = await call(`${users}/${id}`, { method: 'DELETE' });
    expect([status, text]).toEqual([200, '{}']);
  });
});
