import { HttpFailure } from '../../http';
import type { SigmaClient } from './client';
import { materializations } from './endpoints/materializations';
import { pause } from './wait';

export interface MaterializeSettings {
  readonly kind: keyof typeof materializations;
  /** Of the workbook or the data model. */
  readonly documentId: string;
  /** Of the schedule. */
  readonly sheetId: string;
  /** Default true; false answers as soon as it has started. */
  readonly wait?: boolean;
  /** Default 3 600 000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly materializationId: string; readonly status: string; readonly waitedMs: number }) => void;
}

export interface Materialized {
  readonly materializationId: string;
  /** `started`, `ready`, or `skipped` where the source had not changed. */
  readonly status: string;
  readonly seconds: number;
}

const TIMEOUT_MS = 3_600_000;
const FIRST_POLL_MS = 500;
const LONGEST_POLL_MS = 10_000;
const UNDER_WAY: readonly string[] = ['pending', 'building'];
const GOOD: readonly string[] = ['ready', 'skipped'];

/** Runs a materialization now and waits for its end. Throws HttpFailure, also when Sigma says it did not succeed. */
export async function materialize(client: SigmaClient, settings: MaterializeSettings): Promise<Materialized> {
  const { documentId, sheetId, signal, wait = true, timeoutMs = TIMEOUT_MS } = settings;
  const endpoints = materializations[settings.kind];
  const { materializationId } = await client.call(endpoints.start, { ids: { documentId }, body: { sheetId }, signal });
  if (!wait) return { materializationId, status: 'started', seconds: 0 };

  const since = performance.now();
  let delayMs = Math.min(FIRST_POLL_MS, timeoutMs / 10);
  for (;;) {
    await pause(delayMs, endpoints.run.name, signal);
    const { status, error } = await client.call(endpoints.run, { ids: { documentId, materializationId }, signal });
    const waitedMs = Math.round(performance.now() - since);
    if (GOOD.includes(status)) return { materializationId, status, seconds: Math.round(waitedMs / 100) / 10 };
    // The list of statuses is open: what is not known to be under way is an end.
    if (!UNDER_WAY.includes(status)) throw unsuccessful(endpoints.run.name, materializationId, status, error);
    if (waitedMs >= timeoutMs) throw tooSlow(endpoints.run.name, materializationId, waitedMs);
    settings.onProgress?.({ materializationId, status, waitedMs });
    delayMs = Math.min(LONGEST_POLL_MS, delayMs * 1.5, Math.max(0, timeoutMs - waitedMs));
  }
}

function unsuccessful(name: string, id: string, status: string, error: unknown): HttpFailure {
  const reason = typeof error === 'string' ? `: ${error.slice(0, 300)}` : '';
  return new HttpFailure(
    `${name}: the materialization ended as “${status}”${reason} (${id}). The data before it stays in use; look at the element in Sigma, then run it again.`,
    { kind: 'refused', code: 'MATERIALIZATION_NOT_READY' },
  );
}

function tooSlow(name: string, id: string, waitedMs: number): HttpFailure {
  return new HttpFailure(
    `${name}: the materialization is still running after ${Math.round(waitedMs / 1000)} s (${id}). It goes on in Sigma; allow more time.`,
    { kind: 'unknown', code: 'MATERIALIZATION_TIMEOUT' },
  );
}
