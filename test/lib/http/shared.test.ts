import { createPacer, type SharedLimit } from '../../../lib/http';
import { sleep } from '../../../lib/http/clock';
import { VirtualClock } from './support/virtualClock';

/** The store's side of a shared limit, by a clock that none of the processes has. */
class Store implements SharedLimit {
  away = false;
  trips = 0;
  private nextAt = 0;

  constructor(private readonly clock: VirtualClock) {}

  async book(slots: number, everyMs: number): Promise<number> {
    this.trips += 1;
    if (this.away) throw new Error('The database is away.');
    const now = this.clock.now();
    const first = Math.max(this.nextAt, now);
    this.nextAt = first + slots * everyMs;
    return first - now;
  }

  async postpone(ms: number): Promise<void> {
    if (this.away) throw new Error('The database is away.');
    this.nextAt = Math.max(this.nextAt, this.clock.now() + ms);
  }
}

/** A process's clock: it began at another moment, and is set to another date. */
function skewed(clock: VirtualClock, ms: number): VirtualClock {
  return Object.assign(Object.create(clock) as VirtualClock, { now: () => clock.now() + ms, epochMs: () => clock.epochMs() + ms });
}

const RATE = 100;

describe('several processes that keep one limit', () => {
  let clock: VirtualClock;
  let store: Store;
  let departures: number[];
  beforeEach(() => {
    clock = new VirtualClock();
    store = new Store(clock);
    departures = [];
  });

  const processes = (count: number) => Array.from({ length: count }, (_, index) =>
    createPacer({ maxConcurrency: 32, requestsPerSecond: RATE, shared: store, clock: skewed(clock, index * 3_600_000) }));

  /** 16 callers that send one request after another until `seconds` have passed. */
  function load(pacer: ReturnType<typeof createPacer>, seconds: number, status: () => number = () => 201): void {
    const until = clock.now() + seconds * 1000;
    for (let caller = 0; caller < 16; caller += 1) {
      void (async () => {
        while (clock.now() < until) {
          const permit = await pacer.acquire();
          departures.push(clock.now());
          const answered = status();
          await new Promise<void>((resolve) => clock.after(20, resolve));
          permit.release({ status: answered, latencyMs: 20, serverDelayMs: answered === 429 ? 2_000 : null });
        }
      })();
    }
  }

  const pass = (ms: number): Promise<void> => clock.run(sleep(clock, ms));
  const most = (ms: number): number => departures.reduce((top, at) => Math.max(top, departures.filter((other) => other >= at && other < at + ms).length), 0);

  it('stay within it together, use it up, and ask for it in blocks', async () => {
    for (const pacer of processes(3)) load(pacer, 10);
    await pass(10_000);
    expect(departures.length).toBeGreaterThan(RATE * 10 * 0.95);
    expect(most(1_000)).toBeLessThanOrEqual(RATE + 15);
    expect(store.trips).toBeLessThan(departures.length / 4);
  });

  it('lose no more than a block when one of them dies', async () => {
    const [one, other] = processes(2);
    load(one!, 5);
    load(other!, 10);
    await pass(10_000);
    const later = departures.filter((at) => at >= 6_000 && at < 9_000).length;
    expect(later).toBeGreaterThan(RATE * 3 * 0.95);
  });

  it('all wait when the server asks one of them to', async () => {
    const [one, other] = processes(2);
    let refused = false;
    load(one!, 10, () => (clock.now() > 3_000 && !refused ? ((refused = true), 429) : 201));
    load(other!, 10);
    await pass(10_000);
    const paused = departures.filter((at) => at > 3_250 && at < 4_900).length;
    expect(paused).toBe(0);
    expect(departures.filter((at) => at > 5_500 && at < 9_500).length).toBeGreaterThan(200);
  });

  it('send nothing while the store is away, tell it once, and go on by themselves', async () => {
    const told: boolean[] = [];
    const pacer = createPacer({ maxConcurrency: 32, requestsPerSecond: RATE, shared: store, clock, onTrouble: (problem) => told.push(problem !== null) });
    load(pacer, 20);
    await pass(2_000);
    store.away = true;
    await pass(8_000);
    expect(departures.filter((at) => at > 2_300).length).toBe(0);
    store.away = false;
    await pass(8_000);
    expect(departures.filter((at) => at > 10_000 && at < 18_000).length).toBeGreaterThan(RATE * 6);
    expect(told).toEqual([true, false]);
  });
});
