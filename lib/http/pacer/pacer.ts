import { sleep, systemClock } from '../clock';
import type { Clock } from '../clock';
import type { WaitReason } from '../types';
import { TokenBucket } from './bucket';
import { concurrencyLimit } from './concurrency';
import type { ConcurrencyLimit } from './concurrency';
import { readLimit } from './limitHeaders';
import { pauseMs } from './pause';
import { RateLearner } from './rateLearner';
import type { Observation, Pacer, PacerOptions, PacerState, Permit } from './types';
import { SharedRate, type StatedRate } from './shared';
import { StatedWindow } from './window';

interface Waiter {
  readonly since: number;
  readonly grant: (permit: Permit) => void;
}

/**
 * A pacer for one account on one service, in memory but for the limit that `shared` names. Throws RangeError on options that cannot work.
 */
export function createPacer(options: PacerOptions): Pacer {
  const { maxConcurrency, requestsPerSecond, burst } = options;
  if (maxConcurrency !== 'auto' && !(Number.isInteger(maxConcurrency) && maxConcurrency >= 1)) {
    throw new RangeError(`maxConcurrency must be "auto" or a whole number from 1 on, not ${maxConcurrency}`);
  }
  if (requestsPerSecond !== undefined && !(requestsPerSecond > 0 && Number.isFinite(requestsPerSecond))) {
    throw new RangeError(`requestsPerSecond must be a number above 0, not ${requestsPerSecond}`);
  }
  if (options.statedRate && requestsPerSecond === undefined) {
    throw new RangeError('statedRate needs requestsPerSecond, to begin with');
  }
  if (burst !== undefined && !(burst >= 1)) {
    throw new RangeError(`burst must be a number from 1 on, not ${burst}`);
  }
  return new MemoryPacer(options);
}

class MemoryPacer implements Pacer {
  private readonly clock: Clock;
  private readonly waiters = new Set<Waiter>();
  private readonly concurrency: ConcurrencyLimit;
  private readonly stated: StatedRate | null;
  private readonly learner = new RateLearner();
  private readonly window = new StatedWindow();
  private inFlight = 0;
  private lastSeq = 0;
  private pausedUntil = -Infinity;
  private pauseReason: WaitReason = 'rate_limit';
  private barrenInARow = 0;
  /** The newest request that had left when the server's bucket was last found empty. */
  private emptyUpTo = 0;
  private blockedBy: WaitReason | null = null;
  private bound = false;
  private callOff: (() => void) | null = null;

  constructor(private readonly options: PacerOptions) {
    this.clock = options.clock ?? systemClock;
    this.concurrency = concurrencyLimit(options.maxConcurrency);
    this.stated = this.rateStated();
  }

  private rateStated(): StatedRate | null {
    const { requestsPerSecond, burst = 1, shared, onTrouble } = this.options;
    if (shared) {
      return new SharedRate({ limit: shared, requestsPerSecond: requestsPerSecond ?? Infinity, clock: this.clock, wake: () => this.pump(), onTrouble });
    }
    return requestsPerSecond === undefined ? null : new TokenBucket(requestsPerSecond, burst);
  }

  acquire(signal?: AbortSignal): Promise<Permit> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.waiters.delete(waiter);
        reject(signal?.reason);
        // Calls off the timer when nobody is left to wait for it: it would keep the process alive.
        this.pump();
      };
      const waiter: Waiter = {
        since: this.clock.now(),
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
    const rates = [this.learner.rate, this.stated?.perSecond ?? Infinity];
    const rate = Math.min(...rates);
    return {
      inFlight: this.inFlight,
      waiting: this.waiters.size,
      concurrency: this.concurrency.limit,
      requestsPerSecond: rate === Infinity ? null : rate,
    };
  }

  private pump(): void {
    this.callOff?.();
    this.callOff = null;
    for (const waiter of this.waiters) {
      const now = this.clock.now();
      if (this.isFull()) return;
      const at = this.readyAt(now);
      // The shared limit is being asked; it wakes this pacer.
      if (at === null) return;
      if (at > now) {
        this.callOff = this.clock.after(at - now, () => this.pump());
        return;
      }
      this.waiters.delete(waiter);
      waiter.grant(this.admit(now - waiter.since));
    }
  }

  private isFull(): boolean {
    if (this.inFlight >= this.concurrency.limit) {
      this.blockedBy = 'concurrency';
      this.bound = true;
      return true;
    }
    // After a refusal that followed a pause, one request finds out whether the server is open again.
    if (this.barrenInARow === 0 || this.inFlight === 0) return false;
    this.blockedBy = this.pauseReason;
    return true;
  }

  private readyAt(now: number): number | null {
    if (this.pausedUntil > now) {
      this.blockedBy = this.pauseReason;
      return this.pausedUntil;
    }
    const stated = this.stated ? this.stated.readyAt(now, this.waiters.size) : now;
    if (stated === null) {
      this.blockedBy = 'rate_limit';
      return null;
    }
    const at = Math.max(
      stated,
      this.learner.readyAt(now, this.lastSeq),
      this.window.readyAt(now, this.lastSeq),
    );
    if (at > now) this.blockedBy = 'rate_limit';
    return at;
  }

  private admit(waitedMs: number): Permit {
    const now = this.clock.now();
    const seq = ++this.lastSeq;
    this.inFlight += 1;
    this.stated?.take(now);
    this.learner.take(now);
    const reason = waitedMs > 0 ? this.blockedBy : null;
    if (reason) this.options.onWait?.(reason, waitedMs);
    let departedAt = now;
    let released = false;
    return {
      waitedMs,
      reason,
      depart: async (signal) => {
        const since = this.clock.now();
        while (this.pausedUntil > this.clock.now()) {
          await sleep(this.clock, this.pausedUntil - this.clock.now(), signal);
        }
        departedAt = this.clock.now();
        return departedAt - since;
      },
      release: (observation) => {
        if (released) return;
        released = true;
        this.inFlight -= 1;
        if (observation) this.observe(observation, seq, departedAt);
        else this.takeBack();
        this.pump();
      },
    };
  }

  private takeBack(): void {
    this.stated?.refund();
    this.learner.neverLeft();
  }

  private observe(seen: Observation, seq: number, departedAt: number): void {
    const now = this.clock.now();
    this.adoptStated(seen.headers, now);
    const limit = seen.headers ? readLimit(seen.headers, this.clock.epochMs()) : null;
    if (limit) this.window.heard(limit, seq, now);
    if (limit?.remaining === 0 && seen.status !== 429) {
      this.learner.ranOut(seq, departedAt, this.lastSeq, limit.resetMs);
    }
    if (seen.status === 429) return this.refused(seen, seq, departedAt);
    if (seen.serverDelayMs) this.pauseFor(seen.serverDelayMs, 'server_retry_after');
    // A 503 may come from a gateway that counts nothing; any other answer has passed the limit.
    if (seen.status !== 0 && seen.status !== 503) {
      this.learner.served(seq);
      this.barrenInARow = 0;
    }
    if (seen.status === 0 || seen.status >= 500) return this.concurrency.failed(seq, this.lastSeq);
    this.concurrency.succeeded(seen.latencyMs, this.bound);
    this.bound = false;
  }

  private adoptStated(headers: Observation['headers'], now: number): void {
    const rate = headers ? this.options.statedRate?.(headers) ?? null : null;
    if (rate !== null && rate > 0 && Number.isFinite(rate)) this.stated?.adopt(rate, now);
  }

  private refused(seen: Observation, seq: number, departedAt: number): void {
    const serverDelayMs = seen.serverDelayMs ?? null;
    if (this.options.statedRate) return this.foundEmpty(seq, serverDelayMs ?? 0);
    const known = this.learner.rate !== Infinity;
    const refusal = this.learner.refused(seq, departedAt, this.lastSeq, serverDelayMs ?? 0);
    if (refusal === 'barren') this.barrenInARow += 1;
    if (refusal === 'empty' && this.learner.collapsed) this.concurrency.refusedFarBelowRate();
    const ms = pauseMs(refusal, this.barrenInARow, serverDelayMs, this.learner.rate, known);
    this.pauseFor(ms, serverDelayMs === null ? 'rate_limit' : 'server_retry_after');
    if (refusal !== 'same' || ms > 0) this.learner.resumeAt(this.pausedUntil, this.lastSeq);
  }

  /** Requests that were under way at the time are refused for the same reason, and tell nothing more. */
  private foundEmpty(seq: number, serverDelayMs: number): void {
    if (serverDelayMs > 0) this.pauseFor(serverDelayMs, 'server_retry_after');
    if (seq <= this.emptyUpTo) return;
    this.emptyUpTo = this.lastSeq;
    this.stated?.drain(this.clock.now());
  }

  private pauseFor(ms: number, reason: WaitReason): void {
    const until = this.clock.now() + ms;
    if (until <= this.pausedUntil) return;
    this.pausedUntil = until;
    this.pauseReason = reason;
    if (reason === 'server_retry_after') this.stated?.postpone?.(ms);
  }
}
