import { createHash } from 'node:crypto';
import type { Received } from './types';

export interface SandboxStats {
  /** Requests by route and status; `none` counts those left without an answer. */
  readonly requests: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly total: number;
  /** Requests in the works right now, and the most there have been at once. */
  readonly concurrent: number;
  readonly maxConcurrent: number;
  /** TCP connections accepted. */
  readonly connections: number;
  /** Answers 429 by any vendor. */
  readonly throttled: number;
  readonly tokensIssued: number;
  /** Answers given again under a known idempotency key. */
  readonly replayed: number;
  /** Injected faults by kind. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Counts and remembers what the server saw, for tests and benchmarks. */
export class Recorder {
  private counts = new Map<string, Map<string, number>>();
  private faults = new Map<string, number>();
  private entries: Received[] = [];
  private concurrent = 0;
  private maxConcurrent = 0;
  private connections = 0;
  private replayed = 0;
  tokensIssued = 0;

  /** `limit`: the newest this many requests are kept. */
  constructor(private readonly limit: number) {}

  connected(): void {
    this.connections += 1;
  }

  arrived(method: string, path: string): Received {
    this.concurrent += 1;
    this.maxConcurrent = Math.max(this.maxConcurrent, this.concurrent);
    const entry: Received = {
      at: performance.timeOrigin + performance.now(), method, path, route: `${method} (no route)`,
      emails: [], idempotencyKey: null, status: 0, written: 0, replayed: false, fault: null,
    };
    this.entries.push(entry);
    // Trimmed rarely, so that remembering a request stays cheap.
    if (this.entries.length >= this.limit * 2) this.entries = this.entries.slice(-this.limit);
    return entry;
  }

  decided(entry: Received): void {
    const byStatus = this.counts.get(entry.route) ?? new Map<string, number>();
    this.counts.set(entry.route, byStatus);
    increment(byStatus, entry.status === 0 ? 'none' : String(entry.status));
    if (entry.fault) increment(this.faults, entry.fault);
    if (entry.replayed) this.replayed += 1;
  }

  left(): void {
    this.concurrent -= 1;
  }

  received(): readonly Received[] {
    return this.entries.slice(-this.limit).map((entry) => ({ ...entry }));
  }

  stats(): SandboxStats {
    const requests = Object.fromEntries([...this.counts].map(([route, byStatus]) => [route, Object.fromEntries(byStatus)]));
    const answers = [...this.counts.values()].flatMap((byStatus) => [...byStatus]);
    return {
      requests,
      total: sum(answers.map(([, count]) => count)),
      concurrent: this.concurrent,
      maxConcurrent: this.maxConcurrent,
      connections: this.connections,
      throttled: sum(answers.filter(([status]) => status === '429').map(([, count]) => count)),
      tokensIssued: this.tokensIssued,
      replayed: this.replayed,
      faults: Object.fromEntries(this.faults),
    };
  }

  reset(): void {
    this.counts = new Map();
    this.faults = new Map();
    this.entries = [];
    this.maxConcurrent = this.concurrent;
    this.connections = 0;
    this.replayed = 0;
    this.tokensIssued = 0;
  }
}

/** How the log names a customer: 12 hex digits of SHA-256 over the trimmed, lower-cased e-mail. */
export function emailHash(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 12);
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
