import type { Progress } from '../../../lib/delivery/types';
import { progressDisplay } from '../../../runner/terminal/progressDisplay';
import { progressLine } from '../../../runner/terminal/progressLine';

function progress(changes: Partial<Progress> = {}, counts: Partial<Progress['counts']> = {}): Progress {
  const none = { read: 0, created: 0, updated: 0, unchanged: 0, duplicate: 0, rejected: 0, failed: 0 };
  return {
    counts: { ...none, read: 600, created: 450, rejected: 50, ...counts },
    bytesRead: 0, bytesTotal: 1, elapsedMs: 5_000, rowsPerSecond: 100, etaMs: 5_000, ...changes,
  };
}

describe('the progress line', () => {
  it('shows how far it is, the pace and what is left', () => {
    const line = progressLine(progress(), 120);
    expect(line).toMatch(/^\[█+░+\] 50 % {2}500 rows {2}100 rows\/s {2}5\.0 s left {2}50 rejected$/);
    const bar = line.slice(1, line.indexOf(']'));
    expect(bar.indexOf('░') * 2).toBe(bar.length);
  });

  it.each([0, 10, 40, 60, 80, 200])('never exceeds %p characters', (width) => {
    expect(progressLine(progress(), width).length).toBeLessThanOrEqual(width);
  });

  it('drops the bar before the figures where it is narrow', () => {
    expect(progressLine(progress(), 60)).toMatch(/^50 % .*rejected$/);
  });

  it('claims nothing while the end is unknown', () => {
    const line = progressLine(progress({ etaMs: null }, { rejected: 0, created: 0 }), 100);
    expect(line).toBe('0 rows  100 rows/s');
  });
});

describe('the progress display', () => {
  const record = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, output: { isTTY, columns: 60, write: (text: string | Uint8Array) => written.push(String(text)) > 0 } };
  };

  it('rewrites one line of a terminal and leaves it empty', () => {
    const { written, output } = record(true);
    const display = progressDisplay(output);
    display.show(progress());
    display.show(progress({ elapsedMs: 5_100 }));
    display.end();
    expect(written).toHaveLength(3);
    expect(written.every((text) => text.startsWith('\r\u001b[2K') && !text.includes('\n'))).toBe(true);
    expect(written[2]).toBe('\r\u001b[2K');
  });

  it('prints a plain line every two seconds or ten percent where it is piped', () => {
    const { written, output } = record(false);
    const display = progressDisplay(output);
    for (let elapsedMs = 0; elapsedMs <= 10_000; elapsedMs += 500) display.show(progress({ elapsedMs, etaMs: 90_000 }));
    const slow = written.length;
    for (const etaMs of [9_900, 9_800, 4_000]) display.show(progress({ elapsedMs: 10_100, etaMs }));
    expect(slow).toBe(5);
    expect(written.length - slow).toBe(2);
    expect(written.every((text) => text.endsWith('\n') && !text.includes('\u001b'))).toBe(true);
  });
});
