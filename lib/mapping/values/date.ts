import { monthNumber } from './month_names';
import { maskText } from './mask';
import { Refusal } from './refusal';

export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/** A date, then perhaps a time or zone, which is left out. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])/;
const NUMERIC = /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?(?:$|[T\s,])/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const EAST_ASIAN = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?/u;
const DAY_FIRST = /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4}|\d{2})(?:$|[\s,])/iu;
const MONTH_FIRST = /^(?:\p{L}+,\s+)?(\p{L}+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?:$|[\s,])/iu;
const MAX_LENGTH = 60;

/**
 * `YYYY-MM-DD`, the calendar day as written: times and zones are left out. `03/04/2024` is read in the
 * order told; without one it is refused. Years of two digits are 1969–2068, as POSIX has it.
 */
export function toIsoDate(text: string, order: DateOrder | undefined): string | Refusal {
  if (text.length > MAX_LENGTH) return refuse(text);
  const iso = ISO.exec(text);
  if (iso) return build(iso[1], iso[2], iso[3]) ?? refuse(text);
  const numeric = NUMERIC.exec(text);
  if (numeric) return fromNumeric(text, numeric, order);
  return fromWords(text) ?? refuse(text);
}

/** The order of a column's days and months, if its values prove one and none proves the other. */
export function inferDateOrder(values: readonly string[]): DateOrder | undefined {
  const proven = new Set<DateOrder>();
  for (const value of values) {
    const match = value.length > MAX_LENGTH ? null : NUMERIC.exec(value);
    if (!match || (match[1] ?? '').length > 2 || match[2] === '.') continue;
    const first = Number(match[1]);
    const second = Number(match[3]);
    if (first > 12 && first <= 31 && second <= 12) proven.add('DMY');
    if (second > 12 && second <= 31 && first <= 12) proven.add('MDY');
  }
  return proven.size === 1 ? [...proven][0] : undefined;
}

function fromNumeric(text: string, match: RegExpExecArray, order: DateOrder | undefined): string | Refusal {
  const [, first = '', separator, second = '', third = ''] = match;
  if (first.length > 2) return (third.length <= 2 ? build(first, second, third) : null) ?? refuse(text);
  if (third.length === 1 || third.length === 3) return refuse(text);
  if (order === 'YMD' && third.length === 2) return build(first, second, third) ?? refuse(text);
  // Dots are written where the day comes first, whatever the order of the rest of the file.
  const told = separator === '.' && order !== 'MDY' ? 'DMY' : order;
  if (told === 'DMY') return build(third, second, first) ?? refuse(text);
  if (told === 'MDY') return build(third, first, second) ?? refuse(text);
  const dayFirst = build(third, second, first);
  const monthFirst = build(third, first, second);
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
    return new Refusal('ambiguous_date', `"${maskText(text)}" may be day first or month first; set the date order to DMY or MDY, or write it like 2024-12-31.`);
  }
  return dayFirst ?? monthFirst ?? refuse(text);
}

function fromWords(text: string): string | null {
  const plain = COMPACT.exec(text) ?? EAST_ASIAN.exec(text);
  if (plain) return build(plain[1], plain[2], plain[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return build(dayFirst[3], monthNumber(dayFirst[2] ?? ''), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst ? build(monthFirst[3], monthNumber(monthFirst[1] ?? ''), monthFirst[2]) : null;
}

/** `YYYY-MM-DD`, or null when the calendar has no such day. */
function build(year: string | undefined, month: string | number | undefined, day: string | undefined): string | null {
  const written = Number(year);
  const full = (year ?? '').length === 2 ? written + (written < 69 ? 2000 : 1900) : written;
  const monthIndex = Number(month);
  const dayIndex = Number(day);
  if (!(full >= 1000) || !(monthIndex >= 1 && monthIndex <= 12)) return null;
  if (!(dayIndex >= 1 && dayIndex <= daysIn(full, monthIndex))) return null;
  return `${full}-${String(monthIndex).padStart(2, '0')}-${String(dayIndex).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function refuse(text: string): Refusal {
  return new Refusal('invalid_date', `"${maskText(text)}" is not a date that exists; write it like 2024-12-31.`);
}
