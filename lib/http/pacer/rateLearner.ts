import { estimateRate } from './estimate';

/** What a refusal (429) tells. */
export type Refusal =
  /** Left before the last refusal was known: the same moment. */
  | 'same'
  /** Nothing has been served since the last moment: the server is still empty. */
  | 'barren'
  /** The server's bucket has just run empty. */
  | 'empty';

/** Share of the learned rate that is used right after a refusal. */
const SAFETY = 0.97;
/** Fewer served requests than this say little about the rate. */
const ENOUGH = 10;
/** A request may leave this much faster than the rate while credit from a pause is left. */
const CATCH_UP = 2;
const FIRST_GUESS = 0.25;
/** A bucket that took long to run empty held, at the start, about what flows into it in this time. */
const USUAL_BURST_MS = 1000;
const SEARCH_GROWTH = 1.25;
const FIRST_PROBE = 0.04;
const LATER_PROBE = 0.01;
const LARGEST_PROBE = 0.25;
const LONGEST_QUIET_MS = 30_000;
const MOST_TAILS = 32;
const WINDOW_EVIDENCE = 4;

interface Moment {
  readonly seq: number;
  readonly at: number;
}

/**
 * Learns a server's rate from its bare refusals.
 *
 * Each refusal marks a moment at which the server's bucket is empty. What was served between two such moments,
 * divided by the time between them, is the rate at which the bucket fills. Before the second moment the rate is
 * a guess that grows; after it the pacer stays just below and probes upwards, more and more seldom as each new
 * moment confirms the rate.
 */
export class RateLearner {
  /** Requests per second; Infinity while no limit is known. */
  rate = Infinity;
  /** Whether the last moment gave a rate far below one that was well confirmed. */
  collapsed = false;
  private learned = false;
  private estimate = 0;
  private startedAt: number | null = null;
  /** The last moment; `at` is the latest time at which the server is known to have been empty still. */
  private last: Moment = { seq: 0, at: 0 };
  /** The newest refusal: what has flowed in since and was not spent is credit. */
  private emptied: Moment = { seq: 0, at: 0 };
  private moment = 0;
  private windowed = false;
  /** What the newest estimate rests on. */
  private counted = { served: 0, from: 0 };
  private first: { readonly served: number; readonly ms: number } | null = null;
  private sameUpTo = 0;
  private servedSince = false;
  private lost = 0;
  private burst = 1;
  private tails: Moment[] = [];
  private confirmations = 0;
  private probe = FIRST_PROBE;
  private stepStart: Moment = { seq: 0, at: 0 };
  private credit = 0;
  private creditAt = 0;
  private spacedAt = 0;

  /** When the next request may leave, as far as the learned rate is concerned. */
  readyAt(now: number, lastSeq: number): number {
    if (this.rate === Infinity) return now;
    this.grow(now, lastSeq);
    this.refill(now);
    const credited = this.credit >= 1 - 1e-9 ? now : now + ((1 - this.credit) / this.rate) * 1000;
    return Math.max(credited, this.spacedAt);
  }

  take(now: number): void {
    this.startedAt ??= now;
    if (this.rate === Infinity) return;
    this.refill(now);
    this.credit -= 1;
    this.spacedAt = Math.max(this.spacedAt, now - 10) + 1000 / (this.rate * CATCH_UP);
  }

  /** A request the server has taken in, whatever it made of it. */
  served(seq: number): void {
    if (seq > this.sameUpTo) this.servedSince = true;
  }

  /** A request that had leave but never left. */
  neverLeft(): void {
    this.lost += 1;
    if (this.rate !== Infinity) this.credit += 1;
  }

  /**
   * A 429 to request `seq`, which left at `at`; `lastSeq` is the newest that has left. The server says that it
   * will be empty for another `emptyMs`, if it says anything.
   */
  refused(seq: number, at: number, lastSeq: number, emptyMs: number): Refusal {
    if (seq <= this.sameUpTo) {
      this.lost += 1;
      return 'same';
    }
    const refusal = this.empty(seq, at, lastSeq, emptyMs);
    if (refusal === 'barren') this.lost += 1;
    if (this.rate === Infinity) this.guess();
    return refusal;
  }

  /** The answer to request `seq` says that it was the last one the server had to give: as good as a refusal. */
  ranOut(seq: number, at: number, lastSeq: number, emptyMs: number): void {
    if (seq > this.sameUpTo) this.empty(seq + 1, at, lastSeq, emptyMs);
  }

  /** No request leaves before `at`. What the server's bucket gains meanwhile is credit for afterwards. */
  resumeAt(at: number, lastSeq: number): void {
    if (this.rate === Infinity) return;
    const gained = (0.9 * this.rate * (at - this.emptied.at)) / 1000;
    const spent = lastSeq - this.emptied.seq - this.lost;
    this.credit = Math.min(this.capacity(), this.learned ? gained - spent : 1);
    this.creditAt = at;
    this.spacedAt = at;
    this.stepStart = { seq: lastSeq, at };
    this.tails = [this.stepStart];
  }

  private empty(seq: number, at: number, lastSeq: number, emptyMs: number): Refusal {
    const barren = this.first !== null && !this.servedSince;
    this.sameUpTo = lastSeq;
    this.servedSince = false;
    this.emptied = { seq, at };
    if (barren) {
      // A bucket would have let some through in this time: the server counts by fixed windows.
      if (((at - this.moment) * this.estimate) / 1000 > WINDOW_EVIDENCE) this.windowed = true;
      if (this.windowed) this.setEstimate((this.counted.served * 1000) / (at + emptyMs - this.counted.from));
      this.last = { seq: this.last.seq, at: Math.max(this.last.at, at + emptyMs) };
      return 'barren';
    }
    this.learn(seq, at, emptyMs);
    this.moment = at;
    this.last = { seq, at: at + emptyMs };
    this.lost = 0;
    return 'empty';
  }

  private learn(seq: number, at: number, emptyMs: number): void {
    const served = Math.max(0, seq - this.last.seq - 1 - this.lost);
    this.collapsed = false;
    if (!this.first) {
      this.first = { served, ms: at - (this.startedAt ?? at) };
      return;
    }
    if (served < ENOUGH) {
      this.rate *= 0.6;
      return;
    }
    this.counted = { served, from: this.last.at };
    const ms = Math.max(1, at + emptyMs - this.last.at);
    const tails = this.windowed ? [] : this.tails.map((tail) => ({ ms: at - tail.at, served: seq - tail.seq - 1 }));
    if (!this.learned) this.burst = this.initialBurst((served * 1000) / ms);
    this.adopt(estimateRate({ ms, served, burst: this.burst, tails }));
  }

  /** What the bucket held at the start: all that was served until it first ran empty, less what flowed in. */
  private initialBurst(rate: number): number {
    const { served, ms } = this.first ?? { served: 1, ms: 0 };
    return Math.max(1, served - (rate * ms) / 1000);
  }

  /**
   * A part of what was served until the bucket ran empty; a lone volley lasted no time worth dividing by. The longer
   * it took, the larger a part had flowed in meanwhile: too low a guess is slow to grow.
   */
  private guess(): void {
    const { served, ms } = this.first ?? { served: 1, ms: 0 };
    this.rate = (Math.max(1, served) * 1000) / Math.min(Math.max(ms, 50) / FIRST_GUESS, ms + USUAL_BURST_MS);
  }

  private adopt(estimate: number): void {
    const near = this.windowed || Math.abs(estimate / this.estimate - 1) < 0.1;
    this.collapsed = this.confirmations > 0 && estimate < this.estimate * 0.5;
    this.confirmations = near ? this.confirmations + 1 : 0;
    this.probe = near && !this.windowed ? LATER_PROBE : FIRST_PROBE;
    this.learned = true;
    this.setEstimate(estimate);
  }

  private setEstimate(estimate: number): void {
    this.estimate = estimate;
    this.rate = estimate * SAFETY;
    this.burst = this.initialBurst(estimate);
  }

  /** Probes upwards after a quiet step, provided the rate was really used in it. */
  private grow(now: number, lastSeq: number): void {
    const ms = now - this.stepStart.at;
    if (ms < this.stepMs()) return;
    const used = lastSeq - this.stepStart.seq >= (0.7 * this.rate * ms) / 1000;
    this.stepStart = { seq: lastSeq, at: now };
    if (!used) return;
    this.tails = [...this.tails.slice(1 - MOST_TAILS), this.stepStart];
    if (!this.learned) {
      this.rate *= SEARCH_GROWTH;
      return;
    }
    this.rate *= 1 + this.probe;
    this.probe = Math.min(LARGEST_PROBE, this.probe * 2);
  }

  private stepMs(): number {
    if (!this.learned) return Math.max(1000, 10_000 / this.rate);
    return Math.min(LONGEST_QUIET_MS, Math.max(2000, 30_000 / this.rate) * 2 ** this.confirmations);
  }

  private refill(now: number): void {
    if (now <= this.creditAt) return;
    this.credit = Math.min(this.capacity(), this.credit + ((now - this.creditAt) / 1000) * this.rate);
    this.creditAt = now;
  }

  private capacity(): number {
    return Math.max(this.learned ? 0.9 * this.burst : 1, 1 + this.rate * 0.01);
  }
}
