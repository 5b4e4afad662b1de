import { KeyIndex } from './keyIndex';

/** What of a file has gone by before one of its records: tells apart records that are alike. */
export interface FileMemory {
  /** The line that first brought this natural key, or 0. Asked once for each record that has one. */
  firstLine(naturalKey: string, line: number): number;
  /** How often this content came before, among records without a natural key. Asked once for each. */
  occurrence(content: string, line: number): number;
}

/** For a file that is read from its start. */
export class ReadMemory implements FileMemory {
  private readonly seen = new KeyIndex();
  private readonly contents = new KeyIndex();

  firstLine(naturalKey: string, line: number): number {
    return this.seen.firstLine(naturalKey, line);
  }

  occurrence(content: string): number {
    return this.contents.count(content);
  }
}

/** Every answer of a memory other than "never before", by the line of the record: `[line, answer]`. */
export interface Echoes {
  readonly doubles: readonly (readonly [line: number, firstLine: number])[];
  readonly repeats: readonly (readonly [line: number, occurrence: number])[];
}

/** For a part of a file, whose earlier parts are known from their echoes only. */
export class EchoMemory implements FileMemory {
  private readonly doubles: ReadonlyMap<number, number>;
  private readonly repeats: ReadonlyMap<number, number>;

  constructor({ doubles, repeats }: Echoes) {
    this.doubles = new Map(doubles);
    this.repeats = new Map(repeats);
  }

  firstLine(_naturalKey: string, line: number): number {
    return this.doubles.get(line) ?? 0;
  }

  occurrence(_content: string, line: number): number {
    return this.repeats.get(line) ?? 0;
  }
}
