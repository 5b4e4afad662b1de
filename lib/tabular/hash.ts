import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface ContentHash {
  /** Hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** SHA-256 and size of everything the stream gives. */
export async function hashStream(stream: AsyncIterable<Uint8Array | string>): Promise<ContentHash> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length;
    hash.update(chunk);
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** SHA-256 and size of a file, read once in pieces. */
export function hashFile(path: string): Promise<ContentHash> {
  return hashStream(createReadStream(path, { highWaterMark: 1 << 18 }));
}
