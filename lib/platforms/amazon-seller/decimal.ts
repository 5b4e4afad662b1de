/** Decimal numbers as texts, exact to the last digit: money never becomes a float. */

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** A number of a JSON answer or a text as a plain decimal; null for anything else. */
export function decimalOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? plain(String(value), value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return PLAIN.test(text) ? text.replace(/^\+/, '') : null;
}

/** The exact sum, with as many decimals as the longest of them. */
export function sumOf(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map(placesOf));
  const total = amounts.reduce((sum, amount) => sum + scaled(amount, places), 0n);
  return written(total, places);
}

export function negated(amount: string): string {
  return written(-scaled(amount, placesOf(amount)), placesOf(amount));
}

export function absolute(amount: string): string {
  return amount.startsWith('-') ? negated(amount) : amount;
}

export function isZero(amount: string): boolean {
  return scaled(amount, placesOf(amount)) === 0n;
}

/** The shortest text of a number is what the answer held; a small exponent is written out, a large one is no money. */
function plain(text: string, value: number): string | null {
  if (PLAIN.test(text)) return text;
  if (Math.abs(value) >= 1) return null;
  return Math.abs(value) < 1e-12 ? '0' : value.toFixed(12).replace(/\.?0+$/, '');
}

function placesOf(amount: string): number {
  return PLAIN.exec(amount)?.[3]?.length ?? 0;
}

function scaled(amount: string, places: number): bigint {
  const [, sign, whole = '0', fraction = ''] = PLAIN.exec(amount) ?? [];
  const digits = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -digits : digits;
}

function written(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${value < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}
