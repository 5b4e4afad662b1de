import { startOf } from '../../../../lib/warehouse/figures/calendar';
import { resolvePeriod, type PeriodRequest } from '../../../../lib/warehouse/figures/period';
import { FiguresRefused } from '../../../../lib/warehouse/figures/refusals';

const request = (period: PeriodRequest['period'], now: string, timeZone = 'Europe/Berlin') => ({ period, timeZone, now: new Date(now) });
const days = ({ from, to }: { from: string; to: string }) => `${from} to ${to}`;

describe('a day', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
    ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
  ])('%s in %s begins at %s', (day, timeZone, at) => {
    expect(startOf(day, timeZone).toISOString()).toBe(at);
  });

  it('begins at one o\'clock where the clock jumps over midnight', () => {
    expect(startOf('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });

  it('begins at the first of two midnights where the clock goes back over it', () => {
    expect(startOf('2026-10-25', 'Atlantic/Azores').toISOString()).toBe('2026-10-25T00:00:00.000Z');
  });
});

describe('a period', () => {
  it.each([
    ['last7Days', '2026-11-18 to 2026-11-24', '2026-11-11 to 2026-11-17'],
    ['last30Days', '2026-10-26 to 2026-11-24', '2026-09-26 to 2026-10-25'],
    ['thisMonth', '2026-11-01 to 2026-11-24', '2026-10-01 to 2026-10-24'],
    ['lastMonth', '2026-10-01 to 2026-10-31', '2026-09-01 to 2026-09-30'],
    ['yearToDate', '2026-01-01 to 2026-11-24', '2025-01-01 to 2025-11-24'],
  ] as const)('%s and the one before', (name, current, before) => {
    const period = resolvePeriod(request(name, '2026-11-24T11:00:00Z'), null);
    expect([days(period), period.previous && days(period.previous)]).toEqual([current, before]);
  });

  it('is decided by the day of its own time zone', () => {
    const now = '2026-11-30T23:30:00Z';
    expect(resolvePeriod(request('thisMonth', now, 'Europe/Berlin'), null).from).toBe('2026-12-01');
    expect(resolvePeriod(request('thisMonth', now, 'America/New_York'), null).from).toBe('2026-11-01');
  });

  it('under way is compared up to the same time of day, across a change of clocks', () => {
    const { previous, isUnderWay } = resolvePeriod(request('last7Days', '2026-03-30T10:15:00Z'), null);
    expect(isUnderWay).toBe(true);
    expect(previous).toEqual({ from: '2026-03-17', to: '2026-03-23', start: '2026-03-16T23:00:00.000Z', end: '2026-03-23T11:15:00.000Z' });
  });

  it('takes the last day of a shorter month', () => {
    const { previous } = resolvePeriod(request('thisMonth', '2026-03-31T12:00:00Z'), null);
    expect(previous && days(previous)).toBe('2026-02-01 to 2026-02-28');
  });

  it('that is over is compared as a whole', () => {
    const { previous, isUnderWay } = resolvePeriod(request({ from: '2026-03-28', to: '2026-03-30' }, '2026-11-24T00:00:00Z'), null);
    expect(isUnderWay).toBe(false);
    expect(previous).toMatchObject({ from: '2026-03-25', to: '2026-03-27', start: '2026-03-24T23:00:00.000Z', end: '2026-03-27T23:00:00.000Z' });
  });

  it('of all time begins with the first order and is compared with nothing', () => {
    const period = resolvePeriod(request('all', '2026-11-24T11:00:00Z'), '2024-02-29');
    expect([days(period), period.previous, period.unit]).toEqual(['2024-02-29 to 2026-11-24', null, 'month']);
  });

  it.each([
    ['last30Days', 'day', 30], ['last90Days', 'week', 13], ['yearToDate', 'month', 11],
  ] as const)('%s is shown by %s', (name, unit, buckets) => {
    const period = resolvePeriod(request(name, '2026-11-22T11:00:00Z'), null);
    expect([period.unit, period.buckets.length]).toEqual([unit, buckets]);
  });

  it('is divided without gap or overlap, weeks beginning on Mondays', () => {
    const { buckets, start, end } = resolvePeriod(request({ from: '2026-02-25', to: '2026-05-05' }, '2026-11-24T00:00:00Z'), null);
    expect([buckets[0]?.start, buckets.at(-1)?.end]).toEqual([start, end]);
    buckets.slice(1).forEach((bucket, index) => expect(bucket.start).toBe(buckets[index]?.end));
    expect(buckets.slice(0, 3).map(days)).toEqual(['2026-02-25 to 2026-03-01', '2026-03-02 to 2026-03-08', '2026-03-09 to 2026-03-15']);
    expect(buckets.at(-1) && days(buckets.at(-1)!)).toBe('2026-05-04 to 2026-05-05');
  });

  it.each([
    [{ from: '2026-02-30', to: '2026-03-01' }, 'Europe/Berlin', 'invalid_period', '"2026-02-30" is not a day'],
    [{ from: '24.11.2026', to: '2026-11-25' }, 'Europe/Berlin', 'invalid_period', '"24.11.2026" is not a day'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'Europe/Berlin', 'invalid_period', 'ends before it begins'],
    ['last7Days', 'Mars/Olympus', 'invalid_time_zone', 'There is no time zone "Mars/Olympus"'],
  ] as const)('that cannot be is refused: %j in %s', (period, timeZone, code, message) => {
    const attempt = () => resolvePeriod(request(period, '2026-11-24T11:00:00Z', timeZone), null);
    expect(attempt).toThrow(FiguresRefused);
    expect(attempt).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});
