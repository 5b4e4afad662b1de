import { startSandbox, type Sandbox, type StrictOptions } from '../../sandbox';
import { TokenBucket } from '../../sandbox/conditions/token-bucket';
import { call } from './call';

describe('token bucket', () => {
  const admitted = (bucket: TokenBucket, times: number[]) => times.filter((ms) => bucket.take(ms).admitted);

  it('admits the burst at once, then one per interval', () => {
    const bucket = new TokenBucket({ ratePerSecond: 10, burst: 3 });
    expect(admitted(bucket, [0, 0, 0, 0, 50, 100, 100, 199, 200])).toEqual([0, 0, 0, 100, 200]);
  });

  it('fills up no further than the burst', () => {
    const bucket = new TokenBucket({ ratePerSecond: 10, burst: 2 });
    admitted(bucket, [0, 0]);
    expect(admitted(bucket, [60_000, 60_000, 60_000])).toHaveLength(2);
  });

  it('loses nothing to rounding: 40 per second for 100 seconds is 4000 and the burst', () => {
    const bucket = new TokenBucket({ ratePerSecond: 40, burst: 1 });
    expect(admitted(bucket, Array.from({ length: 100_001 }, (_, ms) => ms))).toHaveLength(4001);
  });

  it('tells the wait in whole seconds, rounded up', () => {
    const slow = new TokenBucket({ ratePerSecond: 0.4, burst: 1 });
    slow.take(0);
    expect(slow.take(0)).toEqual({ admitted: false, headers: { 'Retry-After': '3' } });
    expect(slow.take(1000).headers).toEqual({ 'Retry-After': '2' });
    expect(slow.take(2500)).toEqual({ admitted: true, headers: {} });
  });

  it('tells all or nothing when asked to', () => {
    const full = new TokenBucket({ ratePerSecond: 2, burst: 4, announce: 'full' });
    expect(full.take(0).headers).toEqual({ 'RateLimit-Limit': '4', 'RateLimit-Remaining': '3', 'RateLimit-Reset': '1' });
    [0, 0, 0].forEach((ms) => full.take(ms));
    expect(full.take(0).headers).toEqual({ 'RateLimit-Limit': '4', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '2', 'Retry-After': '1' });
    const silent = new TokenBucket({ ratePerSecond: 1, burst: 1, announce: 'none' });
    silent.take(0);
    expect(silent.take(0)).toEqual({ admitted: false, headers: {} });
  });

  it.each([{ ratePerSecond: 0 }, { ratePerSecond: 5, burst: 0 }])('refuses %j', (settings) => {
    expect(() => new TokenBucket(settings)).toThrow(/must be/);
  });
});

describe('the strict API under its limit', () => {
  let sandbox: Sandbox;
  const start = async (strict: StrictOptions) => (sandbox = await startSandbox({ strict: { auth: 'none', ...strict } }));
  afterEach(() => sandbox.close());
  const create = (index: number) => call(`${sandbox.url}/strict/customers`, { json: { name: 'A', email: `a${index}@b.co` } });

  it('answers 429 with Retry-After beyond the burst, and writes nothing then', async () => {
    await start({ limit: { ratePerSecond: 0.5, burst: 3 } });
    const answers = await Promise.all([0, 1, 2, 3, 4].map(create));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ body: { error: 'rate_limited' } });
    expect(refused[0]?.headers.get('retry-after')).toBe('2');
    expect(sandbox.customers()).toHaveLength(3);
    expect(sandbox.stats()).toMatchObject({ throttled: 2, requests: { 'POST /strict/customers': { 201: 3, 429: 2 } } });
  });

  it('leaves health and tokens out of the limit', async () => {
    await start({ limit: { ratePerSecond: 0.01, burst: 1 } });
    await create(0);
    expect((await create(1)).status).toBe(429);
    expect((await call(`${sandbox.url}/strict/health`)).status).toBe(200);
  });

  it('announces RateLimit headers on good answers too', async () => {
    await start({ limit: { ratePerSecond: 1, burst: 5, announce: 'full' } });
    const { headers } = await create(0);
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining'), headers.get('ratelimit-reset')]).toEqual(['5', '4', '1']);
  });

  it('takes its time, in a range, and counts what runs at once', async () => {
    await start({ latencyMs: { min: 100, max: 150 } });
    const startedMs = performance.now();
    await Promise.all([0, 1, 2, 3].map(create));
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(99);
    expect(sandbox.stats().maxConcurrent).toBe(4);
  });

  it('refuses a latency that makes no sense', async () => {
    await expect(startSandbox({ strict: { latencyMs: { min: 5, max: 1 } } })).rejects.toThrow(/latency/);
  });
});
