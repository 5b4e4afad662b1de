import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { HttpFailure } from '../../../http';
import { toWireError, WireError } from '../../../http/transport/wireError';
import type { SigmaClient } from '../client';
import { download, workbooks } from '../endpoints/workbooks';
import { pause } from '../wait';
import { exportBodyOf, overrideHeaders, type ExportFormat, type ExportSettings } from './request';

export interface ExportOptions {
  readonly signal?: AbortSignal;
  /** How long Sigma may take until the file is ready, in milliseconds; default 600 000. */
  readonly timeoutMs?: number;
  /** How long a query may be unknown to Sigma after its start; default 30 000. */
  readonly unknownForMs?: number;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface ExportProgress {
  readonly queryId: string;
  readonly waitedMs: number;
  readonly polls: number;
}

/** A finished file as it comes off the wire. It must be read to its end or destroyed. */
export interface ExportedFile extends ExportProgress {
  readonly stream: Readable;
  readonly contentType: string;
}

const TIMEOUT_MS = 600_000;
const UNKNOWN_FOR_MS = 30_000;
const SHORTEST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
/** A file that breaks off on its way is fetched again: it stays available for an hour. */
const MOST_FETCHES = 3;
/** What a connection that goes in the middle of a file is called. */
const LOSSES = new Set(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv', json: 'application/json', jsonl: 'application/x-ndjson', pdf: 'application/pdf', png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Starts an export, waits until it is ready, and hands the file to `sink` as a stream; gives what `sink` gives.
 * When the file breaks off midway `sink` is called again with the whole file.
 * Throws HttpFailure: also when the time is up, when the render failed, or when Sigma has lost the query.
 */
export async function exportWorkbook<T>(
  client: SigmaClient, settings: ExportSettings, sink: (file: ExportedFile) => Promise<T>, options: ExportOptions = {},
): Promise<T> {
  const secrets = (settings.overrides ?? []).map(({ token }) => token);
  const started = await client.raw(workbooks.export, {
    ids: { workbookId: settings.workbookId }, body: exportBodyOf(settings), headers: overrideHeaders(settings), signal: options.signal,
  }, { secrets });
  const queryId = queryIdOf(started.data);
  const startedAt = performance.now();
  for (let fetches = 1; ; fetches += 1) {
    try {
      const file = await whenReady(client, settings, queryId, startedAt, options);
      return await handOver(file, sink);
    } catch (thrown) {
      if (!(thrown instanceof WireError) || fetches === MOST_FETCHES || options.signal?.aborted) throw brokenOff(thrown, queryId);
    }
  }
}

/** Throws WireError when the connection was lost, whatever `sink` makes of it; else what `sink` throws. */
async function handOver<T>(file: ExportedFile, sink: (file: ExportedFile) => Promise<T>): Promise<T> {
  let lost: WireError | undefined;
  file.stream.once('error', (error: unknown) => {
    const wire = toWireError(error, true);
    if (error instanceof WireError || LOSSES.has(wire.code)) lost = wire;
  });
  try {
    return await sink(file);
  } catch (thrown) {
    throw lost ?? thrown;
  } finally {
    file.stream.destroy();
  }
}

function queryIdOf(data: unknown): string {
  const parsed = workbooks.export.answer.safeParse(data);
  if (parsed.success) return parsed.data.queryId;
  throw new HttpFailure('workbooks.export: Sigma answered without a queryId. Nothing was changed; run it again.', { kind: 'unknown', status: 200 });
}

async function whenReady(
  client: SigmaClient, settings: ExportSettings, queryId: string, startedAt: number, options: ExportOptions,
): Promise<ExportedFile> {
  const { timeoutMs = TIMEOUT_MS, unknownForMs = UNKNOWN_FOR_MS, signal } = options;
  const expectedMs = client.account.exportMs ?? SHORTEST_POLL_MS;
  let delayMs = Math.min(LONGEST_POLL_MS, timeoutMs / 10, Math.max(SHORTEST_POLL_MS, expectedMs * 0.9));
  for (let polls = 1; ; polls += 1) {
    if (performance.now() - startedAt < timeoutMs) await pause(delayMs, download.name, signal);
    const answer = await client.raw(download, { ids: { queryId }, signal }, { responseType: 'stream', accept: [404] });
    const waitedMs = Math.round(performance.now() - startedAt);
    if (answer.status === 200) {
      client.account.exportMs = client.account.exportMs === null ? waitedMs : client.account.exportMs * 0.7 + waitedMs * 0.3;
      return await openFile(answer.data as Readable, settings.format, { queryId, waitedMs, polls });
    }
    if (answer.status === 204) (answer.data as Readable).resume();
    if (answer.status === 404 && waitedMs >= unknownForMs) throw lost(queryId, waitedMs, answer.data);
    if (waitedMs >= timeoutMs) throw tooSlow(queryId, waitedMs);
    options.onProgress?.({ queryId, waitedMs, polls });
    delayMs = Math.min(LONGEST_POLL_MS, delayMs * 1.5, Math.max(0, timeoutMs - waitedMs));
  }
}

/** Sigma's renderer may answer 200 with a web page in place of the file. */
async function openFile(stream: Readable, format: ExportFormat, progress: ExportProgress): Promise<ExportedFile> {
  const head = await firstBytes(stream);
  if (/^\s*<(!doctype|html)/i.test(head)) {
    stream.destroy();
    throw new HttpFailure(
      `workbooks.download: Sigma sent a web page in place of the file (query ${progress.queryId}). Nothing was changed; open the workbook in Sigma, see whether it renders, and run it again.`,
      { kind: 'unknown', status: 200 },
    );
  }
  return { ...progress, stream, contentType: TYPES[format] };
}

async function firstBytes(stream: Readable): Promise<string> {
  await once(stream, 'readable');
  const chunk = stream.read() as Buffer | null;
  if (chunk === null) return '';
  stream.unshift(chunk);
  return chunk.subarray(0, 200).toString('utf8');
}

function tooSlow(queryId: string, waitedMs: number): HttpFailure {
  return new HttpFailure(
    `workbooks.download: the file is not ready after ${Math.round(waitedMs / 1000)} s (query ${queryId}). Nothing was changed; allow more time, or export fewer rows.`,
    { kind: 'refused', code: 'EXPORT_TIMEOUT' },
  );
}

function lost(queryId: string, waitedMs: number, body: unknown): HttpFailure {
  return new HttpFailure(
    `workbooks.download: Sigma does not know the query ${queryId}, ${Math.round(waitedMs / 1000)} s after its start (404). Nothing was changed; run it again.`,
    { kind: 'refused', status: 404, body },
  );
}

function brokenOff(thrown: unknown, queryId: string): unknown {
  if (!(thrown instanceof WireError)) return thrown;
  return new HttpFailure(
    `workbooks.download: the file broke off on its way (${thrown.code}; query ${queryId}). Nothing was changed; run it again.`,
    { kind: 'unknown', code: thrown.code, cause: thrown },
  );
}
