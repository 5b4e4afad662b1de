import { Tally } from '../../../lib/delivery/tally';
import { Timeline } from '../../../lib/delivery/timeline';

const problem = (line: number, code = 'invalid_email', field: string | null = 'email') => ({ line, code, field, message: `line ${line}` });

describe('Tally', () => {
  it('balances when every record read has one outcome', () => {
    const tally = new Tally();
    tally.read = 3;
    tally.add('created');
    tally.explain('rejected', problem(3));
    tally.explain('duplicate', problem(4, 'duplicate_in_file', null));
    expect(() => tally.reconcile()).not.toThrow();
    expect(tally.counts()).toEqual({ read: 3, created: 1, updated: 0, unchanged: 0, duplicate: 1, rejected: 1, failed: 0 });
  });

  it.each([[3, 2], [2, 3]])('fails loudly on %i records read and %i outcomes', (read, outcomes) => {
    const tally = new Tally();
    tally.read = read;
    for (let i = 0; i < outcomes; i += 1) tally.add('created');
    expect(() => tally.reconcile()).toThrow(`${read} records read, ${outcomes} outcomes`);
  });

  it('groups reasons, most frequent first, with the first five lines in order', () => {
    const tally = new Tally();
    tally.explain('rejected', problem(2, 'required', 'name'));
    for (const line of [19, 4, 8, 15, 16, 23, 42]) tally.explain('rejected', problem(line));
    const [first, second] = tally.reasonsByCount();
    expect(first).toEqual({ outcome: 'rejected', code: 'invalid_email', field: 'email', count: 7, lines: [4, 8, 15, 16, 19] });
    expect(second).toMatchObject({ code: 'required', count: 1, lines: [2] });
  });

  it('lists a hundred rejections by line and counts them all', () => {
    const tally = new Tally();
    for (let line = 150; line >= 1; line -= 1) tally.explain('rejected', problem(line));
    const listed = tally.listed('rejected');
    expect(listed).toHaveLength(100);
    expect(listed.map(({ line }) => line)).toEqual(listed.map(({ line }) => line).sort((a, b) => a - b));
    expect(tally.of('rejected')).toBe(150);
  });
});

describe('Timeline', () => {
  it('keeps a day-long run under 240 points, evenly spread, first point included', () => {
    const timeline = new Timeline();
    const day = 24 * 3600 * 1000;
    for (let atMs = 0; atMs <= day; atMs += 500) {
      if (timeline.isDue(atMs)) timeline.add({ atMs, processed: 0, landed: 0, inFlight: 0, waits: {} });
    }
    const points = timeline.all();
    expect(points.length).toBeGreaterThan(100);
    expect(points.length).toBeLessThan(240);
    expect(points[0]!.atMs).toBe(0);
    const gaps = points.slice(1).map((point, index) => point.atMs - points[index]!.atMs);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps));
  });
});
