import type { StreamPage } from '../lib/sync/types';
import type { StoreTable } from '../lib/warehouse/storeRows';

export interface ReadFigures {
  readonly rows: number;
  readonly ms: number;
}

/** Counts a stream's rows until its end or until the time is up: then it is stopped as a person stops a run. */
export async function readFor(pages: AsyncIterable<StreamPage>, table: StoreTable, stopping: AbortController, stopAfterMs: number): Promise<ReadFigures> {
  const timer = setTimeout(() => stopping.abort(), stopAfterMs);
  const started = performance.now();
  let rows = 0;
  try {
    for await (const page of pages) rows += page.rows[table]?.length ?? 0;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  return { rows, ms: performance.now() - started };
}
