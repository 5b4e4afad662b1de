const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** What a cell shows where there is no figure. */
export const NOTHING = '–';

/** `12,345`. */
export function whole(value: number): string {
  return WHOLE.format(value);
}

/** How many times `peer` goes into `value`: `23×`, `3.4×`, `0.08×`; a dash where there is no peer. */
export function ratio(value: number, peer: number | undefined): string {
  if (peer === undefined || !(peer > 0) || !Number.isFinite(value)) return NOTHING;
  const times = value / peer;
  if (times >= 9.95) return `${whole(times)}×`;
  return `${times.toFixed(times < 0.095 ? 2 : 1)}×`;
}

/** `98.7 %`. */
export function percent(part: number, of: number): string {
  return of > 0 ? `${((part / of) * 100).toFixed(1)} %` : NOTHING;
}

/** Bytes as `85 MB`; with a plus or a minus where `signed`. */
export function megabytes(bytes: number, { signed = false } = {}): string {
  const value = Math.round(bytes / 1e6);
  return `${signed && value >= 0 ? '+' : ''}${value} MB`;
}

/** `4.2 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** `0.35 ms`. */
export function milliseconds(ms: number): string {
  return `${ms.toFixed(2)} ms`;
}
