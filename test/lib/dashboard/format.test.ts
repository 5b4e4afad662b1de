import { bytes, count, counted, duration, listed, moment, rate, share } from '../../../lib/dashboard/format';

describe('figures as people read them', () => {
  it.each([[0, '0 ms'], [850.4, '850 ms'], [999.7, '1 s'], [4_230, '4.2 s'], [9_960, '10 s'], [41_240, '41 s'], [59_700, '1 min'], [72_000, '1 min 12 s'], [3_600_000, '1 h'], [7_500_000, '2 h 5 min']])(
    'a duration of %d ms is %s', (ms, text) => expect(duration(ms)).toBe(text),
  );

  it.each([[0, '0 B'], [186, '186 B'], [412_873, '412.9 kB'], [1_200_000_000, '1.2 GB']])(
    '%d bytes are %s', (value, text) => expect(bytes(value)).toBe(text),
  );

  it.each([[0, 10, '0 %'], [10, 10, '100 %'], [812, 2000, '40.6 %'], [1, 1_000_000, '< 0.1 %'], [999_999, 1_000_000, '> 99.9 %'], [0, 0, '0 %']])(
    '%d of %d is %s', (part, whole, text) => expect(share(part, whole)).toBe(text),
  );

  it('separates thousands and minds one and many', () => {
    expect([count(1_234_567), counted(1, 'row'), counted(2000, 'row'), rate(41.37), rate(1204.4)]).toEqual(['1,234,567', '1 row', '2,000 rows', '41.4', '1,204']);
  });

  it('tells times in UTC and leaves what is no time', () => {
    expect(moment('2026-11-22T08:14:03.120+01:00')).toBe('22 Nov 2026, 07:14:03 UTC');
    expect(moment('yesterday')).toBe('yesterday');
  });

  it('lists in words', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
});
