import type { RowProblem } from '../types';

/** Characters one line may have. Longer ones are dropped while they are read. */
const MAX_LINE_LENGTH = 1 << 22;

export const LINE_TOO_LONG: RowProblem = {
  code: 'row_too_long',
  message: `The line is longer than ${MAX_LINE_LENGTH} characters and was left out. Check for missing line breaks.`,
};

export interface Lines {
  /** Whole lines, each with its line end. */
  readonly text: string;
  /** Whether the line after `text` is too long: it is left out, the next text starts after it. */
  readonly tooLong: boolean;
}

/** Cuts pieces of text into whole lines, holding at most one unfinished line. */
export class WholeLines {
  private rest = '';
  private dropping = false;

  add(piece: string): Lines {
    const fresh = this.dropping ? this.afterDropped(piece) : piece;
    const cut = fresh.lastIndexOf('\n') + 1;
    if (cut === 0) return this.keep('', this.rest + fresh);
    return this.keep(this.rest + fresh.slice(0, cut), fresh.slice(cut));
  }

  /** The last line, which need not have a line end in the file. */
  end(): string {
    return this.rest === '' ? '' : `${this.rest}\n`;
  }

  private keep(text: string, rest: string): Lines {
    const tooLong = rest.length > MAX_LINE_LENGTH;
    this.rest = tooLong ? '' : rest;
    if (tooLong) this.dropping = true;
    return { text, tooLong };
  }

  private afterDropped(piece: string): string {
    const end = piece.indexOf('\n');
    if (end === -1) return '';
    this.dropping = false;
    return piece.slice(end + 1);
  }
}

/** Line ends in `text` between two positions. */
export function countLines(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
