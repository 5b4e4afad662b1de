import { systemClock, type Clock } from './clock';
import { Histogram } from './histogram';
import type { RequestMetric, RequestTotals, WaitReason } from './types';

/** Adds up the requests of a run. */
export interface Meter {
  record(metric: RequestMetric): void;
  /** A wait that ends now. */
  waited(reason: WaitReason, ms: number): void;
  /** `total` counts attempts sent; `retried` those after a request's first. Latency is that of answered attempts. */
  totals(): RequestTotals;
  /** Milliseconds of the clock by reason: ten requests that wait the same second make one second. */
  waits(): Readonly<Record<string, number>>;
  /** Told of every metric; the returned function ends it. */
  listen(listener: (metric: RequestMetric) => void): () => void;
}

export function createMeter(clock: Pick<Clock, 'now'> = systemClock): Meter {
  const latency = new Histogram();
  const statuses = new Map<string, number>();
  const waits = new Map<string, number>();
  const countedUntil = new Map<string, number>();
  const listeners = new Set<(metric: RequestMetric) => void>();
  let total = 0;
  let retried = 0;

  return {
    record(metric) {
      total += 1;
      if (metric.attempt > 1) retried += 1;
      if (metric.status !== 0) latency.add(metric.ms);
      add(statuses, String(metric.status), 1);
      for (const listener of listeners) listener(metric);
    },
    waited(reason, ms) {
      const now = clock.now();
      const since = Math.max(now - ms, countedUntil.get(reason) ?? -Infinity);
      countedUntil.set(reason, now);
      if (now > since) add(waits, reason, now - since);
    },
    totals: () => ({
      total,
      retried,
      status: Object.fromEntries(statuses),
      p50Ms: round(latency.quantile(0.5)),
      p95Ms: round(latency.quantile(0.95)),
    }),
    waits: () => Object.fromEntries([...waits].map(([reason, ms]) => [reason, Math.round(ms)])),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
