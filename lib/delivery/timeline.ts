import type { TimelinePoint } from './types';

const MOST_POINTS = 240;
const FIRST_INTERVAL_MS = 500;

/** Points at even intervals over a run of any length: when full, every second one goes and the interval doubles. */
export class Timeline {
  private points: TimelinePoint[] = [];
  private intervalMs = FIRST_INTERVAL_MS;
  private nextAtMs = 0;

  isDue(elapsedMs: number): boolean {
    return elapsedMs >= this.nextAtMs;
  }

  add(point: TimelinePoint): void {
    this.points.push(point);
    this.nextAtMs = point.atMs + this.intervalMs;
    if (this.points.length < MOST_POINTS) return;
    this.points = this.points.filter((_, index) => index % 2 === 0);
    this.intervalMs *= 2;
  }

  all(): readonly TimelinePoint[] {
    return this.points;
  }
}
