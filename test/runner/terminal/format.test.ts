import { count, duration, share } from '../../../runner/terminal/format';
import { table } from '../../../runner/terminal/table';

describe('figures for people', () => {
  it.each([[0, '0'], [999, '999'], [1234.4, '1,234'], [1_000_000, '1,000,000']])('count %p is %s', (value, text) => {
    expect(count(value)).toBe(text);
  });

  it.each([
    [0, '0.0 s'], [940, '0.9 s'], [9_960, '10 s'], [59_400, '59 s'], [59_600, '1 min 00 s'], [65_000, '1 min 05 s'], [7_380_000, '2 h 03 min'],
  ])('%p ms are %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [0, 10, '–'], [0, 0, '–'], [1, 4, '25.0 %'], [1, 100_000, '< 0.1 %'], [99_999, 100_000, '> 99.9 %'], [5, 5, '100.0 %'],
  ])('%p of %p is %s', (part, whole, text) => {
    expect(share(part, whole)).toBe(text);
  });
});

describe('a table', () => {
  it('lines up its columns', () => {
    const columns = [{ title: 'Outcome', align: 'left' }, { title: 'Rows', align: 'right' }] as const;
    expect(table(columns, [['created', '1,900'], ['a longer one', '5']]).split('\n')).toEqual([
      'Outcome        Rows',
      '────────────  ─────',
      'created       1,900',
      'a longer one      5',
    ]);
  });
});
