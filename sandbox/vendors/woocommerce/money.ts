/** Cents as WooCommerce writes money: `1990` → `19.90`. */
export function money(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.abs(Math.round(cents));
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

export function cents(amount: unknown): number {
  const value = Number(amount);
  return Number.isFinite(value) ? Math.round(value * 100) : 0;
}

/** Tax of so many percent on net cents, half a cent rounded up. */
export function taxOf(net: number, percent: number): number {
  return Math.floor((net * percent + 50) / 100);
}
