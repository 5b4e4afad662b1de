import type { FieldProblem, MappingEntry, Payload } from '../mapping/types';
import type { Detected } from '../tabular/types';
import type { RequestTotals } from '../http/types';

/** What became of one record. Exactly one per record; the counts reconcile with the records read. */
export type Outcome =
  | 'created' | 'updated' | 'unchanged' | 'duplicate' | 'rejected' | 'failed';

export const OUTCOMES: readonly Outcome[] =
  ['created', 'updated', 'unchanged', 'duplicate', 'rejected', 'failed'];

/** A record on its way to a destination. */
export interface OutgoingRecord {
  /** Stable identity of the record within its run: the same file gives the same keys. */
  readonly key: string;
  /** The same on every attempt and in every resumed run. */
  readonly idempotencyKey: string;
  /** Lower-cased, trimmed natural key (e-mail), or null where the record has none. */
  readonly naturalKey: string | null;
  readonly line: number;
  readonly payload: Payload;
}

/** A destination's answer for one record. */
export type SendResult =
  | { readonly outcome: 'created' | 'updated' | 'unchanged' | 'duplicate'; readonly remoteId?: string; readonly message?: string }
  | { readonly outcome: 'rejected'; readonly code: string; readonly message: string; readonly field?: string }
  | {
      readonly outcome: 'failed';
      readonly code: string;
      readonly message: string;
      /** Whether the write may have taken effect. */
      readonly landed: 'no' | 'unknown';
    };

export interface SendOptions {
  readonly signal: AbortSignal;
  /** When the run began, resumed ones the first time, by our clock: what is older was there before. */
  readonly startedAt?: string;
  /** Awaited before the first byte of the batch leaves: the ledger's intent. */
  readonly beforeSend: () => Promise<void>;
}

/** Where records are created. */
export interface Destination {
  /** Stable, without secrets: part of the run's identity. */
  readonly id: string;
  /** For people, e.g. `mock_api (https://api.example.com)`. */
  readonly name: string;
  /** Most records one request may carry. */
  readonly batchSize: number;
  /** Most batches in flight; the pacer may allow fewer. */
  readonly maxConcurrency: number;
  /**
   * The best rung of the idempotency ladder: a write of unknown fate is repeated as an upsert, under its
   * idempotency key, after a look-up, because the destination refuses a second one, or not at all.
   */
  readonly rung: Rung;
  /** The limit stated by the user or the vendor, where one is known beforehand; for estimates. */
  readonly requestsPerSecond?: number;
  /** Proves the credential and reaches the service; throws before anything is sent. */
  check(signal: AbortSignal): Promise<void>;
  /** One result per record, by index. Throws only for what ends the run (credential refused, cancelled). */
  send(batch: readonly OutgoingRecord[], options: SendOptions): Promise<readonly SendResult[]>;
  /** What became of records whose write was under way when an earlier run died. Same contract as `send`. */
  settle(batch: readonly OutgoingRecord[], options: SendOptions): Promise<readonly SendResult[]>;
}

export type Rung = 'upsert' | 'idempotency_key' | 'lookup' | 'unique_key' | 'none';

export interface RunIdentity {
  /** SHA-256 of the input file, hex. */
  readonly inputSha256: string;
  readonly mappingFingerprint: string;
  readonly destinationId: string;
}

export type LedgerStatus = 'in_flight' | Outcome;

/** The ledger's word on one record. */
export interface LedgerRow {
  readonly key: string;
  readonly status: LedgerStatus;
  readonly line: number;
  readonly remoteId: string | null;
  readonly code: string | null;
  readonly field: string | null;
  readonly message: string | null;
  /** For `failed`: whether the write may have taken effect. */
  readonly landed: 'no' | 'unknown' | null;
}

export interface OpenedRun {
  readonly runId: string;
  /** When it began the first time. */
  readonly startedAt: string;
  /** `unfinished`: this run goes on where it stopped. `finished`: landed rows are `unchanged`. */
  readonly previous: 'none' | 'unfinished' | 'finished';
}

/** The run's durable record of outcomes, keyed by record key. Every promise resolves after commit. */
export interface Ledger {
  open(identity: RunIdentity, options: { readonly fresh: boolean; readonly inputName: string }): Promise<OpenedRun>;
  /** What `open` would find, without writing anything. */
  peek(identity: RunIdentity): Promise<OpenedRun | null>;
  find(keys: readonly string[]): Promise<ReadonlyMap<string, LedgerRow>>;
  /** Marks records as under way. Concurrent calls share one statement. */
  intend(rows: readonly { readonly key: string; readonly line: number }[]): Promise<void>;
  /** Writes outcomes. Concurrent calls share one statement. */
  settle(rows: readonly LedgerRow[]): Promise<void>;
  /** Progress or final counts into the run's row. */
  note(counts: Counts, state: 'running' | 'finished' | 'stopped', report?: object): Promise<void>;
  close(): Promise<void>;
}

export type Counts = { readonly read: number } & Readonly<Record<Outcome, number>>;

/** A rejected or failed record as the report tells it: personal data masked. */
export interface ReportedProblem {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** One interval of the run, for the page. */
export interface TimelinePoint {
  /** Since the start of the run. */
  readonly atMs: number;
  readonly processed: number;
  readonly landed: number;
  readonly inFlight: number;
  /** Milliseconds waited so far, by reason. */
  readonly waits: Readonly<Record<string, number>>;
}

/** One part of a file and who imported it. */
export interface ReportedShard {
  /** 1-based, in the order of the file. */
  readonly shard: number;
  readonly firstLine: number;
  /** The bytes of the file from `fromByte` up to `toByte`. */
  readonly fromByte: number;
  readonly toByte: number;
  /** Machine and process of each that took it up, in order: more than one where an earlier one ended before the shard's end. */
  readonly workers: readonly string[];
  /** Of the last one of them. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly counts: Counts;
  readonly requests: number;
}

/** `out/report.json`. */
export interface ImportReport {
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly resumed: boolean;
    readonly dryRun: boolean;
    readonly destination: string;
    readonly rung: Rung;
  };
  readonly input: Detected & {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly headers: readonly string[];
  };
  readonly mapping: readonly MappingEntry[];
  readonly counts: Counts;
  readonly requests: RequestTotals;
  /** Milliseconds by reason. */
  readonly waits: Readonly<Record<string, number>>;
  readonly throughput: { readonly rowsPerSecond: number; readonly timeline: readonly TimelinePoint[] };
  /** How many, by code and field, over all rejected and failed rows. */
  readonly reasons: readonly {
    readonly outcome: 'rejected' | 'failed' | 'duplicate';
    readonly code: string;
    readonly field: string | null;
    readonly count: number;
    /** First lines concerned, at most 5. */
    readonly lines: readonly number[];
  }[];
  /** What was changed or doubted in rows that are fit to be sent, by code and field. */
  readonly warnings: readonly {
    readonly code: string;
    readonly field: string | null;
    readonly count: number;
    readonly lines: readonly number[];
  }[];
  /** First 100 each. */
  readonly rejections: readonly ReportedProblem[];
  readonly failures: readonly ReportedProblem[];
  /** Of an import in shards, in the order of the file. */
  readonly shards?: readonly ReportedShard[];
  /** Dry run only: what a run would take. */
  readonly estimate?: { readonly requests: number; readonly seconds: number | null };
}

/** Emitted while a run goes on. */
export interface Progress {
  readonly counts: Counts;
  readonly bytesRead: number;
  readonly bytesTotal: number | null;
  readonly elapsedMs: number;
  readonly rowsPerSecond: number;
  readonly etaMs: number | null;
}

export type { FieldProblem };
