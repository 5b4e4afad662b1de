import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Exchange } from '../../../http/exchange';
import type { Answer, Reply } from '../../../http/types';

export interface StoredDocument {
  readonly contentType: string;
  readonly compressed: boolean;
  readonly lines: () => Iterable<string>;
}

interface Link {
  readonly document: StoredDocument;
  readonly until: number;
}

/** The storage that report documents are fetched from, by addresses that carry their own permission for some minutes. */
export class DocumentStorage {
  private links = new Map<string, Link>();
  private readonly cut = new Set<StoredDocument>();

  /** Where the document can be fetched from now on. */
  link(baseUrl: string, document: StoredDocument, seconds: number): string {
    const key = randomBytes(12).toString('hex');
    this.links.set(key, { document, until: Date.now() + seconds * 1000 });
    return `${baseUrl}/storage/${key}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=${seconds}&X-Amz-Signature=${randomBytes(16).toString('hex')}`;
  }

  fetch(exchange: Exchange, ends: 'whole' | 'cut'): Reply {
    const link = this.links.get(exchange.param('key'));
    if (!link || !exchange.query.get('X-Amz-Signature')) return refused('AccessDenied', 'Access Denied');
    if (Date.now() >= link.until) return refused('AccessDenied', 'Request has expired');
    if (exchange.header('x-amz-access-token') !== undefined) return refused('InvalidArgument', 'Only one auth mechanism allowed', 400);
    const { document } = link;
    const lines = Readable.from(chunked(document.lines(), /utf-8/i.test(document.contentType) ? 'utf8' : 'latin1'));
    const whole: Readable = document.compressed ? lines.pipe(createGzip()) : lines;
    const broken = ends === 'cut' && !this.cut.has(document);
    if (broken) this.cut.add(document);
    return { status: 200, headers: { 'Content-Type': document.contentType }, body: broken ? firstBytes(whole) : whole };
  }

  reset(): void {
    this.links.clear();
    this.cut.clear();
  }
}

/** Bytes in the encoding that the content type names, in pieces worth sending. */
function* chunked(lines: Iterable<string>, encoding: BufferEncoding): Generator<Buffer> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < 32_768) continue;
    yield Buffer.from(piece, encoding);
    piece = '';
  }
  yield Buffer.from(piece, encoding);
}

async function* firstBytes(whole: Readable): AsyncGenerator<string> {
  for await (const chunk of whole as AsyncIterable<Buffer>) {
    yield chunk.subarray(0, Math.floor(chunk.length / 2)) as unknown as string;
    break;
  }
  throw new Error('The connection is lost on purpose.');
}

function refused(code: string, message: string, status = 403): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'Content-Type': 'application/xml' }, body };
}
