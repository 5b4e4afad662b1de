export const STOPPED = 130;

export interface Stopping {
  readonly signal: AbortSignal;
  /** Back to the default behaviour of Ctrl-C. */
  release(): void;
}

/** Turns the first Ctrl-C or SIGTERM into an abort that lets things settle; a second one ends the process at once. */
export function stopOnSignals(onFirst: () => void): Stopping {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(STOPPED);
    onFirst();
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: stop.signal,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
