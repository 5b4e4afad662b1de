import { connect } from 'node:net';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { emailHash, startSandbox, type Sandbox } from '../../sandbox';
import { call } from './call';

let sandbox: Sandbox;
beforeEach(async () => { sandbox = await startSandbox({ strict: { auth: 'none' } }); });
afterEach(() => sandbox.close());

it.each([
  ['/', 404, 'not_found'],
  ['/strictly', 404, 'not_found'],
  ['/strict', 404, 'not_found'],
  ['/strict/customers/a/b', 404, 'not_found'],
])('answers JSON at %s', async (path, status, error) => {
  expect(await call(`${sandbox.url}${path}`)).toMatchObject({ status, body: { error } });
});

it('names the methods an address has', async () => {
  const wrong = await call(`${sandbox.url}/strict/customers/cust_1`, { method: 'DELETE' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, PATCH, PUT']);
  const options = await call(`${sandbox.url}/strict/customers`, { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST']);
});

it('answers HEAD like GET, without the body', async () => {
  const head = await call(`${sandbox.url}/strict/health`, { method: 'HEAD' });
  const get = await call(`${sandbox.url}/strict/health`);
  expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', get.headers.get('content-length')]);
  expect((await call(`${sandbox.url}/httpbin/stream/2`, { method: 'HEAD' })).text).toBe('');
});

it('keeps a connection alive for many requests', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let index = 0; index < 5; index += 1) {
    const sent = request(`${sandbox.url}/strict/health`, { agent }).end();
    const [response] = await once(sent, 'response');
    await once((response as NodeJS.ReadableStream).resume(), 'end');
  }
  expect(sandbox.stats()).toMatchObject({ connections: 1, total: 5 });
  agent.destroy();
});

it('cuts off a client that sends without end', async () => {
  const socket = connect(sandbox.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const cut = new Promise((resolve) => socket.once('close', resolve));
  socket.write('POST /strict/customers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n');
  const chunk = Buffer.alloc(1024 * 1024);
  const pump = setInterval(() => socket.write(chunk), 1);
  await cut;
  clearInterval(pump);
  expect(sandbox.customers()).toEqual([]);
});

it('remembers requests without personal data', async () => {
  await call(`${sandbox.url}/strict/customers`, { json: { name: 'Ann Example', email: 'Ann@Example.com' } });
  await call(`${sandbox.url}/strict/customers?email=ann@example.com`);
  const received = (await call(`${sandbox.url}/__sandbox/received`)).body;
  expect(received).toMatchObject([
    { method: 'POST', path: '/strict/customers', route: 'POST /strict/customers', emails: [emailHash('ann@example.com')], status: 201, written: 1, fault: null, at: expect.any(Number) },
    { method: 'GET', path: '/strict/customers', route: 'GET /strict/customers', emails: [emailHash('ann@example.com')], status: 200, written: 0 },
    { route: 'GET /__sandbox/received' },
  ]);
  expect(JSON.stringify(received)).not.toMatch(/ann@example|Ann Example/i);
});

it('counts by route and status, and forgets on reset', async () => {
  await call(`${sandbox.url}/strict/customers`, { json: { name: 'A', email: 'a@b.co' } });
  await call(`${sandbox.url}/strict/customers`, { json: {} });
  await call(`${sandbox.url}/jsonplaceholder/users/3`);
  expect((await call(`${sandbox.url}/__sandbox/stats`)).body).toMatchObject({
    requests: { 'POST /strict/customers': { 201: 1, 422: 1 }, 'GET /jsonplaceholder/users/:id': { 200: 1 } }, total: 3, throttled: 0,
  });
  expect((await call(`${sandbox.url}/__sandbox/reset`, { method: 'POST' })).status).toBe(204);
  expect(sandbox.customers()).toEqual([]);
  expect(sandbox.stats().requests['POST /strict/customers']).toBeUndefined();
});

it('remembers only the newest requests', async () => {
  const small = await startSandbox({ logLimit: 3 });
  for (let index = 0; index < 10; index += 1) await call(`${small.url}/httpbin/status/${200 + index}`);
  expect(small.received().map(({ status }) => status)).toEqual([207, 208, 209]);
  await small.close();
});

it('frees its port on close, whatever is still waiting', async () => {
  const other = await startSandbox({ strict: { auth: 'none', faults: { hangBefore: 1 } } });
  const waiting = [
    call(`${other.url}/strict/customers`).catch(() => 'cut'),
    call(`${other.url}/httpbin/delay/10`).catch(() => 'cut'),
  ];
  while (other.stats().concurrent < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await other.close();
  expect(await Promise.all(waiting)).toEqual(['cut', 'cut']);
  const next = await startSandbox({ port: other.port });
  await expect(startSandbox({ port: other.port })).rejects.toThrow(/EADDRINUSE/);
  await next.close();
});

it('describes itself in api_config entries whose health address answers', async () => {
  const entries = sandbox.apiConfig();
  expect(Object.keys(entries)).toEqual(['strict', 'strict_batch', 'jsonplaceholder', 'reqres', 'httpbin']);
  for (const { base_url, endpoints } of Object.values(entries)) expect((await call(base_url + endpoints.health)).status).toBe(200);
  expect(entries.strict).toMatchObject({ base_url: `${sandbox.url}/strict`, authentication: { type: 'none' } });
});
