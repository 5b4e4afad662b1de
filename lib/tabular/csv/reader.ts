import { InputError } from '../errors';
import { LINE_TOO_LONG, WholeLines } from '../input/wholeLines';
import type { SplittableReader } from '../reader';
import type { SourceRecord } from '../types';
import type { Dialect } from './parser';
import { RecordShape } from './recordShape';
import { CsvRows } from './rows';

const ANY_LINE = /^[^\n]*\n/;

/** Reads delimited text. Blank lines count as lines and are no records. */
export class CsvReader implements SplittableReader {
  readonly finished = false;

  private readonly lines = new WholeLines();
  private readonly shape = new RecordShape();
  private readonly rows: CsvRows;

  /** @param hasSeparatorLine whether the first line only names the delimiter */
  constructor(dialect: Dialect, private hasSeparatorLine: boolean) {
    this.rows = new CsvRows(dialect, this.shape, hasSeparatorLine ? 2 : 1);
  }

  get headers(): readonly string[] {
    return this.shape.headers;
  }

  read(piece: string): SourceRecord[] {
    const { text, tooLong } = this.lines.add(piece);
    this.add(text, tooLong);
    if (tooLong) this.rows.skipLine(LINE_TOO_LONG);
    return this.shape.take();
  }

  jump(line: number, index: number): void {
    this.rows.jump(line);
    this.shape.jump(index);
  }

  end(): SourceRecord[] {
    this.add(this.lines.end(), true);
    if (this.headers.length === 0) throw new InputError('empty_file', 'The file holds nothing but blank lines. Nothing was read.');
    return this.shape.take();
  }

  private add(text: string, last: boolean): void {
    if (text === '' && !last) return;
    if (!this.hasSeparatorLine) return this.rows.add(text, last);
    this.hasSeparatorLine = false;
    this.rows.add(text.replace(ANY_LINE, ''), last);
  }
}
