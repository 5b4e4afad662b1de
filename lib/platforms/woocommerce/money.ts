const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The exact sum of decimal strings, with as many digits as the finest of them and at least two. Null ones count nothing. */
export function sumOf(amounts: readonly (string | null)[]): string {
  const given = amounts.filter((amount): amount is string => amount !== null && AMOUNT.test(amount));
  const digits = Math.max(2, ...given.map((amount) => amount.split('.')[1]?.length ?? 0));
  return written(given.reduce((sum, amount) => sum + scaled(amount, digits), 0n), digits);
}

/** The same amount with the other sign. */
export function negated(amount: string): string {
  if (/^-?0*(\.0*)?$/.test(amount)) return amount.replace('-', '');
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** Without its sign. */
export function unsigned(amount: string): string {
  return amount.replace(/^-/, '');
}

/** A price for one of so many, to at most six digits, the last one rounded half up; null where it cannot be told. */
export function perUnit(total: string | null, quantity: number): string | null {
  if (total === null || !Number.isInteger(quantity) || quantity <= 0) return null;
  const digits = 6;
  const whole = scaled(total, digits) * 2n;
  const divisor = BigInt(quantity) * 2n;
  const sign = whole < 0n ? -1n : 1n;
  return trimmed(written(sign * ((sign * whole + BigInt(quantity)) / divisor), digits));
}

function scaled(amount: string, digits: number): bigint {
  const [, sign = '', whole = '0', part = ''] = AMOUNT.exec(amount) ?? [];
  return BigInt(`${sign}${whole}${part.padEnd(digits, '0').slice(0, digits)}`);
}

function written(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : '';
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** At least two digits stay: `4.500000` is `4.50`. */
function trimmed(amount: string): string {
  return amount.replace(/(\.\d\d\d*?)0+$/, '$1');
}
