import { setMaxListeners } from 'node:events';
import type { Mapper } from '../mapping/types';
import type { RecordSource, SourceRecord } from '../tabular/types';
import { ReadMemory, type FileMemory } from './fileMemory';
import { Intake, type Candidate } from './intake';
import { Lanes } from './lanes';
import { bookResult } from './bookResult';
import type { ProblemFiles } from './problemFiles';
import { idempotencyKey, RecordKeys } from './recordKey';
import { recall, rowOf, type Entry } from './recall';
import { RunStopped } from './stopped';
import { Tally } from './tally';
import type { Destination, Ledger, OpenedRun, OutgoingRecord, RunIdentity, SendResult } from './types';

/** Failed records kept at hand for another try when all others are through. */
const MOST_SECOND_CHANCES = 10_000;
/** How long requests under way may take to end after a stop, so that their outcome is known. */
const STOP_GRACE_MS = 10_000;

/** Batches whose outcome is on its way into the ledger: many share one commit, so a lane does not wait for its own. */
const MOST_BOOKINGS = 256;

type FailedResult = Extract<SendResult, { outcome: 'failed' }>;

export interface RunParts {
  readonly source: RecordSource;
  readonly mapper: Mapper;
  readonly destination: Destination;
  readonly identity: RunIdentity;
  /** Null for a dry run of a file that was never imported. */
  readonly ledger: Ledger | null;
  readonly opened: OpenedRun;
  readonly dryRun: boolean;
  readonly files: ProblemFiles;
  /** Of the file up to where the source starts; the start of the file unless given. */
  readonly memory?: FileMemory;
  readonly signal?: AbortSignal;
}

/**
 * One pass of a file to its destination. The reader waits whenever every lane is taken, so memory stays
 * flat however slow the destination is.
 */
export class Run {
  readonly tally = new Tally();
  private readonly keys: RecordKeys;
  private readonly intake: Intake;
  private readonly lanes: Lanes;
  private readonly bookings: Lanes;
  private readonly hard = new AbortController();
  private readonly secondChances: { readonly entry: Entry; readonly result: FailedResult }[] = [];
  private isLastChance = false;
  private checked: Promise<void> | null = null;
  private pending: Entry[] = [];
  private stopping = false;

  constructor(private readonly parts: RunParts) {
    const memory = parts.memory ?? new ReadMemory();
    this.keys = new RecordKeys(parts.identity, memory);
    this.intake = new Intake(parts.mapper, this.tally, parts.files, memory);
    // Every request under way listens to it; many are no leak.
    setMaxListeners(0, this.hard.signal);
    this.lanes = new Lanes(parts.destination.maxConcurrency, () => this.stop());
    this.bookings = new Lanes(MOST_BOOKINGS, () => this.stop());
  }

  get inFlight(): number {
    return this.lanes.inFlight;
  }

  async finish(): Promise<void> {
    const { signal } = this.parts;
    const onAbort = (): void => this.stop();
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) this.stop();
    try {
      await this.readAll();
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
    if (this.stopping) throw new RunStopped(this.tally.settled);
    this.tally.reconcile();
  }

  private async readAll(): Promise<void> {
    try {
      for await (const batch of this.parts.source) {
        if (this.stopping) break;
        await this.process(batch);
      }
      if (!this.stopping) await this.dispatch('send', this.pending.splice(0));
    } finally {
      await this.drain();
    }
    if (!this.stopping) await this.tryFailedAgain();
    await this.parts.files.flush();
  }

  private async process(batch: readonly SourceRecord[]): Promise<void> {
    const candidates = this.intake.take(batch);
    const { ledger, dryRun, opened } = this.parts;
    if (!ledger) candidates.forEach(() => this.tally.add('created'));
    else if (opened.previous === 'none' && !dryRun) await this.queue(candidates.map((candidate) => this.address(candidate)));
    else await this.compare(candidates, ledger);
    await this.parts.files.flush();
  }

  /** Sends only what the ledger does not know to have ended. */
  private async compare(candidates: readonly Candidate[], ledger: Ledger): Promise<void> {
    const entries = candidates.map((candidate) => this.address(candidate));
    const known = await ledger.find(entries.map(({ outgoing }) => outgoing.key));
    const fresh: Entry[] = [];
    const unsettled: Entry[] = [];
    for (const entry of entries) {
      const memory = recall(known.get(entry.outgoing.key), this.parts.opened.previous);
      if (memory.next === 'none') this.book(entry, memory.result);
      else (memory.next === 'send' ? fresh : unsettled).push(entry);
    }
    if (this.parts.dryRun) return [...fresh, ...unsettled].forEach(() => this.tally.add('created'));
    for (const part of slices(unsettled, this.parts.destination.batchSize)) await this.dispatch('settle', part);
    await this.queue(fresh);
  }

  private address({ record, payload, naturalKey }: Candidate): Entry {
    const key = this.keys.keyOf({ naturalKey, payload, line: record.line });
    const outgoing: OutgoingRecord = {
      key, idempotencyKey: idempotencyKey(this.parts.opened.runId, key), naturalKey, line: record.line, payload,
    };
    return { record, outgoing };
  }

  private async queue(entries: readonly Entry[]): Promise<void> {
    this.pending.push(...entries);
    const { batchSize } = this.parts.destination;
    while (this.pending.length >= batchSize && !this.stopping) {
      await this.dispatch('send', this.pending.splice(0, batchSize));
    }
  }

  private async dispatch(mode: 'send' | 'settle', entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    // Not before there is something to send: a file that has landed already needs no destination.
    await (this.checked ??= this.parts.destination.check(this.hard.signal));
    await this.lanes.start(async () => {
      if (this.stopping) return;
      await this.deliver(mode, entries);
    });
  }

  private async deliver(mode: 'send' | 'settle', entries: readonly Entry[]): Promise<void> {
    const results = await this.parts.destination[mode](
      entries.map(({ outgoing }) => outgoing),
      { signal: this.hard.signal, startedAt: this.parts.opened.startedAt, beforeSend: () => this.depart(mode, entries) },
    );
    if (results.length !== entries.length) {
      throw new Error(`${this.parts.destination.name} gave ${results.length} results for ${entries.length} records.`);
    }
    await this.bookings.start(async () => {
      await this.parts.ledger?.settle(entries.map((entry, index) => rowOf(entry, results[index]!)));
      entries.forEach((entry, index) => this.conclude(entry, results[index]!));
    });
  }

  private async drain(): Promise<void> {
    try {
      await this.lanes.drain();
    } finally {
      await this.bookings.drain();
    }
  }

  /** The ledger's intent, written when the pacer has let the request go: what waits there was never under way. */
  private async depart(mode: 'send' | 'settle', entries: readonly Entry[]): Promise<void> {
    if (this.stopping) throw new RunStopped(this.tally.settled);
    if (mode === 'settle') return;
    await this.parts.ledger?.intend(entries.map(({ outgoing }) => ({ key: outgoing.key, line: outgoing.line })));
  }

  private conclude(entry: Entry, result: SendResult): void {
    const wait = result.outcome === 'failed' && !this.isLastChance && this.secondChances.length < MOST_SECOND_CHANCES;
    if (wait) this.secondChances.push({ entry, result });
    else this.book(entry, result);
  }

  /**
   * A fault that outlived the retries has often passed by the end. A write of unknown fate is repeated only along
   * the ladder; a destination that has refused a doubled record during the run has shown that repeating is safe.
   */
  private async tryFailedAgain(): Promise<void> {
    this.isLastChance = true;
    const { rung, batchSize } = this.parts.destination;
    const chances = this.secondChances.splice(0);
    const hopeless = chances.filter(({ result }) => result.landed === 'unknown' && rung === 'none');
    hopeless.forEach(({ entry, result }) => this.book(entry, result));
    const of = (landed: FailedResult['landed']): Entry[] =>
      chances.filter((chance) => chance.result.landed === landed && !hopeless.includes(chance)).map(({ entry }) => entry);
    try {
      for (const part of slices(of('unknown'), batchSize)) await this.dispatch('settle', part);
      for (const part of slices(of('no'), batchSize)) await this.dispatch('send', part);
    } finally {
      await this.drain();
    }
  }

  private book({ record }: Entry, result: SendResult): void {
    bookResult(this.tally, this.parts.files, record, result);
  }

  private stop(): void {
    if (this.stopping) return;
    this.stopping = true;
    setTimeout(() => this.hard.abort(), STOP_GRACE_MS).unref();
  }
}

function* slices<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

