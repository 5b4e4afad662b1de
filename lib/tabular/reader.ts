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
