import { buryRows } from '../warehouse/storeDeletions';
import { upsertStoreRows } from '../warehouse/storeUpsert';
import { commit } from './commit';
import { compareIds, isComparisonDue } from './comparison';
import { noteCompared, saveCursor } from './cursors';
import { noteHistory, type HistoryNote, type OpenedRow } from './historyRows';
import type { SyncJob } from './job';
import type { meterSince } from './meterSince';
import { NOTHING, sum, type StreamResult, type StreamState, type SyncFailure } from './report';
import type { Cursor, StreamInfo, StreamPage } from './types';

const MOST_DRIFT = 50;

/** Where a reading begins. */
export interface Start extends OpenedRow {
  readonly from: Cursor | null;
  readonly comparedAt: string | null;
  /** Nothing of it is in the warehouse, so that reading it all leaves nothing to compare. */
  readonly isFirst: boolean;
}

/** One reading of one stream: what was committed so far. */
export class StreamReading {
  private counts = NOTHING;
  private to: Cursor | null;
  private compared = false;
  private readonly drift = new Set<string>();

  constructor(
    private readonly job: SyncJob,
    private readonly info: StreamInfo,
    private readonly start: Start,
    private readonly effort: ReturnType<typeof meterSince>,
  ) {
    this.to = start.from;
  }

  /** Resolves when all is read and committed; what was committed before it rejects stays. */
  async run(): Promise<void> {
    const { job, info, start } = this;
    await this.commitAll(job.connection.read(info.name, start.from));
    await this.lookForDeletions();
  }

  note(counts = this.counts, to = this.to): HistoryNote {
    return { ...this.effort(), counts, to, drift: [...this.drift] };
  }

  result(state: StreamState, failure: SyncFailure | null): StreamResult {
    const { start, compared, to, info } = this;
    const lagSeconds = to && Math.max(0, Math.round((Date.now() - Date.parse(to.at)) / 1000));
    return {
      ...this.note(), stream: info.name, state, from: start.from, compared, lagSeconds, failure,
      startedAt: start.startedAt, finishedAt: new Date().toISOString(),
    };
  }

  private async commitAll(pages: AsyncIterable<StreamPage> | Iterable<StreamPage>): Promise<void> {
    const { job, info } = this;
    for await (const page of pages) {
      job.signal.throwIfAborted();
      await this.commitPage(page);
      job.onProgress?.({ stream: info.name, counts: this.counts });
    }
    job.signal.throwIfAborted();
  }

  private async commitPage({ rows, deleted = [], cursor, drift = [] }: StreamPage): Promise<void> {
    const { warehouse, owner } = this.job;
    const { name, tables: [table] } = this.info;
    for (const field of drift) if (this.drift.size < MOST_DRIFT) this.drift.add(field);
    const to = cursor ?? this.to;
    const counts = await commit(warehouse, owner.clientId, async (db) => {
      const written = await upsertStoreRows(db, owner, rows, { readSince: this.start.since });
      const gone = await buryRows(db, owner, table, deleted);
      const { created, updated, unchanged } = written.get(table) ?? NOTHING;
      const sofar = sum(this.counts, { read: created + updated + unchanged, created, updated, unchanged, deleted: gone });
      if (cursor) await saveCursor(db, owner, name, cursor);
      await noteHistory(db, this.start.id, this.note(sofar, to));
      return sofar;
    });
    this.counts = counts;
    this.to = to;
  }

  private async lookForDeletions(): Promise<void> {
    const { job, info, start } = this;
    if (start.isFirst && info.deletions === 'compared') {
      return await commit(job.warehouse, job.owner.clientId, (db) => noteCompared(db, job.owner, info.name));
    }
    if (!isComparisonDue(info, job, start.comparedAt)) return;
    const deleted = await compareIds(job, info, (ids) => this.commitAll(job.connection.readAgain?.(info.name, ids) ?? []));
    if (deleted === null) return;
    this.counts = sum(this.counts, { ...NOTHING, deleted });
    this.compared = true;
  }
}
