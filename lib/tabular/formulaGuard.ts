/** What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** Phone numbers and negative numbers: digits and their punctuation compute nothing. */
const PLAIN_NUMBER = /^[+-][\d .,()/-]*$/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Makes a cell harmless to a spreadsheet: a leading apostrophe where it would be taken for a formula.
 * `+49 151 (0) 23-45` and `-12.5` stay as they are. Exactly undone by `unguardFormula`, since a cell that
 * already begins with apostrophes and a formula sign gets one more.
 */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** Columns that a file of rejected rows has after the original ones. */
export const PROBLEM_COLUMNS: readonly string[] = ['line', 'code', 'field', 'message'];

/** Whether the headers are those of a file of rejected rows, whose cells are guarded. */
export function isProblemFile(headers: readonly string[]): boolean {
  const tail = headers.slice(-PROBLEM_COLUMNS.length).map((name) => name.replace(/_\d+$/, ''));
  return tail.join() === PROBLEM_COLUMNS.join();
}
