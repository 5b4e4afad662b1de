import type { RetryPolicy } from './retryPolicy';
import { LONGEST_SERVER_DELAY_MS } from './serverDelay';

/**
 * While a service is given up, one request per this time finds out whether it has come back. Longer than the
 * pacer's own pauses, so that requests waiting for their turn end as well.
 */
const CLOSED_MS = 60_000;

/** The 429s of one request. */
export interface Throttled {
  count: number;
  since: number;
  /** How long the server itself asked for. */
  askedMs: number;
}

/**
 * Decides when a service that answers only 429 is given up. As long as anything is served, requests keep
 * waiting for their turn.
 */
export class Patience {
  private servedAt = -Infinity;
  private gaveUp = false;
  private closedUntil = -Infinity;

  constructor(private readonly policy: RetryPolicy) {}

  served(now: number): void {
    this.servedAt = now;
    this.gaveUp = false;
  }

  /** Whether a request need not even be tried at present. */
  closed(now: number): boolean {
    return this.gaveUp && now < this.closedUntil;
  }

  /** Whether the request that has just been answered 429 ends with it. */
  endsWith(throttled: Throttled, now: number): boolean {
    if (this.gaveUp) {
      this.close(now);
      return true;
    }
    if (throttled.count >= this.policy.throttleAttempts) return true;
    const askedMs = Math.min(throttled.askedMs, LONGEST_SERVER_DELAY_MS);
    const nothingServedMs = now - Math.max(throttled.since, this.servedAt) - askedMs;
    if (nothingServedMs < this.policy.throttlePatienceSeconds * 1000) return false;
    this.close(now);
    return true;
  }

  /** Requests end without being tried for a while. */
  close(now: number): void {
    this.gaveUp = true;
    this.closedUntil = now + CLOSED_MS;
  }
}
