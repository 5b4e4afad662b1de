/** Sums and differences of decimal strings, exact to the last digit. */
export function sumOf(amounts: readonly string[]): string {
  return written(amounts.map(read).reduce(plus, { units: 0n, scale: 0 }));
}

export function minus(amount: string, less: string): string {
  const { units, scale } = read(less);
  return written(plus(read(amount), { units: -units, scale }));
}

export function negative(amount: string): string {
  return minus('0', amount);
}

export function isZero(amount: string): boolean {
  return read(amount).units === 0n;
}

interface Decimal {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

/** Throws RangeError for what is no decimal number. */
function read(amount: string): Decimal {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined) throw new RangeError('An amount is not a decimal number.');
  return { units: BigInt(`${sign}${whole}${part}`), scale: part.length };
}

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const scaled = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own);
  return { units: scaled(a) + scaled(b), scale };
}

function written({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ''}`;
}
