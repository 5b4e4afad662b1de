import { createPointsPacer, type Interpretation, type Pacer } from '../../../lib/http';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, ScriptedServer } from './support/scriptedServer';
import { VirtualClock } from './support/virtualClock';

const LIMITS = { most: 2000, perSecond: 100 };

/** A service that counts points on the same clock. */
class Service {
  private left = LIMITS.most;
  private at = 0;
  refused = 0;
  served = 0;

  constructor(private readonly clock: VirtualClock) {}

  ask(cost: number, used: number) {
    const now = this.clock.now();
    this.left = Math.min(LIMITS.most, this.left + ((now - this.at) / 1000) * LIMITS.perSecond);
    this.at = now;
    const isServed = this.left >= cost;
    if (isServed) this.served += used;
    else this.refused += 1;
    this.left -= isServed ? used : 0;
    return { status: isServed ? 200 : 429, allowance: { ...LIMITS, available: Math.floor(this.left) }, serverDelayMs: isServed ? null : ((cost - this.left) / LIMITS.perSecond) * 1000 };
  }
}

async function work(clock: VirtualClock, pacer: Pacer, service: Service, until: number, cost: () => number): Promise<void> {
  while (clock.now() < until) {
    const weight = cost();
    const permit = await pacer.acquire(undefined, weight);
    await permit.depart();
    await new Promise<void>((resolve) => void clock.after(40, resolve));
    permit.release({ latencyMs: 80, ...service.ask(weight, Math.ceil(weight * 0.7)) });
    await new Promise<void>((resolve) => void clock.after(40, resolve));
  }
}

describe('a pacer that counts points', () => {
  it.each([1, 6])('uses the limit to the full and is hardly ever refused, with %i at a time', async (lanes) => {
    const clock = new VirtualClock();
    const pacer = createPointsPacer({ maxConcurrency: 8, clock });
    const service = new Service(clock);
    let count = 0;
    const costs = [30, 290, 80, 500];
    await clock.run(Promise.all(Array.from({ length: lanes }, () => work(clock, pacer, service, 300_000, () => costs[count++ % costs.length] ?? 1))));
    expect(service.served).toBeGreaterThan((LIMITS.most + 300 * LIMITS.perSecond) * 0.95);
    expect(service.refused / count).toBeLessThan(0.01);
  });

  it('sends one alone until it knows the limit', async () => {
    const clock = new VirtualClock();
    const pacer = createPointsPacer({ maxConcurrency: 8, clock });
    const first = await pacer.acquire();
    const second = pacer.acquire();
    expect(pacer.state()).toMatchObject({ inFlight: 1, waiting: 1 });
    first.release({ status: 200, latencyMs: 1, allowance: { ...LIMITS, available: 2000 } });
    await second;
    await pacer.acquire();
    expect(pacer.state()).toMatchObject({ inFlight: 2, waiting: 0 });
  });

  it('lets a request through that weighs more than the bucket holds, once it is full', async () => {
    const clock = new VirtualClock();
    const pacer = createPointsPacer({ maxConcurrency: 2, clock });
    (await pacer.acquire()).release({ status: 200, latencyMs: 1, allowance: { ...LIMITS, available: 1000 } });
    const permit = await clock.run(pacer.acquire(undefined, 5000));
    expect(permit).toMatchObject({ waitedMs: 10_000, reason: 'rate_limit' });
  });

  it('gives its place up when the run is stopped', async () => {
    const pacer = createPointsPacer({ maxConcurrency: 1, clock: new VirtualClock() });
    await pacer.acquire();
    const stop = new AbortController();
    const waiting = pacer.acquire(stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    expect(pacer.state().waiting).toBe(0);
  });
});

describe('answers whose status does not say what they mean', () => {
  const server = new ScriptedServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  const interpret = ({ data }: { data: unknown }): Interpretation | null => {
    const { error, wait } = data as { error?: string; wait?: number };
    if (error === 'THROTTLED') return { status: 429, serverDelayMs: wait };
    return error ? { status: error === 'INTERNAL' ? 500 : 403 } : null;
  };

  it('waits as long as a throttled 200 asks, tells so, and repeats a write', async () => {
    server.script(answer(200, { error: 'THROTTLED', wait: 120 }), answer(200, { fine: true }));
    const { client, meter } = testClient(server.url, { interpret });
    expect((await client.request(WRITE)).data).toEqual({ fine: true });
    expect(meter.waits().server_retry_after).toBeGreaterThanOrEqual(100);
    expect(meter.totals().status).toEqual({ 200: 1, 429: 1 });
  });

  it('takes a refusal for a refusal, and keeps its body', async () => {
    server.script(answer(200, { error: 'DENIED' }));
    const { client } = testClient(server.url, { interpret });
    expect(await failureOf(client.request(READ))).toMatchObject({ kind: 'refused', status: 403, body: { error: 'DENIED' } });
  });

  it('repeats a read after an error inside a 200, and leaves a write alone', async () => {
    server.script(answer(200, { error: 'INTERNAL' }), answer(200, { fine: true }), answer(200, { error: 'INTERNAL' }));
    const { client } = testClient(server.url, { interpret });
    expect((await client.request(READ)).attempts).toBe(2);
    expect(await failureOf(client.request(WRITE))).toMatchObject({ kind: 'unknown', status: 500 });
  });
});
