import { createPacer } from '../../../lib/http';
import type { Permit } from '../../../lib/http';
import { drive } from './support/drive';
import { bucketLimiter, windowLimiter } from './support/simulatedServer';
import { VirtualClock } from './support/virtualClock';

/** Share of what the server would have served at best in the time taken, its initial burst left out. */
const use = (requests: number, burst: number, perSecond: number, seconds: number): number =>
  (requests - burst) / perSecond / seconds;

describe('a token bucket of 40 requests per second and 80 at once, found out from bare refusals', () => {
  const answers = (['seconds', 'none'] as const).flatMap((retryAfter) => [5, 50].map((refusalMs) => ({ retryAfter, refusalMs })));
  const cases = answers.flatMap((given) => ([5, 16, 'auto'] as const).map((concurrency) => ({ ...given, concurrency })));

  it.each(cases)('Retry-After $retryAfter, refusals in $refusalMs ms, concurrency $concurrency', async (given) => {
    const { concurrency, ...server } = given;
    const callers = concurrency === 'auto' ? 64 : concurrency;
    const run = await drive(2000, callers, { maxConcurrency: concurrency }, { limiter: bucketLimiter(40, 80), latencyMs: 50, ...server });
    expect(use(2000, 80, 40, run.seconds)).toBeGreaterThanOrEqual(0.95);
    expect(run.refusedShare).toBeLessThan(0.01);
  });
});

describe('other limits, found out from refusals', () => {
  it.each([
    { name: '10/s, 10 at once', perSecond: 10, burst: 10, retryAfter: 'seconds' as const, least: 0.95 },
    { name: '100/s, 100 at once', perSecond: 100, burst: 100, retryAfter: 'seconds' as const, least: 0.95 },
    { name: '100/s, 100 at once, no Retry-After', perSecond: 100, burst: 100, retryAfter: 'none' as const, least: 0.95 },
    { name: '5/s, one at a time', perSecond: 5, burst: 1, retryAfter: 'seconds' as const, least: 0.9 },
    { name: '5/s, one at a time, no Retry-After', perSecond: 5, burst: 1, retryAfter: 'none' as const, least: 0.9 },
  ])('$name', async ({ perSecond, burst, retryAfter, least }) => {
    const run = await drive(2000, 16, { maxConcurrency: 16 }, { limiter: bucketLimiter(perSecond, burst), latencyMs: 50, retryAfter });
    expect(use(2000, burst, perSecond, run.seconds)).toBeGreaterThanOrEqual(least);
    expect(run.refusedShare).toBeLessThan(0.02);
  });

  it.each([
    { name: '3/s, 5 at once, one caller', perSecond: 3, burst: 5, callers: 1 },
    { name: '10/s, 10 at once, four callers', perSecond: 10, burst: 10, callers: 4 },
  ])('$name: hardly faster than the limit, and close to it within half a minute', async ({ perSecond, burst, callers }) => {
    const requests = burst + 30 * perSecond;
    const run = await drive(requests, callers, { maxConcurrency: 4 }, { limiter: bucketLimiter(perSecond, burst), latencyMs: 200, retryAfter: 'seconds' });
    expect(use(requests, burst, perSecond, run.seconds)).toBeGreaterThanOrEqual(0.95);
    expect(run.server.refused).toBeLessThan(7);
  });

  it('a fixed window of 200 a minute that says when it opens', async () => {
    const run = await drive(2000, 16, { maxConcurrency: 16 }, { limiter: windowLimiter(200, 60_000), latencyMs: 50, retryAfter: 'seconds' });
    expect(use(2000, 200, 200 / 60, run.seconds)).toBeGreaterThanOrEqual(0.9);
    expect(run.refusedShare).toBeLessThan(0.02);
  });

  it('a fixed window of 200 a minute that says nothing at all', async () => {
    const run = await drive(2000, 16, { maxConcurrency: 16 }, { limiter: windowLimiter(200, 60_000), latencyMs: 50, retryAfter: 'none' });
    expect(use(2000, 200, 200 / 60, run.seconds)).toBeGreaterThanOrEqual(0.8);
    expect(run.refusedShare).toBeLessThan(0.05);
  });
});

describe('a limit stated in headers is kept without a single refusal', () => {
  it.each([
    { name: 'a bucket', limiter: () => bucketLimiter(40, 80, true), burst: 80, perSecond: 40 },
    { name: 'a window', limiter: () => windowLimiter(200, 60_000, true), burst: 200, perSecond: 200 / 60 },
  ])('$name', async ({ limiter, burst, perSecond }) => {
    const run = await drive(2000, 64, { maxConcurrency: 'auto' }, { limiter: limiter(), latencyMs: 50, retryAfter: 'seconds' });
    expect(run.server.refused).toBe(0);
    expect(use(2000, burst, perSecond, run.seconds)).toBeGreaterThanOrEqual(0.94);
  });
});

describe('a limit told beforehand', () => {
  it('is used in full', async () => {
    const run = await drive(500, 16, { maxConcurrency: 16, requestsPerSecond: 25 }, { limiter: bucketLimiter(25, 2), latencyMs: 50, retryAfter: 'none' });
    expect(run.server.refused).toBe(0);
    expect(use(500, 1, 25, run.seconds)).toBeGreaterThanOrEqual(0.98);
  });

  it('lets a burst leave at once', async () => {
    const run = await drive(30, 30, { maxConcurrency: 30, requestsPerSecond: 10, burst: 20 }, { limiter: null, latencyMs: 50, retryAfter: 'none' });
    expect(run.server.arrivals.filter((at) => at < 100)).toHaveLength(20);
    expect(run.seconds).toBeCloseTo(1.05, 1);
  });

  it('gives way to a lower one that the server shows', async () => {
    const run = await drive(1000, 16, { maxConcurrency: 16, requestsPerSecond: 100 }, { limiter: bucketLimiter(20, 20), latencyMs: 50, retryAfter: 'seconds' });
    expect(run.refusedShare).toBeLessThan(0.02);
    expect(run.pacer.state().requestsPerSecond).toBeLessThan(22);
  });
});

describe('a pause the server asks for', () => {
  it('lets no request leave', async () => {
    const clock = new VirtualClock();
    const pacer = createPacer({ maxConcurrency: 8, clock });
    const departures: number[] = [];
    const send = async (status: number): Promise<void> => {
      const permit = await pacer.acquire();
      await permit.depart();
      departures.push(clock.now());
      permit.release({ status, latencyMs: 1, serverDelayMs: status === 429 ? 3000 : null });
    };
    await clock.run(send(429));
    await clock.run(Promise.all(Array.from({ length: 20 }, () => send(200))));
    expect(departures[0]).toBe(0);
    expect(Math.min(...departures.slice(1))).toBeGreaterThanOrEqual(3000);
  });

  it('that was too short is followed by one request at a time', async () => {
    const run = await drive(100, 16, { maxConcurrency: 16 }, {
      limiter: { ...windowLimiter(50, 60_000), secondsUntilFree: () => 1 }, latencyMs: 50, retryAfter: 'seconds',
    });
    const late = run.server.refusals.filter((at) => at > 1500);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(12);
    late.slice(1).forEach((at, n) => expect(at - (late[n] ?? 0)).toBeGreaterThan(900));
  });
});

describe('adaptive concurrency', () => {
  it('is high within two seconds where nothing limits it', async () => {
    const run = await drive(3000, 200, { maxConcurrency: 'auto' }, { limiter: null, latencyMs: 50, retryAfter: 'none' });
    expect(run.pacer.state().concurrency).toBe(64);
    expect(run.server.arrivals.filter((at) => at > 2000 && at <= 3000).length).toBeGreaterThan(1000);
  });

  it('does not grow while a rate limit leaves it unused', async () => {
    const run = await drive(400, 200, { maxConcurrency: 'auto', requestsPerSecond: 20 }, { limiter: null, latencyMs: 50, retryAfter: 'none' });
    expect(run.pacer.state().concurrency).toBe(4);
  });

  const answering = async (statuses: readonly number[], latencyMs: (n: number) => number): Promise<number> => {
    const clock = new VirtualClock();
    const pacer = createPacer({ maxConcurrency: 'auto', clock });
    const one = async (n: number, status: number): Promise<void> => {
      const permit = await pacer.acquire();
      await new Promise<void>((resolve) => { clock.after(latencyMs(n), resolve); });
      permit.release({ status, latencyMs: latencyMs(n) });
    };
    await clock.run(Promise.all(statuses.map((status, n) => one(n, status))));
    return pacer.state().concurrency;
  };

  it('is halved by failures, once per round trip', async () => {
    const healthy = Array.from({ length: 300 }, () => 200);
    const before = await answering(healthy, () => 50);
    const volley = Array.from({ length: 10 }, () => 500);
    expect(await answering([...healthy, ...volley], () => 50)).toBe(Math.floor(before / 2));
  });

  it('does not grow while answers take longer and longer', async () => {
    const healthy = Array.from({ length: 600 }, () => 200);
    expect(await answering(healthy, (n) => 50 + n * 2)).toBeLessThan(20);
  });
});

describe('permits', () => {
  it('are given first come, first served, and pass over those who left', async () => {
    const clock = new VirtualClock();
    const pacer = createPacer({ maxConcurrency: 1, clock });
    const held = await clock.run(pacer.acquire());
    const order: number[] = [];
    const controller = new AbortController();
    const waiting = [1, 2, 3, 4].map(async (n) => {
      const permit = await pacer.acquire(n === 2 ? controller.signal : undefined);
      order.push(n);
      permit.release({ status: 200, latencyMs: 1 });
    });
    controller.abort(new Error('left'));
    held.release({ status: 200, latencyMs: 1 });
    await expect(waiting[1]).rejects.toThrow('left');
    await clock.run(Promise.all([waiting[0], waiting[2], waiting[3]]));
    expect(order).toEqual([1, 3, 4]);
  });

  it('say how long they waited and why', async () => {
    const clock = new VirtualClock();
    const waits: [string, number][] = [];
    const pacer = createPacer({ maxConcurrency: 1, requestsPerSecond: 2, clock, onWait: (reason, ms) => waits.push([reason, ms]) });
    const first = await clock.run(pacer.acquire());
    const second = pacer.acquire();
    clock.after(100, () => first.release({ status: 200, latencyMs: 100 }));
    const permit = await clock.run(second);
    expect(first).toMatchObject({ waitedMs: 0, reason: null });
    expect(permit).toMatchObject({ waitedMs: 500, reason: 'rate_limit' });
    permit.release({ status: 429, latencyMs: 1, serverDelayMs: 2000 });
    expect(await clock.run(pacer.acquire())).toMatchObject({ waitedMs: 2000, reason: 'server_retry_after' });
    expect(waits).toEqual([['rate_limit', 500], ['server_retry_after', 2000]]);
  });

  it('that were not used leave the rate to others, and count once when given back twice', async () => {
    const clock = new VirtualClock();
    const pacer = createPacer({ maxConcurrency: 2, requestsPerSecond: 1, clock });
    const unused: Permit = await clock.run(pacer.acquire());
    unused.release();
    unused.release();
    expect(await clock.run(pacer.acquire())).toMatchObject({ waitedMs: 0 });
    expect(pacer.state().inFlight).toBe(1);
  });

  it('are refused for limits that cannot work', () => {
    expect(() => createPacer({ maxConcurrency: 0 })).toThrow('maxConcurrency');
    expect(() => createPacer({ maxConcurrency: 1, requestsPerSecond: 0 })).toThrow('requestsPerSecond');
    expect(() => createPacer({ maxConcurrency: 1, burst: 0 })).toThrow('burst');
  });
});
