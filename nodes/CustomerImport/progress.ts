import type { Logger } from 'n8n-workflow';
import type { onProgress as OnProgress, RunProgress } from '../../lib/delivery';

const EVERY_MS = 5_000;

/** Runs of this process have one source of progress, so they share one listener. */
let listeners = 0;
let stopListening: () => void = () => undefined;
const lastTold = new Map<string, number>();

/** Progress to n8n's log, as a node has no other way to show it. Returns the way to stop. */
export function logProgress(logger: Logger, onProgress: typeof OnProgress): () => void {
  if (listeners === 0) stopListening = onProgress((progress) => tell(logger, progress));
  listeners += 1;
  return () => {
    listeners -= 1;
    if (listeners > 0) return;
    stopListening();
    lastTold.clear();
  };
}

function tell(logger: Logger, { runId, counts, rowsPerSecond, etaMs, elapsedMs }: RunProgress): void {
  if (elapsedMs - (lastTold.get(runId) ?? 0) < EVERY_MS) return;
  lastTold.set(runId, elapsedMs);
  const { read, created, rejected, failed } = counts;
  const eta = etaMs === null ? '' : `, about ${Math.ceil(etaMs / 1000)} s to go`;
  logger.info(
    `Customer Import, run ${runId}: ${read} rows read, ${created} created, ${rejected} rejected, ${failed} failed, ${Math.round(rowsPerSecond)} rows/s${eta}`,
  );
}
