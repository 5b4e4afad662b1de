import type { IncomingMessage } from 'node:http';

export type Body = Buffer | 'too_large' | 'gone';

const NOTHING = Buffer.alloc(0);
/** A body this many times over the limit is cut off instead of read to its end. */
const PATIENCE = 16;

/**
 * Reads a request body of at most `maxBytes`. An oversized one is read on and thrown away, so that the
 * client gets to see its 413 instead of a broken pipe, and is `too_large`; a vast one or a client that
 * hangs up midway is `gone`.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  const length = request.headers['content-length'];
  if (length === '0' || (length === undefined && request.headers['transfer-encoding'] === undefined)) return NOTHING;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else if (size > maxBytes * PATIENCE) request.destroy();
    });
    request.on('end', () => resolve(size > maxBytes ? 'too_large' : joined(chunks)));
    request.on('close', () => resolve('gone'));
    request.on('error', () => resolve('gone'));
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}
