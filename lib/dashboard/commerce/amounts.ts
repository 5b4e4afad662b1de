import { visible } from '../foreign';

const UNKNOWN = 'not known';

const formats = new Map<string, Intl.NumberFormat | null>();

/** `€1,234.50`, exact whatever its size; `not known` for null. A currency that is none stands as it came. */
export function amount(value: string | null, currency: string | null): string {
  if (value === null) return UNKNOWN;
  if (!isDecimal(value)) return visible(value, 40);
  return formatOf(currency)?.format(value) ?? [plain(value), currency && visible(currency, 12)].filter(Boolean).join(' ');
}

/** `€1.2K`: for the axis of a chart, where an amount is only about as exact as a drawing. */
export function roughAmount(value: number, currency: string | null): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(0);
  const style = formatOf(currency) && currency ? { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 1 } as const : {};
  return value.toLocaleString('en-US', { ...style, notation: 'compact' });
}

/** `EUR`, as it may stand in a sentence or a caption. */
export function currencyName(currency: string | null): string {
  return currency === null ? 'currency not known' : visible(currency, 12);
}

/** `1,234.5`: a decimal number with all its digits. */
export function plain(value: string): string {
  return isDecimal(value) ? PLAIN.format(value) : visible(value, 40);
}

/** The same rounded to the digits of its currency, for programs: `1234.50`. */
export function rounded(value: string | null, currency: string | null): string | null {
  if (value === null || !isDecimal(value)) return value;
  const digits = formatOf(currency)?.resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat('en-US', { useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

const PLAIN = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

function isDecimal(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value);
}

function formatOf(currency: string | null): Intl.NumberFormat | null {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return null;
  const known = formats.get(currency);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  formats.set(currency, made);
  return made;
}
