import { addAbortSignal, PassThrough, pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { WireError } from './wireError';

/** Reads a body to its end; a WireError `BODY_TOO_LARGE` beyond `maxBytes`. */
export async function readBody(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new WireError(`the answer is larger than ${maxBytes} bytes`, 'BODY_TOO_LARGE', true, false);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** JSON where it is JSON, the text itself where it is not. */
export function decode(body: Buffer, contentType: string | undefined, as: 'json' | 'text'): unknown {
  const text = toText(body, contentType);
  if (as === 'text') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function toText(body: Buffer, contentType: string | undefined): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** Passes a stream on; one that stands still for `idleMs` while it is wanted ends with ETIMEDOUT. */
export function watched(source: Readable, idleMs: number, signal: AbortSignal | undefined): Readable {
  const guard = new PassThrough();
  let moved = false;
  source.on('data', () => { moved = true; });
  const timer = setInterval(() => {
    // A full buffer means that the reader is slow, not the server.
    const idle = !moved && !guard.writableNeedDrain && guard.readableLength === 0;
    moved = false;
    if (idle) guard.destroy(new WireError(`no data for ${idleMs} ms`, 'ETIMEDOUT', true, true));
  }, idleMs);
  pipeline(source, guard, () => clearInterval(timer));
  return signal ? addAbortSignal(signal, guard) : guard;
}
