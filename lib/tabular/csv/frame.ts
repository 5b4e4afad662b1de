import type { Dialect } from './parser';

export interface Frame {
  /**
   * `whole`: a well-formed record. `open`: the text ends inside a quoted cell. `unclosed`: a quoted cell
   * runs on into other lines and then meets a quote that closes nothing. `stray`: the same within one line.
   */
  readonly state: 'whole' | 'open' | 'unclosed' | 'stray';
  /** Where to go on: after the record, or after the line on which the faulty cell opened. */
  readonly end: number;
}

/** Finds where the record that starts at `start` ends. The text ends with a line end. */
export function frameRecord(text: string, start: number, { delimiter, quote }: Dialect): Frame {
  let at = start;
  let quoted = text.startsWith(quote, at);
  for (;;) {
    const lineEnd = text.indexOf('\n', at);
    if (!quoted) {
      const opening = text.slice(at, lineEnd).indexOf(delimiter + quote);
      if (opening === -1) return { state: 'whole', end: lineEnd + 1 };
      at += opening + delimiter.length;
    }
    const close = closingQuote(text, at + 1, quote);
    if (close === -1) return { state: 'open', end: lineEnd + 1 };
    const closeLineEnd = text.indexOf('\n', close);
    const rest = text.slice(close + 1, closeLineEnd);
    const next = rest.indexOf(delimiter);
    const between = next === -1 ? rest : rest.slice(0, next);
    if (between.trim() !== '') return { state: close < lineEnd ? 'stray' : 'unclosed', end: lineEnd + 1 };
    if (next === -1) return { state: 'whole', end: closeLineEnd + 1 };
    at = close + 1 + next + delimiter.length;
    quoted = text.startsWith(quote, at);
  }
}

/** The first quote from `from` on that is not doubled. */
function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at !== -1 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}
