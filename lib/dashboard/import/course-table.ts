import type { ImportReport, TimelinePoint } from '../../delivery/types';
import { count, duration, rate } from '../format';
import type { Html } from '../html';
import { table } from '../table';
import { intervals, type Interval } from '../timeline';

/** Enough to read the course of a run, few enough to be read. */
const MOST = 24;

/** What the charts over time show, in figures. */
export function courseTable({ throughput }: ImportReport): Html {
  return table<Interval<TimelinePoint>>({
    id: 'course',
    caption: 'Rows and waits over time',
    scrolls: true,
    columns: [
      { head: 'After', names: true, cell: ({ end }) => duration(end.atMs) },
      { head: 'Rows/s', numeric: true, cell: ({ rowsPerSecond }) => rate(rowsPerSecond) },
      { head: 'Processed', numeric: true, cell: ({ end }) => count(end.processed) },
      { head: 'Landed', numeric: true, cell: ({ end }) => count(end.landed) },
      { head: 'In flight', numeric: true, cell: ({ end }) => count(end.inFlight) },
      { head: 'Waited so far', numeric: true, cell: ({ end }) => duration(waited(end)) },
    ],
    rows: intervals(throughput.timeline, MOST),
  });
}

function waited({ waits }: TimelinePoint): number {
  return Object.values(waits).reduce((sum, ms) => sum + ms, 0);
}
