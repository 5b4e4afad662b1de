import { createPacer, HttpFailure, retryDelayMs } from '../../../lib/http';
import { serverDelay } from '../../../lib/http/serverDelay';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, ScriptedServer } from './support/scriptedServer';

let server: ScriptedServer;
beforeEach(async () => { server = await new ScriptedServer(answer(201)).start(); });
afterEach(() => server.stop());

const gaps = (): number[] => server.log.slice(1).map((seen, n) => seen.at - (server.log[n]?.at ?? 0));

describe('the delay a server asks for', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0);
  const date = (ms: number): string => new Date(now + ms).toUTCString();
  const cases: [string, number, Record<string, string>, number | null][] = [
    ['seconds', 429, { 'retry-after': '7' }, 7000],
    ['zero', 429, { 'retry-after': '0' }, 0],
    ['milliseconds, before seconds', 429, { 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    ['a date', 429, { 'retry-after': date(90_000) }, 90_000],
    ['a date by the server’s own clock', 429, { 'retry-after': date(90_000), date: date(60_000) }, 30_000],
    ['a date gone by', 429, { 'retry-after': date(-5000) }, 0],
    ['nonsense', 429, { 'retry-after': 'soon' }, null],
    ['a negative number', 429, { 'retry-after': '-1' }, null],
    ['X-RateLimit-Retry-After', 429, { 'x-ratelimit-retry-after': '3' }, 3000],
    ['RateLimit-Reset', 429, { 'ratelimit-reset': '12' }, 12_000],
    ['X-RateLimit-Reset from now', 429, { 'x-ratelimit-reset': '5' }, 5000],
    ['X-RateLimit-Reset in epoch seconds', 429, { 'x-ratelimit-reset': String(now / 1000 + 4) }, 4000],
    ['X-RateLimit-Reset in epoch milliseconds', 429, { 'x-ratelimit-reset': String(now + 4000) }, 4000],
    ['Retry-After of a 503', 503, { 'retry-after': '2', 'x-ratelimit-reset': '60' }, 2000],
    ['a limit that a 503 only mentions', 503, { 'x-ratelimit-reset': '60' }, null],
    ['nothing', 429, {}, null],
  ];

  it.each(cases)('%s', (_name, status, headers, expected) => {
    expect(serverDelay(status, headers, now)).toBe(expected);
  });
});

describe('a 429', () => {
  it('is waited out as asked and sent again, also for a write that cannot be repeated', async () => {
    const { client, meter } = testClient(server.url);
    server.script(answer(429, {}, { 'retry-after': '1' }));
    expect((await client.request(WRITE)).status).toBe(201);
    expect(gaps()[0]).toBeGreaterThanOrEqual(995);
    expect(meter.totals()).toMatchObject({ total: 2, retried: 1, status: { 201: 1, 429: 1 } });
    expect(meter.waits().server_retry_after).toBeGreaterThanOrEqual(990);
  });

  it('does not use up the retries', async () => {
    const { client } = testClient(server.url, { retry: { attempts: 0 } });
    server.script(...Array.from({ length: 6 }, () => answer(429, {}, { 'retry-after-ms': '20' })));
    expect((await client.request(WRITE)).attempts).toBe(7);
  });

  it('holds back every other request while it lasts', async () => {
    const { client } = testClient(server.url);
    server.script(answer(429, {}, { 'retry-after-ms': '400' }));
    const first = client.request(WRITE);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    await Promise.all([first, ...Array.from({ length: 5 }, () => client.request(WRITE))]);
    const since = server.log[0]?.at ?? 0;
    expect(server.log).toHaveLength(7);
    for (const seen of server.log.slice(1)) expect(seen.at - since).toBeGreaterThanOrEqual(395);
  });

  it('holds back a request that already had leave and was still preparing', async () => {
    const { client } = testClient(server.url);
    server.script(answer(429, {}, { 'retry-after-ms': '400' }));
    const preparing = client.request({ ...WRITE, beforeSend: () => new Promise((resolve) => { setTimeout(resolve, 150); }) });
    await Promise.all([preparing, client.request(WRITE)]);
    const since = server.log[0]?.at ?? 0;
    for (const seen of server.log.slice(1)) expect(seen.at - since).toBeGreaterThanOrEqual(395);
  });

  it('for ever ends every request in the end, and the later ones at once', async () => {
    const { client } = testClient(server.url, { retry: { throttleAttempts: 1000, throttlePatienceSeconds: 0.5 } });
    server.always(answer(429));
    const first = await Promise.all(Array.from({ length: 20 }, () => failureOf(client.request(WRITE))));
    expect(first.map(({ kind, status }) => [kind, status])).toEqual(first.map(() => ['refused', 429]));
    const tried = server.log.length;
    const rest = await Promise.all(Array.from({ length: 50 }, () => failureOf(client.request(WRITE))));
    expect(rest.every((failure) => failure.kind === 'refused' && failure.attempts === 0)).toBe(true);
    expect(server.log.length).toBe(tried);
  });

  it('with a delay of hours is not waited for', async () => {
    const { client } = testClient(server.url);
    server.always(answer(429, {}, { 'retry-after': '86400' }));
    const failure = await failureOf(client.request(WRITE));
    expect(failure).toMatchObject({ kind: 'refused', status: 429, attempts: 1 });
    expect(failure.message).toContain('1440 minutes');
  });

  it('that the caller’s policy does not retry is a refusal', async () => {
    const { client } = testClient(server.url, { retry: { retryStatuses: [500] } });
    server.script(answer(429));
    expect(await failureOf(client.request(READ))).toMatchObject({ kind: 'refused', status: 429, attempts: 1 });
  });
});

it('a 503 with Retry-After is retried after that time', async () => {
  const { client } = testClient(server.url, { pacer: createPacer({ maxConcurrency: 1 }) });
  server.script(answer(503, {}, { 'retry-after': '1' }));
  expect((await client.request(READ)).attempts).toBe(2);
  expect(gaps()[0]).toBeGreaterThanOrEqual(995);
});

it('retryDelayMs takes the server’s word, and grows without one', () => {
  const failure = (headers: Record<string, string>) => new HttpFailure('busy', { kind: 'refused', status: 429, headers });
  expect(retryDelayMs({ backoffSeconds: 1 }, 0, failure({ 'retry-after': '9' }))).toBe(9000);
  for (const [retry, most] of [[0, 1000], [3, 8000], [20, 60_000]] as const) {
    const delays = Array.from({ length: 200 }, () => retryDelayMs({ backoffSeconds: 1 }, retry, failure({})));
    expect(Math.max(...delays)).toBeLessThanOrEqual(most);
    expect(Math.max(...delays)).toBeGreaterThan(most / 2);
  }
});
