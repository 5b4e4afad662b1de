import type { RequestTotals } from '../http/types';
import type { MappingEntry } from '../mapping/types';
import type { RecordSource } from '../tabular/types';
import type { Tally } from './tally';
import type { Destination, ImportReport, OpenedRun, TimelinePoint } from './types';

export interface ReportParts {
  readonly opened: OpenedRun;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly dryRun: boolean;
  readonly destination: Destination;
  readonly source: RecordSource;
  readonly input: { readonly path: string; readonly sha256: string; readonly bytes: number };
  readonly mapping: readonly MappingEntry[];
  readonly tally: Tally;
  readonly requests: RequestTotals;
  readonly waits: Readonly<Record<string, number>>;
  readonly timeline: readonly TimelinePoint[];
  /** Time spent on rows, without opening the warehouse or hashing the file. */
  readonly rowsMs: number;
}

/** The run's receipt. */
export function buildReport(parts: ReportParts): ImportReport {
  const { opened, tally, destination, source, dryRun } = parts;
  return {
    run: {
      id: opened.runId,
      startedAt: parts.startedAt.toISOString(),
      finishedAt: parts.finishedAt.toISOString(),
      resumed: opened.previous === 'unfinished',
      dryRun,
      destination: destination.name,
      rung: destination.rung,
    },
    input: { ...parts.input, ...source.detected, headers: [...source.headers] },
    mapping: parts.mapping,
    counts: tally.counts(),
    requests: parts.requests,
    waits: parts.waits,
    throughput: {
      rowsPerSecond: Math.round((tally.read / Math.max(parts.rowsMs, 1)) * 10_000) / 10,
      timeline: parts.timeline,
    },
    reasons: tally.reasonsByCount(),
    warnings: tally.warningsByCount(),
    rejections: tally.listed('rejected'),
    failures: tally.listed('failed'),
    ...(dryRun ? { estimate: estimate(tally, destination) } : {}),
  };
}

function estimate(tally: Tally, destination: Destination): ImportReport['estimate'] {
  const requests = Math.ceil(tally.of('created') / destination.batchSize);
  const perSecond = destination.requestsPerSecond;
  return { requests, seconds: perSecond ? Math.ceil(requests / perSecond) : null };
}
