/** A point of a run: totals since its start. */
export interface RunningTotals {
  readonly atMs: number;
  readonly processed: number;
  readonly waits: Readonly<Record<string, number>>;
}

/** What happened between two points. */
export interface Interval<Point extends RunningTotals> {
  readonly fromMs: number;
  readonly rowsPerSecond: number;
  /** Totals at the end of the interval. */
  readonly end: Point;
}

/**
 * At most about `most` intervals out of any number of points. Totals only grow, so nothing is lost by
 * leaving points out; a last scrap of time joins the interval before it, where it would show as a spike.
 */
export function intervals<Point extends RunningTotals>(points: readonly Point[], most: number): readonly Interval<Point>[] {
  const kept = thin(points, most);
  return kept.map((end, index) => {
    const start = kept[index - 1];
    const fromMs = start?.atMs ?? 0;
    const rows = end.processed - (start?.processed ?? 0);
    return { fromMs, rowsPerSecond: (rows * 1000) / (end.atMs - fromMs), end };
  });
}

function thin<Point extends RunningTotals>(points: readonly Point[], most: number): readonly Point[] {
  const last = points.at(-1);
  if (!last || last.atMs <= 0) return [];
  const step = last.atMs / Math.min(most, points.length * 2);
  const kept: Point[] = [];
  for (const point of points) {
    if (point.atMs - (kept.at(-1)?.atMs ?? 0) >= step) kept.push(point);
  }
  if (kept.at(-1) === last) return kept;
  return [...kept.slice(0, -1), last];
}
