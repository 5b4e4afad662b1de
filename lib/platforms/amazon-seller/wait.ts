import { setTimeout as sleep } from 'node:timers/promises';
import { HttpFailure } from '../../http';

/** Waits; a stopped run ends it at once with HttpFailure `cancelled`. */
export async function pause(ms: number, operation: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(Math.max(0, ms), undefined, { signal });
  } catch {
    throw new HttpFailure(`${operation}: the run was stopped while it waited for Amazon.`, { kind: 'cancelled' });
  }
}
