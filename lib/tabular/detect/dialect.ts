import { InputError } from '../errors';
import { createCsvParser, type Dialect } from '../csv/parser';
import type { ReadOptions } from '../types';

const DELIMITERS = [',', ';', '\t', '|'];
const ROWS_LOOKED_AT = 200;
/** The line with which Excel names the delimiter. */
const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n/i;

export interface DetectedDialect extends Dialect {
  /** Whether the first line only names the delimiter. */
  readonly hasSeparatorLine: boolean;
}

/** Delimiter and quote of a CSV sample; what the options name is taken as it is. */
export function detectDialect(text: string, complete: boolean, options: ReadOptions): DetectedDialect {
  const named = SEPARATOR_LINE.exec(text);
  const body = wholeLines(named ? text.slice(named[0].length) : text, complete);
  const quote = checkedQuote(options.quote) ?? detectQuote(body);
  const delimiter = checkedDelimiter(options.delimiter, quote) ?? named?.[1] ?? detectDelimiter(body, quote, options.fileName);
  return { delimiter, quote, hasSeparatorLine: named !== null };
}

function wholeLines(text: string, complete: boolean): string {
  const cut = text.lastIndexOf('\n') + 1;
  return complete || cut === 0 ? text : text.slice(0, cut);
}

/** Only a header in single quotes makes them the quote: names such as 't Hooft begin with one. */
function detectQuote(text: string): string {
  return /^\s*'[^'"\n]*'\s*([,;\t|\r\n]|$)/.test(text) ? "'" : '"';
}

/** The delimiter that splits the header, and as many rows as possible in the same number of fields. */
function detectDelimiter(text: string, quote: string, fileName = ''): string {
  let best = /\.tsv$/i.test(fileName) ? '\t' : ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = consistency(text, { delimiter, quote });
    if (score <= bestScore) continue;
    best = delimiter;
    bestScore = score;
  }
  return best;
}

function consistency(text: string, dialect: Dialect): number {
  const { data } = createCsvParser(dialect, ROWS_LOOKED_AT).parse(text, false);
  const widths = data.filter((row) => row.length > 1 || row[0]!.trim() !== '').map((row) => row.length);
  const expected = widths[0] ?? 1;
  if (expected < 2) return 0;
  const share = widths.filter((width) => width === expected).length / widths.length;
  return share ** 2 * Math.log2(expected);
}

function checkedDelimiter(given: string | undefined, quote: string): string | null {
  if (!given) return null;
  const delimiter = given === '\\t' ? '\t' : given;
  if (!/[\r\n]/.test(delimiter) && delimiter !== quote) return delimiter;
  throw new InputError('invalid_option', 'The delimiter must be neither a line break nor the quote character. Use for example "," or ";".');
}

function checkedQuote(given: string | undefined): string | null {
  if (given === undefined) return null;
  if (given.length <= 1 && !/[\r\n]/.test(given)) return given;
  throw new InputError('invalid_option', 'The quote must be one character, or empty when the file has none.');
}
