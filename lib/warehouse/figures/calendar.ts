/** A day of a calendar, `2026-11-24`, in no time zone yet. */
export type Day = string;

const HOUR_MS = 3_600_000;

/** The day that a moment falls on in a time zone. */
export function dayAt(moment: Date, timeZone: string): Day {
  return localFormat(timeZone).format(moment).slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return toDay(date);
}

/** The same day of another month; the last one where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const first = utc(`${day.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(utc(day).getUTCDate(), last));
  return toDay(first);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / (24 * HOUR_MS));
}

/** 0 for Monday. */
export function weekday(day: Day): number {
  return (utc(day).getUTCDay() + 6) % 7;
}

/** Whether such a day exists, between 1970 and 2999: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  return /^(19[789]|2\d\d)\d-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text).getTime()) && toDay(utc(text)) === text;
}

export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && localFormat(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The moment at which a day begins in a time zone: the first that has this date there. That is not always
 * midnight, and some days have 23 or 25 hours.
 */
export function startOf(day: Day, timeZone: string): Date {
  const format = localFormat(timeZone);
  let before = utc(day).getTime() - 15 * HOUR_MS;
  let after = utc(day).getTime() + 15 * HOUR_MS;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (format.format(middle).slice(0, 10) >= day) after = middle;
    else before = middle;
  }
  return new Date(after);
}

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Sweden writes dates as ISO 8601 does. Making a format costs far more than using it. */
function localFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
}
