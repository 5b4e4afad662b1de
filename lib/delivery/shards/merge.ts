import type { RequestTotals } from '../../http/types';
import type { ImportReport, TimelinePoint } from '../types';
import type { ShardPart } from './types';

export interface DoneShard {
  readonly part: Pick<ShardPart, 'firstLine' | 'fromByte' | 'toByte'>;
  readonly report: Pick<ImportReport, 'run' | 'counts' | 'requests' | 'waits' | 'throughput'>;
  readonly workers: readonly string[];
}

export interface Merged extends Pick<ImportReport, 'requests' | 'waits'> {
  readonly run: Pick<ImportReport['run'], 'startedAt' | 'finishedAt' | 'resumed'>;
  /** From the first shard's start to the last one's end. */
  readonly ms: number;
  readonly timeline: readonly TimelinePoint[];
  readonly shards: NonNullable<ImportReport['shards']>;
}

const MOST_POINTS = 400;

/** One report of those of all shards, in the order of the file; there is at least one. */
export function mergeReports(shards: readonly DoneShard[]): Merged {
  const reports = shards.map(({ report }) => report);
  const starts = reports.map(({ run }) => Date.parse(run.startedAt));
  const from = Math.min(...starts);
  const to = Math.max(...reports.map(({ run }) => Date.parse(run.finishedAt)));
  return {
    run: { startedAt: new Date(from).toISOString(), finishedAt: new Date(to).toISOString(), resumed: reports.some(({ run }) => run.resumed) },
    ms: to - from,
    requests: totals(reports.map(({ requests }) => requests)),
    waits: summed(reports.map(({ waits }) => waits)),
    timeline: timelineOf(reports.map(({ throughput }, at) => throughput.timeline.map((point) => ({ ...point, atMs: point.atMs + starts[at]! - from })))),
    shards: shards.map(({ part: { firstLine, fromByte, toByte }, report: { run, counts, requests: { total } }, workers }, at) => ({
      shard: at + 1, firstLine, fromByte, toByte, workers, startedAt: run.startedAt, finishedAt: run.finishedAt, counts, requests: total,
    })),
  };
}

/** Latencies cannot be merged exactly: the middle is weighed by requests, and the slowest shard stands for the upper end. */
function totals(all: readonly RequestTotals[]): RequestTotals {
  const total = all.reduce((sum, one) => sum + one.total, 0);
  return {
    total,
    retried: all.reduce((sum, one) => sum + one.retried, 0),
    status: summed(all.map(({ status }) => status)),
    p50Ms: total === 0 ? 0 : Math.round(all.reduce((sum, one) => sum + one.p50Ms * one.total, 0) / total * 10) / 10,
    p95Ms: Math.max(...all.map(({ p95Ms }) => p95Ms)),
  };
}

/** What all shards had done at each moment at which one of them looked. */
function timelineOf(lines: readonly (readonly TimelinePoint[])[]): TimelinePoint[] {
  const moments = [...new Set(lines.flatMap((line) => line.map(({ atMs }) => atMs)))].sort((a, b) => a - b);
  const every = Math.max(1, Math.ceil(moments.length / MOST_POINTS));
  const kept = moments.filter((_, at) => at % every === 0 || at === moments.length - 1);
  return kept.map((atMs) => {
    const points = lines.flatMap((line) => line.findLast((point) => point.atMs <= atMs) ?? []);
    const sum = (name: 'processed' | 'landed' | 'inFlight'): number => points.reduce((total, point) => total + point[name], 0);
    return { atMs, processed: sum('processed'), landed: sum('landed'), inFlight: sum('inFlight'), waits: summed(points.map(({ waits }) => waits)) };
  });
}

function summed(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [name, value] of all.flatMap((one) => Object.entries(one))) sums.set(name, (sums.get(name) ?? 0) + value);
  return Object.fromEntries(sums);
}
