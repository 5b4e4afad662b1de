const THOUSANDS = new Intl.NumberFormat('en-US');

/** `12,345`. */
export function count(value: number): string {
  return THOUSANDS.format(Math.round(value));
}

/** `4.2 s`, `1 min 05 s`, `2 h 03 min`. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** `12.5 %`; something is never shown as nothing, nor almost all as all. */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '–';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return '< 0.1 %';
  if (part < whole && percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(1)} %`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
