import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from './random';

/** Fixed milliseconds, or evenly spread between two bounds. */
export type LatencyMs = number | { readonly min: number; readonly max: number };

/** The time a service takes over each request. */
export class Latency {
  private readonly random: () => number;

  constructor(private readonly latency: LatencyMs, seed: number) {
    const { min, max } = typeof latency === 'number' ? { min: latency, max: latency } : latency;
    if (!(min >= 0 && max >= min)) throw new Error(`A latency must be 0 ms or more, and its min at most its max; it is ${min} to ${max}.`);
    this.random = createRandom(seed);
  }

  /** Undefined where there is nothing to wait for, so that the caller need not yield. */
  wait(closing: AbortSignal): Promise<void> | undefined {
    const ms = this.nextMs();
    return ms > 0 ? sleep(ms, undefined, { signal: closing }) : undefined;
  }

  private nextMs(): number {
    if (typeof this.latency === 'number') return this.latency;
    return this.latency.min + this.random() * (this.latency.max - this.latency.min);
  }
}
