import Big from 'big.js';

/** Amounts as decimal strings, exact to the last digit: money never becomes a float. */

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;

/** Whole numbers from here on are no longer exact in JSON. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** A number of a JSON answer, or a text, as a plain decimal string; null for anything else. */
export function decimalOf(value: unknown): string | null {
  // The shortest text of a number is what the answer held; an exponent is written out.
  if (typeof value === 'number') return Math.abs(value) <= LARGEST ? new Big(value).toFixed() : null;
  const text = typeof value === 'string' ? value.trim() : '';
  return PLAIN.test(text) ? text.replace(/^\+/, '') : null;
}

/** The exact sum, with as many decimals as the longest of them. Throws RangeError for what is no decimal number. */
export function sumOf(amounts: readonly string[]): string {
  const total = amounts.reduce((sum, amount) => sum.plus(read(amount)), new Big(0));
  return written(total, Math.max(0, ...amounts.map(placesOf)));
}

export function minus(amount: string, less: string): string {
  return sumOf([amount, negated(less)]);
}

export function negated(amount: string): string {
  return written(read(amount).neg(), placesOf(amount));
}

/** Without its sign. */
export function absolute(amount: string): string {
  return written(read(amount).abs(), placesOf(amount));
}

export function isZero(amount: string): boolean {
  return read(amount).eq(0);
}

/** A price for one of so many, rounded half up to at most so many decimals, of which two stay: `4.50`. */
export function perUnit(total: string, quantity: number, mostPlaces = 6): string {
  const each = read(total).times(10 ** mostPlaces).div(quantity).round(0, Big.roundHalfUp).div(10 ** mostPlaces);
  return each.toFixed(Math.max(2, placesOf(each.toFixed())));
}

export function placesOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

function read(amount: string): Big {
  if (PLAIN.test(amount)) return new Big(amount.replace(/^\+/, ''));
  throw new RangeError('An amount is not a decimal number.');
}

/** Zero has no sign. */
function written(value: Big, places: number): string {
  return (value.eq(0) ? new Big(0) : value).toFixed(places);
}
