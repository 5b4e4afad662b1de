import type { ParseConfig, ParseError } from 'papaparse';

export interface Dialect {
  readonly delimiter: string;
  /** Empty when the file has no quoting. */
  readonly quote: string;
}

export interface ParsedRows {
  readonly data: string[][];
  readonly errors: readonly ParseError[];
  /** `cursor`: where the last finished row ends. */
  readonly meta: { readonly cursor: number };
}

/** papaparse's core parser, without the layers that build objects, guess types and copy results. */
export interface CsvParser {
  /** @param unfinished whether the text may end inside a row, which is then left out */
  parse(text: string, unfinished: boolean): ParsedRows;
}

/** @param preview most rows to parse; 0 for all */
export function createCsvParser({ delimiter, quote }: Dialect, preview = 0): CsvParser {
  const { Parser } = require('papaparse') as typeof import('papaparse');
  const config = { delimiter, newline: '\n', preview, quoteChar: quote, fastMode: quote === '' ? true : undefined };
  return { parse: (text, unfinished) => new Parser(config as ParseConfig).parse(text, 0, unfinished) as ParsedRows };
}
