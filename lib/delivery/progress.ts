import { EventEmitter } from 'node:events';
import type { Progress } from './types';

export type RunProgress = Progress & { readonly runId: string };

const runs = new EventEmitter();
runs.setMaxListeners(0);

/** Hears of every run in this process, about twice a second each. Returns the way to stop listening. */
export function onProgress(listener: (progress: RunProgress) => void): () => void {
  runs.on('progress', listener);
  return () => runs.off('progress', listener);
}

export function reportProgress(progress: RunProgress): void {
  runs.emit('progress', progress);
}
