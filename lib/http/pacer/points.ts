import { sleep, systemClock, type Clock } from '../clock';
import type { WaitReason } from '../types';
import type { Allowance, Observation, Pacer, PacerState, Permit } from './types';

export interface PointsPacerOptions {
  /** Most requests in flight. */
  readonly maxConcurrency: number;
  readonly clock?: Clock;
}

/** Less than any clock can tell: sums of many small refills miss a whole by a rounding error. */
const NOTHING_MS = 0.001;
const NOTHING_POINTS = 0.001;

interface Waiter {
  readonly since: number;
  readonly weight: number;
  readonly grant: (permit: Permit) => void;
}

/**
 * A pacer for a limit in points, where each request takes its own weight and the server tells after every answer what
 * is left. Nothing is known before the first answer, so the first request goes alone.
 */
export function createPointsPacer(options: PointsPacerOptions): Pacer {
  return new PointsPacer(options.maxConcurrency, options.clock ?? systemClock);
}

class PointsPacer implements Pacer {
  private readonly waiters = new Set<Waiter>();
  private heard: Allowance | null = null;
  private left = 0;
  private leftAt = 0;
  private inFlight = 0;
  /** Of requests in flight: the server may or may not have counted them in what it told last. */
  private weightInFlight = 0;
  private pausedUntil = -Infinity;
  private blockedBy: WaitReason = 'rate_limit';
  private callOff: (() => void) | null = null;

  constructor(private readonly maxConcurrency: number, private readonly clock: Clock) {}

  acquire(signal?: AbortSignal, weight = 1): Promise<Permit> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.waiters.delete(waiter);
        reject(signal?.reason);
        this.pump();
      };
      const waiter: Waiter = {
        since: this.clock.now(), weight,
        grant: (permit) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(permit);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiters.add(waiter);
      this.pump();
    });
  }

  state(): PacerState {
    return { inFlight: this.inFlight, waiting: this.waiters.size, concurrency: this.heard ? this.maxConcurrency : 1, requestsPerSecond: null };
  }

  private pump(): void {
    this.callOff?.();
    this.callOff = null;
    for (const waiter of this.waiters) {
      const now = this.clock.now();
      if (this.inFlight >= (this.heard ? this.maxConcurrency : 1)) {
        this.blockedBy = 'concurrency';
        return;
      }
      const at = this.readyAt(now, waiter.weight);
      if (at > now) {
        this.callOff = this.clock.after(at - now, () => this.pump());
        return;
      }
      this.waiters.delete(waiter);
      waiter.grant(this.admit(now - waiter.since, waiter.weight));
    }
  }

  private readyAt(now: number, weight: number): number {
    if (this.pausedUntil - now > NOTHING_MS) {
      this.blockedBy = 'server_retry_after';
      return this.pausedUntil;
    }
    if (!this.heard) return now;
    this.refill(now, this.heard);
    const missing = Math.min(weight, this.heard.most) - this.left;
    if (missing <= NOTHING_POINTS) return now;
    this.blockedBy = 'rate_limit';
    return now + (missing / this.heard.perSecond) * 1000;
  }

  private refill(now: number, { most, perSecond }: Allowance): void {
    this.left = Math.min(most, this.left + ((now - this.leftAt) / 1000) * perSecond);
    this.leftAt = now;
  }

  private admit(waitedMs: number, weight: number): Permit {
    this.inFlight += 1;
    this.weightInFlight += weight;
    this.left -= weight;
    let isReleased = false;
    return {
      waitedMs,
      reason: waitedMs > 0 ? this.blockedBy : null,
      depart: async (signal) => {
        const since = this.clock.now();
        while (this.pausedUntil - this.clock.now() > NOTHING_MS) await sleep(this.clock, this.pausedUntil - this.clock.now(), signal);
        return this.clock.now() - since;
      },
      release: (observation) => {
        if (isReleased) return;
        isReleased = true;
        this.inFlight -= 1;
        this.weightInFlight -= weight;
        if (observation) this.observe(observation);
        else this.left += weight;
        this.pump();
      },
    };
  }

  private observe({ allowance, serverDelayMs }: Observation): void {
    const now = this.clock.now();
    if (allowance) {
      this.heard = allowance;
      this.left = allowance.available - this.weightInFlight;
      this.leftAt = now;
    }
    if (serverDelayMs) this.pausedUntil = Math.max(this.pausedUntil, now + serverDelayMs);
  }
}
