import { createDecoder } from './decoders';

/** Characters per piece of text. */
const PIECE_LENGTH = 1 << 16;

/**
 * The text of a byte stream in pieces of equal length, whatever the chunks of the stream: parsing is then
 * a function of the file alone. Byte order marks are left out wherever they stand (files get joined),
 * and a lone CR becomes LF, so readers know only LF and CRLF.
 */
export async function* textPieces(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = createDecoder(encoding);
  const lineEnds = new LineEnds();
  let text = '';
  for await (const chunk of chunks) {
    text += lineEnds.write(decoder.write(chunk));
    for (; text.length >= PIECE_LENGTH; text = text.slice(PIECE_LENGTH)) yield text.slice(0, PIECE_LENGTH);
  }
  text += lineEnds.write(decoder.end()) + lineEnds.end();
  if (text !== '') yield text;
}

/** Text of the first bytes of a file, for detection. */
export function sampleText(bytes: Buffer, encoding: string): string {
  const lineEnds = new LineEnds();
  return lineEnds.write(createDecoder(encoding).write(bytes)) + lineEnds.end();
}

class LineEnds {
  private held = '';

  write(decoded: string): string {
    let text = this.held + (decoded.includes('\uFEFF') ? decoded.replaceAll('\uFEFF', '') : decoded);
    this.held = '';
    if (!text.includes('\r')) return text;
    if (text.endsWith('\r')) {
      this.held = '\r';
      text = text.slice(0, -1);
    }
    return text.replace(/\r(?!\n)/g, '\n');
  }

  end(): string {
    return this.held === '' ? '' : '\n';
  }
}
