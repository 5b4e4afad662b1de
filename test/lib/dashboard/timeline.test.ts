import { intervals } from '../../../lib/dashboard/timeline';

const point = (atMs: number, processed: number) => ({ atMs, processed, waits: {} });

describe('intervals', () => {
  it('turns running totals into rates from the start on', () => {
    const rates = intervals([point(1000, 50), point(2000, 70), point(4000, 170)], 10).map((interval) => interval.rowsPerSecond);
    expect(rates).toEqual([50, 20, 50]);
  });

  it('thins a long run without losing rows', () => {
    const many = Array.from({ length: 36_000 }, (_, index) => point((index + 1) * 100, (index + 1) * 7));
    const few = intervals(many, 120);
    expect(few.length).toBeGreaterThan(100);
    expect(few.length).toBeLessThanOrEqual(120);
    expect(few.at(-1)?.end.processed).toBe(252_000);
    for (const interval of few) expect(interval.rowsPerSecond).toBeCloseTo(70, 5);
  });

  it('lets a last scrap of time make no spike', () => {
    const points = [point(1000, 40), point(2000, 80), point(3000, 120), point(3001, 130)];
    expect(Math.max(...intervals(points, 120).map((interval) => interval.rowsPerSecond))).toBeLessThan(60);
  });

  it.each([[[]], [[point(0, 5)]]])('has nothing to say without time: %j', (points) => {
    expect(intervals(points, 10)).toEqual([]);
  });

  it('survives points that share a moment', () => {
    expect(intervals([point(0, 0), point(500, 10), point(500, 12), point(1000, 20)], 50).every(({ rowsPerSecond }) => Number.isFinite(rowsPerSecond))).toBe(true);
  });
});
