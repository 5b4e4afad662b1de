/** When and how often a request is sent again. */
export interface RetryPolicy {
  /** Retries after the first try. A 429 is not counted here. */
  readonly attempts: number;
  /** The wait before retry n (from 0 on) is a random part of `backoffSeconds` × 2ⁿ, at most 60 s. */
  readonly backoffSeconds: number;
  readonly retryStatuses: readonly number[];
  /** Most 429s one request takes before it ends. */
  readonly throttleAttempts: number;
  /** How long a service may answer nothing but 429, beyond the waits it asks for itself, before requests end. */
  readonly throttlePatienceSeconds: number;
}

const DEFAULTS: RetryPolicy = {
  attempts: 3,
  backoffSeconds: 1,
  retryStatuses: [429, 500, 502, 503, 504],
  throttleAttempts: 30,
  throttlePatienceSeconds: 300,
};

const LONGEST_BACKOFF_SECONDS = 60;

/** Throws RangeError on numbers that cannot work. */
export function retryPolicy(given: Partial<RetryPolicy> = {}): RetryPolicy {
  const policy = { ...DEFAULTS, ...given };
  if (!Number.isInteger(policy.attempts) || policy.attempts < 0) {
    throw new RangeError(`attempts must be a whole number from 0 on, not ${policy.attempts}`);
  }
  if (!(policy.backoffSeconds >= 0)) {
    throw new RangeError(`backoffSeconds must be 0 or more, not ${policy.backoffSeconds}`);
  }
  return policy;
}

/** Full jitter, so that many clients that failed together do not come back together. */
export function backoffMs(policy: Pick<RetryPolicy, 'backoffSeconds'>, retry: number): number {
  const seconds = Math.min(LONGEST_BACKOFF_SECONDS, policy.backoffSeconds * 2 ** retry);
  return Math.random() * seconds * 1000;
}
