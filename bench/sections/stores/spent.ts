import type { Received } from '../../../sandbox';

/** What was taken of a limit, as the server saw it. */
export interface Spent {
  /** In the limit's own unit: requests or points. */
  readonly used: number;
  /** From the first request to the last. */
  readonly ms: number;
  readonly requests: number;
  readonly throttled: number;
}

/** Of a limit that counts requests. */
export function spentIn(received: readonly Received[]): Spent {
  const throttled = received.filter(({ status }) => status === 429).length;
  return { used: received.length - throttled, ms: spanOf(received), requests: received.length, throttled };
}

/** Of a limit that counts points; refusals come as a 200 there. */
export function pointsIn(received: readonly Received[], { spent, refused }: { readonly spent: number; readonly refused: number }): Spent {
  return { used: spent, ms: spanOf(received), requests: received.length, throttled: refused };
}

/** Part of all that could be used: what there was at first and what came from the first request to the last. */
export function shareOf({ used, ms }: Pick<Spent, 'used' | 'ms'>, { burst, perSecond }: { readonly burst: number; readonly perSecond: number }): number {
  return used / (burst + (ms / 1000) * perSecond);
}

function spanOf(received: readonly Received[]): number {
  return (received.at(-1)?.at ?? 0) - (received[0]?.at ?? 0);
}
