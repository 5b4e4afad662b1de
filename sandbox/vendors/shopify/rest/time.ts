const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-06-25T03:20:10+02:00`: REST tells times by the shop's clock. */
export function shopTime(ms: number, timezone: string): string {
  const format = formats.get(timezone) ?? new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset',
  });
  formats.set(timezone, format);
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const offset = part.timeZoneName?.replace('GMT', '') || '+00:00';
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`;
}

export const shopTimeOrNull = (ms: number | null, timezone: string): string | null => (ms === null ? null : shopTime(ms, timezone));
