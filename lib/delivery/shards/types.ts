import type { Detected, ShardRange } from '../../tabular';
import type { Echoes } from '../fileMemory';
import type { Counts, OpenedRun, RunIdentity } from '../types';

/** All that a shard has to know of its file, kept in the warehouse. */
export interface ShardPart extends ShardRange, Echoes {
  readonly detected: Detected;
  readonly identity: RunIdentity;
  /** What the import was when it was planned. */
  readonly previous: OpenedRun['previous'];
  /** When the import began; plans of earlier versions do not tell. */
  readonly startedAt?: string;
}

/** One shard of a plan, as it is handed out. */
export interface ShardTask {
  /** The run that all shards are a part of. */
  readonly importId: string;
  /** 1-based, in the order of the file. */
  readonly shard: number;
  readonly shards: number;
  readonly firstLine: number;
  readonly records: number;
  readonly bytes: number;
}

/** Where a shard stands. */
export interface ShardState {
  readonly shard: number;
  /** `called`: handed out again after it had begun, and not taken up yet. */
  readonly state: 'planned' | 'running' | 'stopped' | 'called' | 'finished';
  readonly records: number;
  /** How often it was handed out. */
  readonly calls: number;
  readonly counts: Partial<Counts>;
  readonly problem: string | null;
}

export type ShardErrorCode = 'unknown_import' | 'unknown_shard' | 'other_import' | 'unfinished' | 'unbalanced' | 'gave_up';

/** What is wrong with the shards of an import. One sentence, with what to do. */
export class ShardError extends Error {
  override readonly name = 'ShardError';

  constructor(readonly code: ShardErrorCode, message: string) {
    super(message);
  }
}
