import type { Logger } from 'n8n-workflow';
import { logProgress } from '../../nodes/CustomerImport/progress';
import type { RunProgress } from '../../lib/delivery';

const counts = { read: 1200, created: 1000, updated: 0, unchanged: 0, duplicate: 50, rejected: 100, failed: 50 };
const at = (runId: string, elapsedMs: number): RunProgress =>
  ({ runId, counts, bytesRead: 1, bytesTotal: 2, elapsedMs, rowsPerSecond: 240.4, etaMs: 4200 });

function setup() {
  const lines: string[] = [];
  const logger = { info: (line: string) => lines.push(line) } as unknown as Logger;
  const listeners = new Set<(progress: RunProgress) => void>();
  const onProgress = (listener: (progress: RunProgress) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { lines, logger, listeners, onProgress, emit: (progress: RunProgress) => listeners.forEach((listener) => listener(progress)) };
}

describe('progress in the log', () => {
  it('tells each run about every five seconds', () => {
    const { lines, logger, onProgress, emit } = setup();
    const stop = logProgress(logger, onProgress);
    for (const elapsedMs of [500, 4_900, 5_100, 6_000, 10_300]) emit(at('a', elapsedMs));
    stop();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('Customer Import, run a: 1200 rows read, 1000 created, 100 rejected, 50 failed, 240 rows/s, about 5 s to go');
  });

  it('tells two runs at the same time once each', () => {
    const { lines, logger, listeners, onProgress, emit } = setup();
    const stops = [logProgress(logger, onProgress), logProgress(logger, onProgress)];
    emit(at('a', 6_000));
    emit(at('b', 6_000));
    expect(lines.map((line) => line.slice(0, 22))).toEqual(['Customer Import, run a', 'Customer Import, run b']);
    stops.forEach((stop) => stop());
    expect(listeners.size).toBe(0);
  });
});
