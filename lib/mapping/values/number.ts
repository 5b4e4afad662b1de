import { maskText } from './mask';
import { Refusal } from './refusal';

/** Which sign stands before the decimals. */
export type DecimalSign = '.' | ',';

const SHAPE = /^([+-]?)(\d[\d.,]*|[.,]\d+)$/;
/** Currency signs and codes, percent, spaces of all kinds, apostrophes as the Swiss group. */
const DECORATION = /[\p{Sc}\s%'’]|(?<![\p{L}])(?:EUR|USD|GBP|CHF|JPY)(?![\p{L}])/gu;
const MAX_LENGTH = 60;

/**
 * Decimal text (`-1234.5`) for a number written by hand. `1.234` alone may be a thousand or a fraction:
 * `sign` decides, and without it the value is refused.
 */
export function toDecimal(text: string, sign: DecimalSign | undefined): string | Refusal {
  const match = text.length > MAX_LENGTH ? null : SHAPE.exec(text.replace(DECORATION, ''));
  const digits = match?.[2];
  if (!match || digits === undefined) return refuse(text);
  const decimal = decimalSign(digits, sign);
  if (decimal === 'ambiguous') {
    return new Refusal('ambiguous_number', `"${maskText(text)}" may be a thousand or a fraction; write it without grouping, like 1234.5.`);
  }
  const plain = strip(digits, decimal);
  if (plain === null) return refuse(text);
  return (match[1] === '-' ? '-' : '') + plain;
}

/** As {@link toDecimal}, as a number. */
export function toNumber(text: string, sign: DecimalSign | undefined): number | Refusal {
  const decimal = toDecimal(text, sign);
  return decimal instanceof Refusal ? decimal : Number(decimal);
}

/** The decimal sign of a column, if its values prove one and none proves the other. */
export function inferDecimalSign(values: readonly string[]): DecimalSign | undefined {
  const proven = new Set<DecimalSign>();
  for (const value of values) {
    const digits = value.length > MAX_LENGTH ? undefined : SHAPE.exec(value.replace(DECORATION, ''))?.[2];
    const sign = digits === undefined ? 'none' : decimalSign(digits, undefined);
    if (sign === '.' || sign === ',') proven.add(sign);
    const grouping = digits === undefined ? undefined : soleGrouping(digits);
    if (grouping) proven.add(grouping === '.' ? ',' : '.');
  }
  return proven.size === 1 ? [...proven][0] : undefined;
}

function decimalSign(digits: string, told: DecimalSign | undefined): DecimalSign | 'none' | 'ambiguous' {
  const dot = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (dot < 0 && comma < 0) return 'none';
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  if (soleGrouping(digits)) return 'none';
  const sign = dot >= 0 ? '.' : ',';
  const groups = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  if (!groups) return sign;
  if (told === undefined) return 'ambiguous';
  return told === sign ? sign : 'none';
}

/** The sign that groups thousands because it stands more than once. */
function soleGrouping(digits: string): DecimalSign | undefined {
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return '.';
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(digits) ? ',' : undefined;
}

/** Digits with a point for the decimals, or null when the groups do not add up. */
function strip(digits: string, decimal: DecimalSign | 'none'): string | null {
  const [whole = '', ...rest] = decimal === 'none' ? [digits] : digits.split(decimal);
  if (rest.length > 1) return null;
  if (/[.,]/.test(whole) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  const fraction = rest[0] ?? '';
  if (!/^\d*$/.test(fraction)) return null;
  const units = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  return fraction === '' ? units : `${units}.${fraction}`;
}

function refuse(text: string): Refusal {
  return new Refusal('invalid_number', `"${maskText(text)}" is not a number; write digits only, like 1234.5.`);
}
