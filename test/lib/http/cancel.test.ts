import { createPacer, oauth2ClientCredentials } from '../../../lib/http';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, hang, ScriptedServer } from './support/scriptedServer';

let server: ScriptedServer;
beforeEach(async () => { server = await new ScriptedServer(answer(201)).start(); });
afterEach(() => server.stop());

/** What a request ends with that is stopped after 60 ms, and how long it took to end. */
async function stopped(request: (signal: AbortSignal) => Promise<unknown>) {
  const controller = new AbortController();
  let stoppedAt = 0;
  setTimeout(() => {
    stoppedAt = performance.now();
    controller.abort();
  }, 60);
  const failure = await failureOf(request(controller.signal));
  return { failure, endedAfterMs: performance.now() - stoppedAt };
}

describe('a stop reaches a request', () => {
  it('before it starts', async () => {
    const failure = await failureOf(testClient(server.url).client.request({ ...READ, signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect(server.log).toHaveLength(0);
  });

  it('waiting for its turn, without holding up those behind it', async () => {
    const { client } = testClient(server.url, { pacer: createPacer({ maxConcurrency: 1 }) });
    server.script((response, seen) => { setTimeout(() => answer(201)(response, seen), 300); });
    const first = client.request(WRITE);
    const waiting = stopped((signal) => client.request({ ...WRITE, signal }));
    const third = client.request(WRITE);
    expect((await waiting).failure).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect((await Promise.all([first, third])).map((response) => response.status)).toEqual([201, 201]);
    expect(server.log).toHaveLength(2);
  });

  it('waiting for a rate limit', async () => {
    const { client } = testClient(server.url, { pacer: createPacer({ maxConcurrency: 4, requestsPerSecond: 0.1 }) });
    await client.request(WRITE);
    const { failure, endedAfterMs } = await stopped((signal) => client.request({ ...WRITE, signal }));
    expect(failure).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect(endedAfterMs).toBeLessThan(1000);
  });

  it('waiting for a token', async () => {
    server.always(hang);
    const auth = oauth2ClientCredentials({ tokenUrl: `${server.url}/token`, clientId: 'x', clientSecret: 'cancel-test' });
    const { client } = testClient(server.url, { auth, timeoutMs: 20_000 });
    const { failure, endedAfterMs } = await stopped((signal) => client.request({ ...WRITE, signal }));
    expect(failure).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect(endedAfterMs).toBeLessThan(1000);
  });

  it('waiting for headers, and for a body', async () => {
    const { client } = testClient(server.url, { timeoutMs: 20_000 });
    server.script(hang, (response) => { response.writeHead(200).write('{'); });
    for (const _ of [1, 2]) {
      const { failure, endedAfterMs } = await stopped((signal) => client.request({ ...WRITE, signal }));
      expect(failure).toMatchObject({ kind: 'cancelled', attempts: 1 });
      expect(endedAfterMs).toBeLessThan(1000);
    }
  });

  it('waiting for a retry', async () => {
    const { client } = testClient(server.url);
    server.script(answer(429, {}, { 'retry-after': '30' }));
    const { failure, endedAfterMs } = await stopped((signal) => client.request({ ...WRITE, signal }));
    expect(failure).toMatchObject({ kind: 'cancelled', attempts: 1 });
    expect(endedAfterMs).toBeLessThan(1000);
  });

  it('reading a stream', async () => {
    const controller = new AbortController();
    const { client } = testClient(server.url, { timeoutMs: 20_000 });
    server.script((response) => { response.writeHead(200).write('start'); });
    const { data } = await client.request({ ...READ, responseType: 'stream', signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    const read = async (): Promise<void> => {
      for await (const _ of data as AsyncIterable<Buffer>) continue;
    };
    await expect(read()).rejects.toThrow('abort');
  });
});

describe('beforeSend', () => {
  it('is awaited once, however often the request is sent', async () => {
    const { client } = testClient(server.url);
    server.script(answer(500), answer(500));
    const order: string[] = [];
    const beforeSend = async (): Promise<void> => {
      await new Promise((resolve) => { setTimeout(resolve, 30); });
      order.push(`before, ${server.log.length} sent`);
    };
    await client.request({ ...WRITE, repeatable: true, beforeSend });
    expect(order).toEqual(['before, 0 sent']);
    expect(server.log).toHaveLength(3);
  });

  it('waits for the pacer’s leave', async () => {
    const { client } = testClient(server.url, { pacer: createPacer({ maxConcurrency: 1 }) });
    let prepared = 0;
    const beforeSend = async (): Promise<void> => { prepared++; };
    server.script((response, seen) => {
      expect(prepared).toBe(1);
      setTimeout(() => {
        expect(prepared).toBe(1);
        answer(201)(response, seen);
      }, 50);
    });
    await Promise.all([1, 2].map(() => client.request({ ...WRITE, beforeSend })));
    expect(prepared).toBe(2);
  });

  it('that rejects keeps the request from leaving, and its turn goes to the next', async () => {
    const { client } = testClient(server.url, { pacer: createPacer({ maxConcurrency: 1 }) });
    const refusing = client.request({ ...WRITE, beforeSend: () => Promise.reject(new Error('ledger is full')) });
    await expect(refusing).rejects.toThrow('ledger is full');
    expect((await client.request(WRITE)).status).toBe(201);
    expect(server.log).toHaveLength(1);
  });
});
