import type { RecordSource } from '../tabular/types';
import { reportProgress } from './progress';
import type { Run } from './run';
import { Timeline } from './timeline';
import type { TimelinePoint } from './types';

const TICK_MS = 500;

export interface MonitorOptions {
  readonly runId: string;
  readonly bytesTotal: number;
  /** Milliseconds waited so far, by reason. */
  readonly waits: () => Readonly<Record<string, number>>;
}

/** Watches a run: progress for whoever listens, points over time for the page. */
export class Monitor {
  private readonly started = performance.now();
  private readonly line = new Timeline();
  private readonly timer: NodeJS.Timeout;
  private endedMs: number | null = null;

  constructor(
    private readonly run: Run,
    private readonly source: RecordSource,
    private readonly options: MonitorOptions,
  ) {
    this.timer = setInterval(() => this.tick(), TICK_MS).unref();
    this.tick();
  }

  get elapsedMs(): number {
    return this.endedMs ?? performance.now() - this.started;
  }

  timeline(): readonly TimelinePoint[] {
    return this.line.all();
  }

  end(): void {
    clearInterval(this.timer);
    this.mark();
    this.endedMs = this.elapsedMs;
    this.tell();
  }

  private tick(): void {
    if (this.line.isDue(this.elapsedMs)) this.mark();
    this.tell();
  }

  private mark(): void {
    const { tally } = this.run;
    this.line.add({
      atMs: Math.round(this.elapsedMs),
      processed: tally.settled,
      landed: tally.landed,
      inFlight: this.run.inFlight,
      waits: { ...this.options.waits() },
    });
  }

  private tell(): void {
    const { tally } = this.run;
    const { runId, bytesTotal } = this.options;
    const { bytesRead } = this.source;
    const elapsedMs = this.elapsedMs;
    const rowsPerSecond = (tally.settled / Math.max(elapsedMs, 1)) * 1000;
    reportProgress({
      runId, counts: tally.counts(), bytesRead, bytesTotal, elapsedMs, rowsPerSecond,
      etaMs: this.etaMs(rowsPerSecond, bytesRead, bytesTotal),
    });
  }

  /** From the rows still in hand and those the unread bytes are likely to hold. */
  private etaMs(rowsPerSecond: number, bytesRead: number, bytesTotal: number): number | null {
    const { tally } = this.run;
    if (rowsPerSecond === 0 || bytesRead === 0 || tally.read === 0) return null;
    const rowsExpected = tally.read * (bytesTotal / bytesRead);
    return Math.max(0, ((rowsExpected - tally.settled) / rowsPerSecond) * 1000);
  }
}
