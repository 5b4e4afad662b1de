import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient, createMeter, createPacer, tokenStrategy } from '../../../lib/http';
import { drive } from './support/drive';
import { bucketLimiter, type Limiter } from './support/simulatedServer';
import { VirtualClock } from './support/virtualClock';

/** A bucket whose answers tell its rate, and nothing of what is left in it. */
function tellingRate(limiter: Limiter, perSecond: number): Limiter {
  return { ...limiter, stated: () => ({ 'x-rate': String(perSecond) }) };
}

const statedRate = (headers: Readonly<Record<string, string>>) => Number(headers['x-rate'] ?? NaN) || null;

describe('a server that states its rate in every answer', () => {
  it.each([
    { name: 'as expected', expected: 2, perSecond: 2, burst: 15 },
    { name: 'higher than expected', expected: 0.5, perSecond: 8, burst: 30 },
    { name: 'lower than expected', expected: 5, perSecond: 1, burst: 5 },
    { name: 'one in three minutes', expected: 0.0056, perSecond: 0.0056, burst: 20 },
  ])('$name: at least 95 % of it is used, and under 1 % refused', async ({ expected, perSecond, burst }) => {
    const limiter = tellingRate(bucketLimiter(perSecond, burst), perSecond);
    const run = await drive(800, 8, { maxConcurrency: 8, requestsPerSecond: expected, burst: burst - 1, statedRate }, { limiter, latencyMs: 80, retryAfter: 'none' });
    expect((800 - burst) / perSecond / run.seconds).toBeGreaterThanOrEqual(0.95);
    expect(run.server.refused).toBeLessThan(8);
  });

  it('is believed when its bucket is empty from the start', async () => {
    const limiter = bucketLimiter(1, 20);
    for (let used = 0; used < 20; used += 1) limiter.admit(0);
    const run = await drive(200, 4, { maxConcurrency: 4, requestsPerSecond: 1, burst: 19, statedRate }, { limiter: tellingRate(limiter, 1), latencyMs: 50, retryAfter: 'none' });
    expect(run.server.refused).toBeLessThanOrEqual(5);
    expect(200 / run.seconds).toBeGreaterThanOrEqual(0.95);
  });

  it('needs a rate to begin with', () => {
    expect(() => createPacer({ maxConcurrency: 1, statedRate, clock: new VirtualClock() })).toThrow('statedRate');
  });
});

describe('a refusal that says that the token has expired', () => {
  it('renews the token once and sends the request again', async () => {
    const seen: string[] = [];
    const server = http.createServer((request, response) => {
      const token = String(request.headers.authorization);
      seen.push(token);
      const good = token === 'Bearer second';
      response.writeHead(good ? 200 : 403, { 'content-type': 'application/json' }).end(JSON.stringify(good ? { ok: true } : { details: 'expired' }));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const tokens = ['first', 'second', 'third'];
    const auth = tokenStrategy({ identity: [baseUrl], fetchToken: async () => ({ value: tokens.shift() ?? '', lifeMs: 3_600_000 }), secrets: [] });
    const client = createHttpClient({
      baseUrl, auth, meter: createMeter(), pacer: createPacer({ maxConcurrency: 1 }), retry: { attempts: 0 },
      isTokenRefused: ({ status, data }) => status === 403 && JSON.stringify(data).includes('expired'),
    });
    const ask = () => client.request({ method: 'GET', url: '/', operation: 'read', repeatable: true });
    // A token that has never been taken is not renewed: another one would fare no better.
    await expect(ask()).rejects.toMatchObject({ kind: 'credentials', status: 403 });
    expect((await ask()).data).toEqual({ ok: true });
    expect(seen).toEqual(['Bearer first', 'Bearer second']);
    server.closeAllConnections();
    await new Promise((resolve) => { server.close(resolve); });
  });
});
