import type { Cursor } from './types';

/** Rows of a stream's own table; what comes along with them (order lines, refunds, variants) is not counted. `read` is the sum of the three that follow it. */
export interface SyncCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
}

export const NOTHING: SyncCounts = { read: 0, created: 0, updated: 0, unchanged: 0, deleted: 0 };

/** What one stream cost, so far. */
export interface SyncEffort {
  readonly requests: number;
  /** Requests that the vendor answered with “too many”. */
  readonly throttled: number;
  /** Milliseconds by reason. */
  readonly waits: Readonly<Record<string, number>>;
}

export type StreamState = 'succeeded' | 'failed' | 'stopped';

/** Why a stream did not come to its end. */
export interface SyncFailure {
  /** Stable, as in docs/troubleshooting.md. */
  readonly code: string;
  readonly message: string;
}

/** What became of one stream in one sync. */
export interface StreamResult extends SyncEffort {
  readonly stream: string;
  readonly state: StreamState;
  /** Null when the whole collection was read. */
  readonly from: Cursor | null;
  /** How far the stream is now; null when it is not known up to any time yet. */
  readonly to: Cursor | null;
  readonly counts: SyncCounts;
  /** Whether the ids were compared with the vendor's. */
  readonly compared: boolean;
  readonly drift: readonly string[];
  /** How old what is known of the stream is at the end, in seconds; null when nothing is. */
  readonly lagSeconds: number | null;
  readonly failure: SyncFailure | null;
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface SyncReport {
  readonly syncId: string;
  /** One result for each stream that was begun, in that order. */
  readonly streams: readonly StreamResult[];
}

export function sum(a: SyncCounts, b: SyncCounts): SyncCounts {
  return {
    read: a.read + b.read,
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    deleted: a.deleted + b.deleted,
  };
}
