/**
 * What is known of the time between two moments at which the server's bucket was empty.
 * Times in milliseconds; `served` counts requests that were not refused.
 */
export interface Interval {
  readonly ms: number;
  readonly served: number;
  /** Most the server's bucket holds, in requests. */
  readonly burst: number;
  /** The interval's last parts, each reaching up to its end. */
  readonly tails: readonly { readonly ms: number; readonly served: number }[];
}

/** A request is refused when less than one whole token is left: half a token on average. */
const LEFT_OVER = 0.5;

/**
 * The server's refill rate in requests per second.
 *
 * A bucket empty at both ends has given out exactly what flowed in, unless it was full for a while and
 * overflowed: then `served / ms` is too low. But a tail that starts with a bucket of at most `burst` has given
 * out at most `burst` more than flowed in, so `(served - burst) / ms` is too low as well, or exact where the
 * bucket was full when the tail began. Both are lower bounds and one of them is tight: the larger one is the rate.
 */
export function estimateRate(interval: Interval): number {
  const bounds = interval.tails
    .filter((tail) => tail.ms > 0)
    .map((tail) => (tail.served - interval.burst + LEFT_OVER) / tail.ms);
  return 1000 * Math.max(interval.served / interval.ms, ...bounds);
}
