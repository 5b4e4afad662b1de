import { countLines, LINE_TOO_LONG, WholeLines } from '../input/wholeLines';
import { ObjectRecords } from '../objectRecords';
import type { SplittableReader } from '../reader';
import type { SourceRecord } from '../types';
import { parseJson } from './value';

/** Reads NDJSON: one object per line. Blank lines count as lines and are no records. */
export class JsonLinesReader implements SplittableReader {
  readonly finished = false;

  private readonly lines = new WholeLines();
  private readonly records = new ObjectRecords();
  private line = 1;

  get headers(): readonly string[] {
    return this.records.headers;
  }

  read(piece: string): SourceRecord[] {
    const { text, tooLong } = this.lines.add(piece);
    const records = this.parse(text);
    if (!tooLong) return records;
    records.push(this.records.faulty(this.line, LINE_TOO_LONG));
    this.line += 1;
    return records;
  }

  jump(line: number, index: number): void {
    this.line = line;
    this.records.jump(index);
  }

  end(): SourceRecord[] {
    return this.parse(this.lines.end());
  }

  private parse(text: string): SourceRecord[] {
    const first = this.line;
    this.line += countLines(text);
    return text.split('\n').flatMap((line, index) => (
      line.trim() === '' ? [] : [this.records.fromValue(parseJson(line), first + index, line)]
    ));
  }
}
