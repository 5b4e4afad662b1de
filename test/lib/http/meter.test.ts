import { createMeter } from '../../../lib/http';
import type { RequestMetric } from '../../../lib/http';

const metric = (over: Partial<RequestMetric>): RequestMetric => ({
  operation: 'a', method: 'GET', status: 200, attempt: 1, ms: 10, waitedMs: 0, waitReason: null, requestId: null, ...over,
});

describe('the meter', () => {
  it('counts attempts, retries and statuses', () => {
    const meter = createMeter();
    for (const [status, attempt] of [[201, 1], [429, 1], [201, 2], [0, 1]] as const) meter.record(metric({ status, attempt }));
    expect(meter.totals()).toMatchObject({ total: 4, retried: 1, status: { 0: 1, 201: 2, 429: 1 } });
  });

  it('knows latencies to a few per cent over a wide range, leaving out attempts without an answer', () => {
    const meter = createMeter();
    for (let n = 1; n <= 10_000; n++) meter.record(metric({ ms: n / 2 }));
    for (let n = 0; n < 5000; n++) meter.record(metric({ status: 0, ms: 30_000 }));
    const { p50Ms, p95Ms } = meter.totals();
    expect(Math.abs(p50Ms / 2500 - 1)).toBeLessThan(0.03);
    expect(Math.abs(p95Ms / 4750 - 1)).toBeLessThan(0.03);
  });

  it('is zero before anything was sent', () => {
    expect(createMeter().totals()).toEqual({ total: 0, retried: 0, status: {}, p50Ms: 0, p95Ms: 0 });
  });

  it('tells listeners of each request until they leave', () => {
    const meter = createMeter();
    const seen: number[] = [];
    const leave = meter.listen(({ status }) => seen.push(status));
    meter.record(metric({ status: 200 }));
    leave();
    meter.record(metric({ status: 201 }));
    expect(seen).toEqual([200]);
  });

  it('counts time that several requests wait through at once only once for each reason', () => {
    let now = 1000;
    const meter = createMeter({ now: () => now });
    meter.waited('backoff', 30);
    meter.waited('backoff', 20);
    meter.waited('rate_limit', 5.4);
    meter.waited('rate_limit', 0);
    now = 1012;
    meter.waited('backoff', 40);
    now = 2000;
    meter.waited('backoff', 100);
    expect(meter.waits()).toEqual({ backoff: 142, rate_limit: 5 });
  });
});
