import { systemClock } from './clock';
import type { HttpFailure } from './errors';
import { backoffMs } from './retryPolicy';
import type { RetryPolicy } from './retryPolicy';
import { LONGEST_SERVER_DELAY_MS, serverDelay } from './serverDelay';

/**
 * Milliseconds to wait before a caller that settles a failed request itself tries again: the server's word, else
 * backoff. `retry` counts from 0.
 */
export function retryDelayMs(policy: Pick<RetryPolicy, 'backoffSeconds'>, retry: number, failure: HttpFailure): number {
  const asked = serverDelay(failure.status ?? 0, failure.headers, systemClock.epochMs());
  return asked !== null && asked <= LONGEST_SERVER_DELAY_MS ? asked : backoffMs(policy, retry);
}
