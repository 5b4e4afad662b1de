import type { Refusal } from './rateLearner';

const LONGEST_MS = 30_000;
const FIRST_MS = 500;

/** How long nothing leaves after a refusal. The server's word counts; a guess of ours only where it gives none. */
export function pauseMs(
  refusal: Refusal,
  barrenInARow: number,
  serverDelayMs: number | null,
  requestsPerSecond: number,
  known: boolean,
): number {
  if (refusal === 'same') return serverDelayMs ?? 0;
  if (refusal === 'empty') return serverDelayMs ?? (known ? clamp(2000 / requestsPerSecond, 50, 1000) : FIRST_MS);
  // A server that refuses right after the delay it asked for is believed at first, and then less and less.
  const backoff = Math.min(LONGEST_MS, 250 * 2 ** (barrenInARow - 1));
  if (serverDelayMs === null) return backoff;
  return barrenInARow > 3 ? Math.max(serverDelayMs, backoff) : Math.max(serverDelayMs, 50);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
