import type { Clock } from '../clock';
import type { WaitReason } from '../types';
import type { SharedLimit } from './shared';

export interface PacerOptions {
  /** Most requests in flight. `auto` starts at 4 and finds its own level, up to 64. */
  readonly maxConcurrency: number | 'auto';
  /** The limit, where it is known. Learned from the server otherwise; a learned lower limit also wins over this one. */
  readonly requestsPerSecond?: number;
  /** Requests that may leave at once after a quiet time, with `requestsPerSecond`. Default 1. */
  readonly burst?: number;
  /**
   * Reads the limit, in requests per second, from the headers of an answer; null where they do not tell. For servers
   * that state a rate: it takes the place of `requestsPerSecond`, upwards as well, and nothing is learned from
   * refusals but that the bucket is empty.
   */
  readonly statedRate?: (headers: Readonly<Record<string, string>>) => number | null;
  /** Called once for each request that had to wait. */
  readonly onWait?: (reason: WaitReason, ms: number) => void;
  /** The same account's limit in other processes. */
  readonly shared?: SharedLimit;
  /** The shared limit is out of reach, and nothing leaves; null when it is there again. */
  readonly onTrouble?: (problem: unknown) => void;
  readonly clock?: Clock;
}

/** What came of a request that left. */
export interface Observation {
  /** 0 when no answer came. */
  readonly status: number;
  /** From the first byte sent to the last byte received. */
  readonly latencyMs: number;
  /** Response headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the server asked to be left alone. */
  readonly serverDelayMs?: number | null;
  readonly allowance?: Allowance;
}

/** A limit in points as the server tells it: they flow back all the time, up to the bucket's size. */
export interface Allowance {
  readonly available: number;
  readonly most: number;
  readonly perSecond: number;
}

/** Leave to send one request. */
export interface Permit {
  readonly waitedMs: number;
  readonly reason: WaitReason | null;
  /**
   * Called when the first byte is about to leave. Resolves at once, or after a pause the server has asked for
   * since the permit was given; gives the milliseconds waited.
   */
  depart(signal?: AbortSignal): Promise<number>;
  /** Exactly once. Without an observation the request never left. */
  release(observation?: Observation): void;
}

/** Decides when the next request may leave. */
export interface Pacer {
  /**
   * First come, first served. Rejects with the signal's reason when it aborts. `weight` is what the request takes
   * where requests are not all alike; 1 unless given.
   */
  acquire(signal?: AbortSignal, weight?: number): Promise<Permit>;
  /** Where the pacer stands. */
  state(): PacerState;
}

export interface PacerState {
  readonly inFlight: number;
  readonly waiting: number;
  /** Requests allowed in flight at present. */
  readonly concurrency: number;
  /** Requests per second allowed at present; null while no limit is known. */
  readonly requestsPerSecond: number | null;
}
