import { megabytes, percent, ratio, whole } from '../../bench/figures';
import { medianBy } from '../../bench/median';

describe('ratio', () => {
  it.each([
    [500_000, 125_000, '4.0×'],
    [9_940, 1_000, '9.9×'],
    [9_960, 1_000, '10×'],
    [2_345_678, 1_000, '2,346×'],
    [90, 100, '0.9×'],
    [3, 100, '0.03×'],
    [0, 100, '0.00×'],
  ])('tells how %d stands to %d', (value, peer, shown) => expect(ratio(value, peer)).toBe(shown));

  it.each([[1, 0], [1, undefined], [Number.NaN, 1], [Infinity, 1], [1, Number.NaN]])('tells nothing of %d beside %d', (value, peer) => {
    expect(ratio(value, peer)).toBe('–');
  });
});

describe('figures', () => {
  it('are written for people', () => {
    expect([whole(1_234_567.8), percent(1, 3), percent(0, 0)]).toEqual(['1,234,568', '33.3 %', '–']);
    expect([megabytes(85_400_000), megabytes(9e6, { signed: true }), megabytes(-9e6, { signed: true })]).toEqual(['85 MB', '+9 MB', '-9 MB']);
  });

  it('are the middle ones of several runs', () => {
    expect(medianBy([{ ms: 30 }, { ms: 10 }, { ms: 20 }], ({ ms }) => ms)).toEqual({ ms: 20 });
    expect(medianBy([4, 1, 3, 2], (value) => value)).toBe(2);
    expect(() => medianBy([], () => 0)).toThrow(RangeError);
  });
});
