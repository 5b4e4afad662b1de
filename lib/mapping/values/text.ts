/** Control characters, line ends, no-break and doubled spaces. */
 
const UNEVEN = /\s\s|[^\S ]|[\u0000-\u001f\u007f]/;
 
const RUNS = /[\s\u0000-\u001f\u007f]+/g;

/** One line, single spaces. */
export function collapseSpaces(text: string): string {
  return UNEVEN.test(text) ? text.replace(RUNS, ' ').trim() : text;
}

/** Capitals at word starts, for text that is all capitals or has none; `McDonald` stays as it is. */
export function titleCase(text: string): string {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return text;
  return lower.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

const PLACEHOLDERS = new Set(['-', '--', '---', '–', '—', '.', '?', '/', 'n/a', '#n/a', 'null', 'none', 'k.a.']);

/** Whether people write this to say that there is no value. Never asked for free text. */
export function isPlaceholder(text: string): boolean {
  return text.length < 5 && PLACEHOLDERS.has(text.toLowerCase());
}
