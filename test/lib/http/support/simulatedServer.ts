import type { VirtualClock } from './virtualClock';

export interface SimulatedAnswer {
  readonly status: number;
  readonly serverDelayMs: number | null;
  readonly headers: Record<string, string>;
}

/** How a server counts. `admit` is asked once per request with the time of its arrival. */
export interface Limiter {
  admit(nowMs: number): boolean;
  /** Seconds until a request would be admitted again. */
  secondsUntilFree(nowMs: number): number;
  stated?(nowMs: number): Record<string, string>;
}

export function bucketLimiter(perSecond: number, burst: number, stateLimits = false): Limiter {
  let level = burst;
  let last = 0;
  const flow = (now: number): void => {
    level = Math.min(burst, level + ((now - last) * perSecond) / 1000);
    last = now;
  };
  return {
    admit(now) {
      flow(now);
      if (level < 1) return false;
      level--;
      return true;
    },
    secondsUntilFree: () => (1 - level) / perSecond,
    stated: stateLimits
      ? (now) => {
          flow(now);
          return {
            'x-ratelimit-limit': String(burst),
            'x-ratelimit-remaining': String(Math.floor(level)),
            'x-ratelimit-reset': String(Math.ceil((burst - level) / perSecond)),
          };
        }
      : undefined,
  };
}

export function windowLimiter(perWindow: number, windowMs: number, stateLimits = false): Limiter {
  let window = -1;
  let used = 0;
  const enter = (now: number): void => {
    const current = Math.floor(now / windowMs);
    if (current !== window) used = 0;
    window = current;
  };
  const left = (now: number): number => ((window + 1) * windowMs - now) / 1000;
  return {
    admit(now) {
      enter(now);
      if (used >= perWindow) return false;
      used++;
      return true;
    },
    secondsUntilFree: left,
    stated: stateLimits
      ? (now) => ({
          'ratelimit-remaining': String(perWindow - used),
          'ratelimit-reset': String(Math.ceil(left(now))),
        })
      : undefined,
  };
}

export interface ServerOptions {
  readonly clock: VirtualClock;
  readonly limiter: Limiter | null;
  readonly latencyMs: number;
  /** Latency of a refusal; default as of any answer. */
  readonly refusalMs?: number;
  readonly retryAfter: 'seconds' | 'none';
  /** Most requests served at once; more are refused. */
  readonly maxConcurrent?: number;
}

/** A service behind a limit, in virtual time. */
export class SimulatedServer {
  served = 0;
  refused = 0;
  peak = 0;
  readonly arrivals: number[] = [];
  readonly refusals: number[] = [];
  private active = 0;

  constructor(private readonly options: ServerOptions) {}

  async handle(): Promise<SimulatedAnswer> {
    const { clock, limiter, latencyMs } = this.options;
    const refusalMs = this.options.refusalMs ?? latencyMs;
    await this.pass(Math.min(latencyMs, refusalMs) / 2);
    this.arrivals.push(clock.now());
    const crowded = this.active >= (this.options.maxConcurrent ?? Infinity);
    const admitted = !crowded && (limiter?.admit(clock.now()) ?? true);
    const headers = limiter?.stated?.(clock.now()) ?? {};
    if (!admitted) {
      this.refused++;
      this.refusals.push(clock.now());
      const seconds = this.options.retryAfter === 'seconds' ? Math.ceil(limiter?.secondsUntilFree(clock.now()) ?? 1) : null;
      await this.pass(refusalMs / 2);
      return { status: 429, serverDelayMs: seconds === null ? null : seconds * 1000, headers };
    }
    this.served++;
    this.active++;
    this.peak = Math.max(this.peak, this.active);
    await this.pass(latencyMs - Math.min(latencyMs, refusalMs) / 2);
    this.active--;
    return { status: 201, serverDelayMs: null, headers };
  }

  private pass(ms: number): Promise<void> {
    return new Promise((resolve) => { this.options.clock.after(ms, resolve); });
  }
}
