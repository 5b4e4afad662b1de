import { addDays, addMonths, dayAt, daysBetween, isDay, isTimeZone, startOf, weekday, type Day } from './calendar';
import { FiguresRefused } from './refusals';

export const PERIOD_NAMES = ['last7Days', 'last30Days', 'last90Days', 'thisMonth', 'lastMonth', 'yearToDate', 'all'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

export interface PeriodRequest {
  /** One that is known by name, or the first and the last day of one. */
  readonly period: PeriodName | { readonly from: Day; readonly to: Day };
  /** IANA name, `Europe/Berlin`: decides when a day begins. */
  readonly timeZone: string;
  readonly now: Date;
}

/** A stretch of time by its days, the last one included. Moments are ISO 8601 UTC; `end` itself is outside. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly start: string;
  readonly end: string;
}

export type BucketUnit = 'day' | 'week' | 'month' | 'year';

export interface Period extends Span {
  readonly name: PeriodName | 'custom';
  readonly timeZone: string;
  /** Whether its last day is not over. */
  readonly isUnderWay: boolean;
  /** What it is compared with, up to the same time of day where it is under way. Null for all time. */
  readonly previous: Span | null;
  readonly unit: BucketUnit;
  readonly buckets: readonly Span[];
  /** Of the previous period, by the same unit. */
  readonly previousBuckets: readonly Span[];
}

/**
 * The days of a period, their borders in its time zone, and what it is compared with. `earliest`: first day of all
 * time. Throws `FiguresRefused` on days and time zones that do not exist.
 */
export function resolvePeriod({ period, timeZone, now }: PeriodRequest, earliest: Day | null): Period {
  const today = checkedToday(timeZone, now);
  const [from, to] = typeof period === 'string' ? namedDays(period, today, earliest ?? today) : chosenDays(period);
  const isUnderWay = from <= today && to >= today;
  const span = spanOf(from, to, timeZone);
  const previous = period === 'all' ? null : previousOf(period, span, isUnderWay ? { now, today } : null, timeZone);
  const unit = unitFor(daysBetween(from, to) + 1);
  return {
    ...span, name: typeof period === 'string' ? period : 'custom', timeZone, isUnderWay, previous, unit,
    buckets: bucketsOf(span, unit, timeZone),
    previousBuckets: previous ? bucketsOf(previous, unit, timeZone) : [],
  };
}

function checkedToday(timeZone: string, now: Date): Day {
  if (isTimeZone(timeZone)) return dayAt(now, timeZone);
  throw new FiguresRefused('invalid_time_zone', `There is no time zone ${JSON.stringify(timeZone)}. Give a name such as Europe/Berlin or America/New_York. Nothing was read.`);
}

function namedDays(name: PeriodName, today: Day, earliest: Day): readonly [Day, Day] {
  const monthStart = `${today.slice(0, 7)}-01`;
  switch (name) {
    case 'last7Days': return [addDays(today, -6), today];
    case 'last30Days': return [addDays(today, -29), today];
    case 'last90Days': return [addDays(today, -89), today];
    case 'thisMonth': return [monthStart, today];
    case 'lastMonth': return [addMonths(monthStart, -1), addDays(monthStart, -1)];
    case 'yearToDate': return [`${today.slice(0, 4)}-01-01`, today];
    case 'all': return [earliest < today ? earliest : today, today];
  }
}

function chosenDays({ from, to }: { readonly from: Day; readonly to: Day }): readonly [Day, Day] {
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong !== undefined) throw new FiguresRefused('invalid_period', `${JSON.stringify(wrong)} is not a day. Write days as 2026-11-24. Nothing was read.`);
  if (from > to) throw new FiguresRefused('invalid_period', `The period ends before it begins (${from} to ${to}). Exchange the two days. Nothing was read.`);
  return [from, to];
}

/** Months are compared with the month before, the year with the year before, anything else with as many days before. */
function previousOf(period: PeriodRequest['period'], { from, to, start }: Span, underWay: { now: Date; today: Day } | null, timeZone: string): Span {
  const back = (day: Day): Day => {
    if (period === 'thisMonth') return addMonths(day, -1);
    if (period === 'yearToDate') return addMonths(day, -12);
    return addDays(day, -daysBetween(from, to) - 1);
  };
  if (period === 'lastMonth') return spanOf(addMonths(from, -1), addDays(from, -1), timeZone);
  if (!underWay) return spanOf(back(from), back(to), timeZone);
  const span = spanOf(back(from), back(underWay.today), timeZone);
  const sinceMidnightMs = underWay.now.getTime() - startOf(underWay.today, timeZone).getTime();
  const end = new Date(Math.min(Date.parse(span.end), startOf(span.to, timeZone).getTime() + sinceMidnightMs, Date.parse(start)));
  return { ...span, end: end.toISOString() };
}

/** As many as a chart can show and a person can take in. */
function unitFor(days: number): BucketUnit {
  if (days <= 45) return 'day';
  if (days <= 200) return 'week';
  return days <= 366 * 5 ? 'month' : 'year';
}

/** Whole calendar units; the first and the last are cut where the span begins and ends. */
function bucketsOf(span: Span, unit: BucketUnit, timeZone: string): Span[] {
  const buckets: Span[] = [];
  let from = span.from;
  while (from <= span.to) {
    const next = nextUnit(from, unit);
    const to = next > span.to ? span.to : addDays(next, -1);
    const end = to === span.to ? span.end : startOf(addDays(to, 1), timeZone).toISOString();
    buckets.push({ from, to, start: buckets.at(-1)?.end ?? span.start, end });
    from = next;
  }
  return buckets;
}

function nextUnit(day: Day, unit: BucketUnit): Day {
  switch (unit) {
    case 'day': return addDays(day, 1);
    case 'week': return addDays(day, 7 - weekday(day));
    case 'month': return addMonths(`${day.slice(0, 7)}-01`, 1);
    case 'year': return `${Number(day.slice(0, 4)) + 1}-01-01`;
  }
}

function spanOf(from: Day, to: Day, timeZone: string): Span {
  return { from, to, start: startOf(from, timeZone).toISOString(), end: startOf(addDays(to, 1), timeZone).toISOString() };
}
