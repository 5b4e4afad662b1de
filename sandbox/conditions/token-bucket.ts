export interface LimitSettings {
  readonly ratePerSecond: number;
  /** Requests that may come at once after a quiet time; the rate, at least 1, unless given. */
  readonly burst?: number;
  /** What an answer tells of the limit: `Retry-After` on a 429 (default), `RateLimit-*` on every answer too, or nothing. */
  readonly announce?: 'retry_after' | 'full' | 'none';
}

export interface Admission {
  readonly admitted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** A token bucket on a clock of milliseconds given by the caller. It starts full. */
export class TokenBucket {
  private tokens: number;
  private readonly burst: number;
  private lastMs: number | null = null;

  constructor(private readonly settings: LimitSettings) {
    this.burst = settings.burst ?? Math.max(1, Math.floor(settings.ratePerSecond));
    if (!(settings.ratePerSecond > 0)) throw new Error(`The limit's ratePerSecond must be above 0; it is ${settings.ratePerSecond}.`);
    if (!(this.burst >= 1)) throw new Error(`The limit's burst must be at least 1; it is ${this.burst}.`);
    this.tokens = this.burst;
  }

  take(nowMs: number): Admission {
    const elapsedMs = Math.max(0, nowMs - (this.lastMs ?? nowMs));
    this.lastMs = nowMs;
    this.tokens = Math.min(this.burst, this.tokens + (elapsedMs / 1000) * this.settings.ratePerSecond);
    // The sum of many small refills may fall a rounding error short of a whole token.
    const admitted = this.tokens >= 1 - 1e-9;
    if (admitted) this.tokens = Math.max(0, this.tokens - 1);
    return { admitted, headers: this.headers(admitted) };
  }

  private headers(admitted: boolean): Record<string, string> {
    const { announce = 'retry_after' } = this.settings;
    const retry: Record<string, string> = admitted || announce === 'none' ? {} : { 'Retry-After': String(this.wholeSecondsUntil(1)) };
    if (announce !== 'full') return retry;
    return {
      ...retry,
      'RateLimit-Limit': String(this.burst),
      'RateLimit-Remaining': String(Math.floor(this.tokens)),
      'RateLimit-Reset': String(this.wholeSecondsUntil(this.burst)),
    };
  }

  private wholeSecondsUntil(tokens: number): number {
    return Math.ceil(Math.max(0, tokens - this.tokens) / this.settings.ratePerSecond);
  }
}
