/** Ends work that takes too long or whose run is stopped. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly expired: boolean;
  /** Must be called when the work is over. */
  clear(): void;
}

/** One signal for a time limit and the caller's own signal. */
export function deadline(ms: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    controller.abort();
  }, ms);
  const onAbort = (): void => controller.abort(outer?.reason);
  outer?.addEventListener('abort', onAbort, { once: true });
  if (outer?.aborted) onAbort();
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    },
  };
}
