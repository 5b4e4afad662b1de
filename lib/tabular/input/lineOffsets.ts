const LF = 0x0a;
const CR = 0x0d;

/**
 * Byte positions at which physical lines start, as the readers count lines: each ends with LF, CRLF or a lone
 * CR. `lines` are 1-based and ascend; a line beyond the last one starts at the end of the file.
 *
 * No encoding that is read here has LF or CR as a part of another character, save UTF-16, whose units are two
 * bytes wide.
 */
export async function lineOffsets(chunks: AsyncIterable<Uint8Array | string>, encoding: string, lines: readonly number[]): Promise<number[]> {
  const finder = new LineFinder(encoding, lines);
  for await (const chunk of chunks) finder.read(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return finder.end();
}

class LineFinder {
  private readonly offsets: number[] = [];
  private readonly width: 1 | 2;
  /** Which byte of a unit tells it apart: the other one of UTF-16 is zero for CR and LF. */
  private readonly low: 0 | 1;
  private line = 1;
  private at = 0;
  private high = 0;
  private afterCr = false;

  constructor(encoding: string, private readonly lines: readonly number[]) {
    this.width = encoding.startsWith('utf-16') ? 2 : 1;
    this.low = encoding === 'utf-16be' ? 1 : 0;
    this.mark(0);
  }

  read(chunk: Uint8Array): void {
    if (this.width === 2) return this.readWide(chunk);
    for (const byte of chunk) {
      this.unit(byte);
      this.at += 1;
    }
  }

  end(): number[] {
    if (this.afterCr) this.newLine(this.at);
    while (this.offsets.length < this.lines.length) this.offsets.push(this.at);
    return this.offsets;
  }

  private readWide(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.at % 2 === 0) this.high = byte;
      else this.unit(this.low === 0 ? this.high + (byte << 8) : byte + (this.high << 8));
      this.at += 1;
    }
  }

  /** `at` is the position of the unit's last byte. */
  private unit(code: number): void {
    if (code === LF) {
      this.afterCr = false;
      return this.newLine(this.at + 1);
    }
    if (this.afterCr) this.newLine(this.at + 1 - this.width);
    this.afterCr = code === CR;
  }

  private newLine(offset: number): void {
    this.line += 1;
    this.mark(offset);
  }

  private mark(offset: number): void {
    while (this.lines[this.offsets.length] === this.line) this.offsets.push(offset);
  }
}
