import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createHttpClient, createPacer, HttpFailure, none } from '../../../http';
import { WireError } from '../../../http/transport/wireError';
import type { AmazonClient } from '../client';
import { getReportDocument } from '../operations';

/** A document as it comes off the wire, unpacked. It must be read to its end or destroyed. */
export interface OpenDocument {
  readonly stream: Readable;
  readonly contentType: string;
  /** Of the text, as the storage tells it; null where it does not. */
  readonly charset: string | null;
}

export interface DocumentWanted {
  readonly reportDocumentId: string;
  /** Whether it holds data of buyers. */
  readonly restricted: boolean;
}

/** An address is good for five minutes, and a connection may break: the document is then asked for once more. */
const MOST_FETCHES = 3;
const downloads = createPacer({ maxConcurrency: 8 });

/**
 * Hands a document to `sink` as a stream and gives what `sink` gives. When it breaks off midway `sink` is called again
 * with the whole document. Throws HttpFailure; what `sink` throws stays as it is.
 */
export async function readDocument<T>(client: AmazonClient, wanted: DocumentWanted, sink: (document: OpenDocument) => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let fetches = 1; ; fetches += 1) {
    const { url, compressionAlgorithm } = await client.call(getReportDocument, {
      ids: { reportDocumentId: wanted.reportDocumentId }, restricted: wanted.restricted ? [] : undefined, signal,
    });
    const outcome = await attempt(client, url, compressionAlgorithm === 'GZIP', sink, signal);
    if ('value' in outcome) return outcome.value;
    if (fetches === MOST_FETCHES || signal?.aborted) throw brokenOff(outcome.lost);
  }
}

async function attempt<T>(
  client: AmazonClient, url: string, isCompressed: boolean, sink: (document: OpenDocument) => Promise<T>, signal: AbortSignal | undefined,
): Promise<{ readonly value: T } | { readonly lost: unknown }> {
  const { meter, egress, timeoutMs } = client.options;
  // The address carries its own permission: no token goes with it, and it is shown to nobody.
  const storage = createHttpClient({ baseUrl: new URL(url).origin, auth: none(), pacer: downloads, meter, egress, timeoutMs, retry: { attempts: 3 } });
  const answer = await storage.request({ method: 'GET', url, operation: 'downloadReportDocument', repeatable: true, responseType: 'stream', accept: [403], signal });
  if (answer.status === 403) return { lost: new Error('the address of the document had expired') };
  const contentType = answer.headers['content-type'] ?? 'application/octet-stream';
  const plain = new PassThrough();
  let lost: unknown;
  const source = answer.data as Readable;
  const flow = (isCompressed ? pipeline(source, createGunzip(), plain) : pipeline(source, plain)).catch((error: unknown) => { lost ??= error; });
  try {
    const value = await sink({ stream: plain, contentType, charset: /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? null });
    return lost === undefined || isLeftByReader(lost) ? { value } : { lost };
  } catch (thrown) {
    await Promise.race([flow, new Promise((resolve) => { setImmediate(resolve); })]);
    if (lost !== undefined && !isLeftByReader(lost)) return { lost };
    throw thrown;
  } finally {
    plain.destroy();
  }
}

/** The reader stopped on its own: that is no loss. */
function isLeftByReader(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function brokenOff(cause: unknown): HttpFailure {
  const code = cause instanceof WireError ? cause.code : 'DOCUMENT_BROKEN_OFF';
  return new HttpFailure(`downloadReportDocument: the document broke off on its way, ${MOST_FETCHES} times. Nothing was changed; run it again.`, { kind: 'unknown', code, cause });
}
