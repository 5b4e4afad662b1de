import type { StatedRate } from './shared';

/** A token bucket: `rate` requests per second, up to `burst` at once after a quiet time. */
export class TokenBucket implements StatedRate {
  private tokens: number;
  private at: number | null = null;

  constructor(private rate: number, private readonly burst: number) {
    this.tokens = Math.max(1, burst);
  }

  get perSecond(): number {
    return this.rate;
  }

  /** Fills at another rate from now on. */
  adopt(rate: number, now: number): void {
    this.refill(now);
    this.rate = rate;
  }

  /** Nothing is left, as the server says. */
  drain(now: number): void {
    this.tokens = 0;
    this.at = now;
  }

  /** When the next request may leave. */
  readyAt(now: number): number {
    this.refill(now);
    if (this.tokens >= 1 - 1e-9) return now;
    return now + ((1 - this.tokens) / this.rate) * 1000;
  }

  take(now: number): void {
    this.refill(now);
    this.tokens -= 1;
  }

  refund(): void {
    this.tokens = Math.min(this.capacity, this.tokens + 1);
  }

  private get capacity(): number {
    // Timers fire a few milliseconds late; without this slack the lateness would be lost for good.
    return Math.max(this.burst, 1 + this.rate * 0.01);
  }

  private refill(now: number): void {
    const since = now - (this.at ?? now);
    this.tokens = Math.min(this.capacity, this.tokens + (since / 1000) * this.rate);
    this.at = now;
  }
}
