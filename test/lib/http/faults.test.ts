import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { apiKeyHeader, basic, bearer } from '../../../lib/http';
import type { FailureKind } from '../../../lib/http';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, hang, reset, ScriptedServer } from './support/scriptedServer';
import type { Answer } from './support/scriptedServer';

let server: ScriptedServer;
beforeEach(async () => { server = await new ScriptedServer().start(); });
afterEach(() => server.stop());

const halfBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"a":');
  setTimeout(() => response.socket?.resetAndDestroy(), 20);
};
const drippingBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const drip = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(drip));
};

describe('a fault that may have taken effect', () => {
  const faults: [string, Answer][] = [
    ['500', answer(500)],
    ['503', answer(503)],
    ['reset instead of an answer', reset],
    ['reset within the answer', halfBody],
    ['headers that never come', hang],
    ['a body that never ends', drippingBody],
  ];

  it.each(faults)('%s: a repeatable request is sent again and lands', async (_name, fault) => {
    const { client, meter } = testClient(server.url, { timeoutMs: 300 });
    server.script(fault, answer(201, { id: 7 }));
    const response = await client.request({ ...WRITE, repeatable: true });
    expect(response).toMatchObject({ status: 201, data: { id: 7 }, attempts: 2, afterDoubt: true });
    expect(meter.totals()).toMatchObject({ total: 2, retried: 1 });
  });

  it.each(faults)('%s: any other write is sent once and its fate is unknown', async (_name, fault) => {
    const { client } = testClient(server.url, { timeoutMs: 300 });
    server.script(fault);
    const failure = await failureOf(client.request(WRITE));
    expect(failure.kind).toBe('unknown');
    expect(failure.message).toContain('Whether it took effect is not known');
    expect(server.log).toHaveLength(1);
  });

  it('stays unknown when the connection is refused afterwards', async () => {
    const { client } = testClient(server.url, { retry: { backoffSeconds: 0.2, attempts: 1 } });
    server.script((response) => {
      response.writeHead(500).end(() => { void server.stop(); });
    });
    const failure = await failureOf(client.request({ ...WRITE, repeatable: true }));
    expect(failure).toMatchObject({ kind: 'unknown', code: 'ECONNREFUSED', afterDoubt: true });
    await server.start();
  });

  it('ends after the policy’s retries', async () => {
    const { client } = testClient(server.url);
    server.always(answer(502, { error: 'gateway' }, { 'x-request-id': 'r-9' }));
    const failure = await failureOf(client.request(READ));
    expect(failure).toMatchObject({ kind: 'unknown', status: 502, attempts: 3, requestId: 'r-9', body: { error: 'gateway' } });
  });

  it('counts a reset of a reused connection as unknown too', async () => {
    const { client } = testClient(server.url);
    await client.request(READ);
    server.script(reset);
    expect((await failureOf(client.request(WRITE))).kind).toBe('unknown');
    expect(server.log).toHaveLength(2);
  });
});

describe('a definite no', () => {
  const refusals: [number, FailureKind][] = [[400, 'refused'], [403, 'refused'], [404, 'refused'], [409, 'refused'], [422, 'refused'], [401, 'credentials']];

  it.each(refusals)('%i is not sent again', async (status, kind) => {
    const { client } = testClient(server.url, { auth: bearer('abc123') });
    server.always(answer(status, { field: 'email' }));
    const failure = await failureOf(client.request({ ...WRITE, repeatable: true }));
    expect(failure).toMatchObject({ kind, status, attempts: 1, body: { field: 'email' } });
    expect(server.log).toHaveLength(1);
  });

  it('is handed back when the caller accepts the status', async () => {
    const { client } = testClient(server.url);
    server.script(answer(409, { id: 3 }), answer(429), answer(500));
    for (const status of [409, 429, 500]) {
      expect((await client.request({ ...WRITE, accept: [409, 429, 500] })).status).toBe(status);
    }
    expect(server.log).toHaveLength(3);
  });

  it('keeps its status when its body never comes', async () => {
    const { client } = testClient(server.url, { timeoutMs: 200 });
    server.script((response) => { response.writeHead(422, { 'content-length': '50' }).flushHeaders(); });
    expect(await failureOf(client.request(WRITE))).toMatchObject({ kind: 'refused', status: 422 });
  });
});

describe('what never left', () => {
  it('a refused connection is retried for any write, then reported as not sent', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => { closed.once('listening', resolve); });
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => { closed.close(resolve); });
    const { client } = testClient(`http://127.0.0.1:${port}`);
    const failure = await failureOf(client.request(WRITE));
    expect(failure).toMatchObject({ kind: 'not_sent', code: 'ECONNREFUSED', attempts: 3 });
    expect(failure.message).toContain('Nothing was sent');
  });

  it('a host that does not exist', async () => {
    const { client } = testClient('http://does-not-exist.invalid', { retry: { attempts: 0 } });
    expect((await failureOf(client.request(WRITE))).kind).toBe('not_sent');
  });

  it.each([
    ['stands still', (): void => undefined, 'ETIMEDOUT'],
    ['is reset', (socket: Socket): void => { socket.resetAndDestroy(); }, 'ECONNRESET'],
  ])('a TLS handshake that %s', async (_name, onConnection, code) => {
    const listener = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => onConnection(socket));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => { listener.once('listening', resolve); });
    const { port } = listener.address() as AddressInfo;
    const { client } = testClient(`https://127.0.0.1:${port}`, { timeoutMs: 200, retry: { attempts: 1 } });
    expect(await failureOf(client.request(WRITE))).toMatchObject({ kind: 'not_sent', code, attempts: 2 });
    listener.close();
  });

  it('an address on another server', async () => {
    const { client } = testClient(server.url);
    expect((await failureOf(client.request({ ...READ, url: 'http://127.0.0.2/' }))).kind).toBe('not_sent');
    await client.request({ ...READ, url: '//evil.example/x' });
    expect(server.log.map((seen) => seen.url)).toEqual(['/evil.example/x']);
  });

  it('a credential that cannot be sent is refused before any request', () => {
    expect(() => bearer('line\nbreak')).toThrow('nothing was sent');
    expect(() => apiKeyHeader(' ')).toThrow('is empty');
    expect(() => apiKeyHeader('k', 'bad header')).toThrow('header name');
  });
});

describe('answers', () => {
  it('are text when they are not JSON', async () => {
    const { client } = testClient(server.url);
    server.script(answer(200, '<html>hello'), answer(200, '{"cut":'), answer(200, ''));
    expect((await client.request(READ)).data).toBe('<html>hello');
    expect((await client.request(READ)).data).toBe('{"cut":');
    expect((await client.request(READ)).data).toBe('');
  });

  it('larger than allowed end the request, without asking again', async () => {
    const { client } = testClient(server.url, { maxResponseBytes: 1000 });
    server.always(answer(200, 'x'.repeat(5000)));
    expect(await failureOf(client.request(READ))).toMatchObject({ kind: 'unknown', code: 'BODY_TOO_LARGE' });
    expect(server.log).toHaveLength(1);
  });

  it('stream beyond that size, and end when they stand still', async () => {
    const { client } = testClient(server.url, { maxResponseBytes: 1000, timeoutMs: 200 });
    server.script(answer(200, 'x'.repeat(300_000)), (response) => { response.writeHead(200).write('start'); });
    const read = async (): Promise<number> => {
      const { data } = await client.request({ ...READ, responseType: 'stream' });
      let bytes = 0;
      for await (const chunk of data as AsyncIterable<Buffer>) bytes += chunk.length;
      return bytes;
    };
    expect(await read()).toBe(300_000);
    await expect(read()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('arrive with what was sent', async () => {
    const { client } = testClient(`${server.url}/api/v1/`, {
      auth: basic('user', 'pass wörd'),
      defaultHeaders: { 'X-Tenant': 'default' },
    });
    await client.request({ ...WRITE, url: '/things', query: { q: 'a b&c', none: undefined, n: 0 }, headers: { 'x-tenant': 'mine' } });
    await client.request({ ...WRITE, json: undefined, form: { a: 'ü 1' } });
    const [first, second] = server.log;
    expect(first).toMatchObject({ method: 'POST', url: '/api/v1/things?q=a+b%26c&n=0', body: '{"a":1}' });
    expect(first?.headers).toMatchObject({ 'x-tenant': 'mine', 'content-type': 'application/json', accept: 'application/json' });
    expect(first?.headers.authorization).toBe('Basic dXNlcjpwYXNzIHfDtnJk');
    expect(second).toMatchObject({ url: '/api/v1/things', body: 'a=%C3%BC+1' });
    expect(second?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });
});

describe('connections', () => {
  it('are kept and reused', async () => {
    const { client } = testClient(server.url);
    for (let n = 0; n < 30; n++) await client.request(READ);
    expect(server.connections).toBe(1);
    await Promise.all(Array.from({ length: 40 }, () => client.request(READ)));
    expect(server.connections).toBeLessThanOrEqual(32);
  });

  it('are shared between clients, and closed on demand', async () => {
    await testClient(server.url).client.request(READ);
    const other = testClient(server.url).client;
    await other.request(READ);
    expect(server.connections).toBe(1);
    other.close();
    await other.request(READ);
    expect(server.connections).toBe(2);
  });
});
