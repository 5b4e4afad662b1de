import { guardFormula } from './formulaGuard';
import type { Cell } from './types';

export interface CsvWriterOptions {
  /** `,` unless told. */
  readonly delimiter?: string;
  /** Byte order mark, without which Excel garbles accents; on unless told. */
  readonly byteOrderMark?: boolean;
}

export interface CsvWriter {
  /** Writes one row. Awaiting it passes on the back-pressure of `write`. */
  row(cells: readonly Cell[]): Promise<void>;
  /** Writes what is still held back. */
  end(): Promise<void>;
}

const FLUSH_LENGTH = 1 << 16;

/**
 * CSV that a spreadsheet opens safely and `openRecords` reads back: UTF-8 with byte order mark, CRLF line
 * ends, quotes where needed, formulas disarmed (`guardFormula`). Missing and null become empty cells,
 * lists become JSON. A row shorter than the headers is filled up; a longer one is written in full, so that
 * nothing is lost and reading it again tells of too many fields.
 */
export function createCsvWriter(
  write: (chunk: string) => Promise<void> | void,
  headers: readonly string[],
  { delimiter = ',', byteOrderMark = true }: CsvWriterOptions = {},
): CsvWriter {
  const mustQuote = new RegExp(`["\\r\\n${delimiter.replace(/[\\\]^-]/g, '\\$&')}]|^\\s|\\s$`);
  const toCell = (cell: Cell): string => {
    const text = guardFormula(toText(cell));
    return mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const toLine = (cells: readonly Cell[]): string => {
    const length = Math.max(cells.length, headers.length);
    return `${Array.from({ length }, (_, index) => toCell(cells[index])).join(delimiter)}\r\n`;
  };
  let held = (byteOrderMark ? '\uFEFF' : '') + toLine(headers);
  const flush = async (): Promise<void> => {
    const chunk = held;
    held = '';
    if (chunk !== '') await write(chunk);
  };
  return {
    row: async (cells) => {
      held += toLine(cells);
      if (held.length >= FLUSH_LENGTH) await flush();
    },
    end: flush,
  };
}

function toText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
