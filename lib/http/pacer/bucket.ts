/** A token bucket: `rate` requests per second, up to `burst` at once after a quiet time. */
export class TokenBucket {
  private tokens: number;
  private at: number | null = null;
  private readonly capacity: number;

  constructor(private readonly rate: number, burst: number) {
    // Timers fire a few milliseconds late; without this slack the lateness would be lost for good.
    this.capacity = Math.max(burst, 1 + rate * 0.01);
    this.tokens = Math.max(1, burst);
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

  private refill(now: number): void {
    const since = now - (this.at ?? now);
    this.tokens = Math.min(this.capacity, this.tokens + (since / 1000) * this.rate);
    this.at = now;
  }
}
