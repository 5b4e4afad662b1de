import { countLines } from '../input/wholeLines';
import { UNDECODABLE } from '../input/decoders';
import type { RowProblem } from '../types';
import { frameRecord, type Frame } from './frame';
import { createCsvParser, type CsvParser, type Dialect } from './parser';

/** A quoted cell that runs on longer than this is taken for one whose closing quote is missing. */
const MAX_OPEN_LENGTH = 1 << 20;
const MAX_OPEN_LINES = 1000;

export interface RowSink {
  /** @param suspect whether the text around it holds NUL or undecodable bytes */
  row(cells: string[], line: number, suspect: boolean): void;
  /** A row that cannot be told apart into cells; `cells` is the closest guess. */
  faulty(cells: string[], line: number, problem: RowProblem): void;
}

/**
 * Splits whole lines into rows, each with its physical line. Well-formed text goes through papaparse in one
 * call; where quoting is broken, records are framed one by one so that only the faulty line is lost.
 */
export class CsvRows {
  private readonly parser: CsvParser;
  private open = '';

  /** @param line 1-based number of the first line to come */
  constructor(private readonly dialect: Dialect, private readonly sink: RowSink, private line: number) {
    this.parser = createCsvParser(dialect);
  }

  /**
   * @param lines whole lines, each with its line end
   * @param last whether a cell still open at the end stays so
   */
  add(lines: string, last: boolean): void {
    const text = this.open + lines;
    this.open = '';
    const { data, errors, meta } = this.parser.parse(text, true);
    if (errors.length > 0 || this.isEndless(text, meta.cursor, last)) return this.recover(text, last);
    this.accept(data, text, meta.cursor);
    this.open = text.slice(meta.cursor);
  }

  /** The text to come starts on this line. */
  jump(line: number): void {
    this.line = line;
  }

  /** A line that was left out because it is too long. */
  skipLine(problem: RowProblem): void {
    this.sink.faulty([], this.line, problem);
    this.line += 1;
  }

  private accept(rows: readonly string[][], text: string, end: number): void {
    const hasCr = text.includes('\r');
    const suspect = text.includes('\0') || text.includes(UNDECODABLE);
    const isPlain = !text.includes(this.dialect.quote || '\n') || countLines(text, 0, end) === rows.length;
    for (const cells of rows) {
      const line = this.line;
      this.line += isPlain ? 1 : 1 + linesWithin(cells);
      if (hasCr) dropCr(cells);
      this.sink.row(cells, line, suspect);
    }
  }

  private recover(text: string, last: boolean): void {
    let runStart = 0;
    let at = 0;
    while (at < text.length) {
      const frame = frameRecord(text, at, this.dialect);
      if (frame.state === 'whole') {
        at = frame.end;
        continue;
      }
      this.parseRun(text.slice(runStart, at));
      if (frame.state === 'open' && !this.isEndless(text, at, last)) {
        this.open = text.slice(at);
        return;
      }
      this.reject(text.slice(at, frame.end), frame.state);
      at = frame.end;
      runStart = at;
    }
    this.parseRun(text.slice(runStart));
  }

  private parseRun(text: string): void {
    if (text !== '') this.accept(this.parser.parse(text, true).data, text, text.length);
  }

  private isEndless(text: string, from: number, last: boolean): boolean {
    if (from === text.length) return false;
    return last || text.length - from > MAX_OPEN_LENGTH || countLines(text, from) > MAX_OPEN_LINES;
  }

  private reject(text: string, state: Frame['state']): void {
    const lines = countLines(text);
    this.sink.faulty(text.trimEnd().split(this.dialect.delimiter), this.line, quoteProblem(state, this.line + lines - 1));
    this.line += lines;
  }
}

function quoteProblem(state: Frame['state'], line: number): RowProblem {
  if (state === 'stray') {
    return { code: 'invalid_quote', message: `A quoted cell on line ${line} goes on after its closing quote. Double the quotes that belong to the text. Reading went on with the next line.` };
  }
  return { code: 'unclosed_quote', message: `A quote that opens on line ${line} is never closed. Close or remove it. Reading went on with the next line.` };
}

function linesWithin(cells: readonly string[]): number {
  let lines = 0;
  for (const cell of cells) lines += countLines(cell);
  return lines;
}

function dropCr(cells: string[]): void {
  const last = cells.length - 1;
  const cell = cells[last]!;
  if (cell.endsWith('\r')) cells[last] = cell.slice(0, -1);
}
