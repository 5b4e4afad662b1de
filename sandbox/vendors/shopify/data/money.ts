/** Decimal places by currency. */
const DIGITS: Readonly<Record<string, number>> = { JPY: 0 };
/** What one unit of another currency costs, against any shop's own: fixed, so that data repeat. */
const PRESENTMENT_RATE = 1.25;

export function digitsOf(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/** `1350` → `13.5`, `1300` → `13.0`: trailing zeros trimmed to one decimal, as `MoneyV2.amount` comes. */
export function decimal(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const fixed = (minor / 10 ** digits).toFixed(digits);
  return digits === 0 ? `${fixed}.0` : fixed.replace(/(\.\d)0+$/, '$1');
}

/** The scalar `Money` of variants: always all decimals. */
export function scalarMoney(minor: number, currency: string): string {
  return (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));
}

export function minorOf(amount: string, currency: string): number {
  return Math.round(Number(amount) * 10 ** digitsOf(currency));
}

export function moneyV2(minor: number, currency: string, write = decimal) {
  return { amount: write(minor, currency), currencyCode: currency };
}

/** Shop money and what the buyer saw, written as GraphQL or as REST does. */
export function moneyBag(minor: number, shop: string, presentment: string, write = decimal) {
  const seen = presentment === shop ? minor : Math.round((minor / 10 ** digitsOf(shop)) * PRESENTMENT_RATE * 10 ** digitsOf(presentment));
  return { shopMoney: moneyV2(minor, shop, write), presentmentMoney: moneyV2(seen, presentment, write) };
}
