import { startSandbox, type Sandbox } from '../../sandbox';
import { basic, bearer, call } from './call';

let sandbox: Sandbox;
let api: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = `${sandbox.url}/httpbin`;
});
afterAll(() => sandbox.close());

describe('HTTPBin: echoes', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('tells what %s sent, with 200 and no id', async (method) => {
    const { status, body, text } = await call(`${api}/${method.toLowerCase()}?a=1&a=2&b=3`, { method, json: { name: 'Ann' }, headers: { 'X-Trace': 't1' } });
    expect(status).toBe(200);
    expect(body).toEqual({
      args: { a: ['1', '2'], b: '3' }, data: '{"name":"Ann"}', files: {}, form: {}, json: { name: 'Ann' }, origin: '127.0.0.1',
      headers: expect.objectContaining({ 'Content-Type': 'application/json', 'X-Trace': 't1' }),
      url: `${api}/${method.toLowerCase()}?a=1&a=2&b=3`,
    });
    expect(text.indexOf('"args"')).toBeLessThan(text.indexOf('"data"'));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('puts a form into form, and text that is not JSON into data only', async () => {
    expect((await call(`${api}/post`, { body: new URLSearchParams([['a', '1'], ['a', '2'], ['b', 'x']]) })).body)
      .toMatchObject({ form: { a: ['1', '2'], b: 'x' }, data: '', json: null });
    expect((await call(`${api}/post`, { body: 'plain' })).body).toMatchObject({ data: 'plain', json: null, form: {} });
  });

  it('puts uploads into files', async () => {
    const form = new FormData();
    form.set('note', 'hello');
    form.set('text', new Blob(['a,b\n1,2\n'], { type: 'text/csv' }), 'a.csv');
    form.set('raw', new Blob([Buffer.from([0xff, 0xfe, 0xfd])], { type: 'image/png' }), 'a.png');
    expect((await call(`${api}/post`, { body: form })).body)
      .toMatchObject({ form: { note: 'hello' }, files: { text: 'a,b\n1,2\n', raw: 'data:image/png;base64,//79' }, json: null });
  });

  it('answers GET /get and any method at /anything', async () => {
    expect((await call(`${api}/get?x=1`)).body).toEqual({ args: { x: '1' }, headers: expect.any(Object), origin: '127.0.0.1', url: `${api}/get?x=1` });
    expect((await call(`${api}/anything/deep/er`, { method: 'PUT', json: [1] })).body).toMatchObject({ method: 'PUT', json: [1] });
    expect((await call(`${api}/anything`)).body).toMatchObject({ method: 'GET', json: null, data: '' });
  });

  it('refuses a wrong method with a web page', async () => {
    const { status, headers } = await call(`${api}/post`);
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('POST');
    expect(headers.get('content-type')).toContain('text/html');
  });
});

describe('HTTPBin: statuses', () => {
  it.each([200, 201, 204, 404, 500])('gives %d with an empty body', async (status) => {
    expect(await call(`${api}/status/${status}`, { method: 'POST' })).toMatchObject({ status, text: '' });
  });

  it.each([
    [401, 'www-authenticate', 'Basic realm="Fake Realm"'],
    [302, 'location', '/httpbin/redirect/1'],
    [418, 'x-more-info', 'http://tools.ietf.org/html/rfc2324'],
  ])('adds to %d its header %s', async (status, name, value) => {
    const answer = await call(`${api}/status/${status}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get(name)]).toEqual([status, value]);
  });

  it('draws by weight', async () => {
    const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await call(`${api}/status/200:0.9,500:0.1`)).status));
    const failures = statuses.filter((status) => status === 500).length;
    expect(statuses.filter((status) => status === 200)).toHaveLength(200 - failures);
    expect(failures).toBeGreaterThan(5);
    expect(failures).toBeLessThan(50);
  });

  it('refuses what is no status', async () => {
    expect((await call(`${api}/status/abc`)).status).toBe(400);
  });
});

describe('HTTPBin: credentials', () => {
  it('takes any bearer token', async () => {
    expect((await call(`${api}/bearer`, { headers: bearer('t1') })).body).toEqual({ authenticated: true, token: 't1' });
    const refused = await call(`${api}/bearer`);
    expect([refused.status, refused.text, refused.headers.get('www-authenticate')]).toEqual([401, '', 'Bearer']);
  });

  it('takes the user and password of the path', async () => {
    const right = { headers: basic('ann', 'pa:ss') };
    expect((await call(`${api}/basic-auth/ann/pa%3Ass`, right)).body).toEqual({ authenticated: true, user: 'ann' });
    expect((await call(`${api}/hidden-basic-auth/ann/pa%3Ass`, right)).status).toBe(200);
    expect((await call(`${api}/basic-auth/ann/other`, right)).status).toBe(401);
    expect((await call(`${api}/hidden-basic-auth/ann/other`, right)).status).toBe(404);
  });
});

describe('HTTPBin: the rest', () => {
  it('shows headers, address and a uuid', async () => {
    expect((await call(`${api}/headers`, { headers: { 'X-One': '1' } })).body).toMatchObject({ headers: { 'X-One': '1' } });
    expect((await call(`${api}/ip`)).body).toEqual({ origin: '127.0.0.1' });
    expect((await call(`${api}/uuid`)).body).toEqual({ uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect((await call(`${api}/json`)).body).toMatchObject({ slideshow: {} });
  });

  it('waits when asked to', async () => {
    const startedMs = performance.now();
    expect((await call(`${api}/delay/0.3`)).status).toBe(200);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(290);
  });

  it('sets the headers asked for, and none that would break the answer', async () => {
    const { headers, body } = await call(`${api}/response-headers?X-Rate=5&Bad%0AName=1`);
    expect(headers.get('x-rate')).toBe('5');
    expect(body).toMatchObject({ 'X-Rate': '5' });
  });

  it('leads through redirects to /get', async () => {
    const { status, body } = await call(`${api}/redirect/3`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ url: `${api}/get` });
  });

  it('gives bytes and lines by number', async () => {
    const bytes = await fetch(`${api}/bytes/1000`);
    expect((await bytes.arrayBuffer()).byteLength).toBe(1000);
    const lines = (await call(`${api}/stream/3`)).text.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([0, 1, 2]);
  });
});
