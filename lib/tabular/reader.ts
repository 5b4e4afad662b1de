import type { SourceRecord } from './types';

/** Turns the pieces of one text into records. Holds no more than one unfinished record. */
export interface TextReader {
  readonly headers: readonly string[];
  /** Whether nothing after what was read can be records. */
  readonly finished: boolean;
  read(piece: string): SourceRecord[];
  /** What was held back, once the text has ended. */
  end(): SourceRecord[];
}

/** A reader of a text that may be taken up again at the start of any record. */
export interface SplittableReader extends TextReader {
  /** What is read next starts on this line of the file with the record of this index; nothing may be held back. */
  jump(line: number, index: number): void;
}
