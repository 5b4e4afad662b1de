const START = 4;
const MOST = 64;
/** So few requests in flight that they cannot be what makes a server slow. */
const UNTROUBLED = 8;
/** Growth per success before the first setback: from 4 to 64 in about 30 round trips. */
const EARLY_GROWTH = 0.1;
/** Share of recent requests that must have failed before the server counts as overloaded: a stray 502 says nothing of that. */
const OVERLOADED = 0.2;
/** Weight of the newest request in that share: about the last ten count. */
const NEWEST = 0.1;
/** Latency above this multiple of the best seen means that the server is queueing. */
const SLOWDOWN = 3;

/** How many requests may be in flight. */
export interface ConcurrencyLimit {
  readonly limit: number;
  succeeded(latencyMs: number, binding: boolean): void;
  /** A 5xx or a timeout. `lastSeq` is the newest request that has left so far. */
  failed(seq: number, lastSeq: number): void;
  /** The server refuses far below the rate it has served: it counts connections, not requests. */
  refusedFarBelowRate(): void;
}

export function concurrencyLimit(max: number | 'auto'): ConcurrencyLimit {
  return max === 'auto' ? new AdaptiveLimit() : new FixedLimit(max);
}

class FixedLimit implements ConcurrencyLimit {
  constructor(readonly limit: number) {}
  succeeded(): void {}
  failed(): void {}
  refusedFarBelowRate(): void {}
}

class AdaptiveLimit implements ConcurrencyLimit {
  private exact = START;
  private steady = false;
  private ignoreUpTo = 0;
  private best = Infinity;
  private recent = 0;
  private failing = 0;

  get limit(): number {
    return Math.floor(this.exact);
  }

  succeeded(latencyMs: number, binding: boolean): void {
    this.failing *= 1 - NEWEST;
    this.recent = this.recent === 0 ? latencyMs : this.recent * 0.9 + latencyMs * 0.1;
    // The baseline creeps up, doubling in 350 answers: a service that has become slower for good is not held back for ever.
    this.best = Math.min(this.best * 1.002, latencyMs);
    const queueing = this.exact >= UNTROUBLED && this.recent > this.best * SLOWDOWN + 10;
    if (!binding || queueing) return;
    this.exact = Math.min(MOST, this.exact + (this.steady ? 1 / this.exact : EARLY_GROWTH));
  }

  failed(seq: number, lastSeq: number): void {
    this.failing = this.failing * (1 - NEWEST) + NEWEST;
    if (this.failing < OVERLOADED || seq <= this.ignoreUpTo) return;
    this.ignoreUpTo = lastSeq;
    this.halve();
  }

  refusedFarBelowRate(): void {
    this.halve();
  }

  private halve(): void {
    this.steady = true;
    this.exact = Math.max(1, this.exact / 2);
  }
}
