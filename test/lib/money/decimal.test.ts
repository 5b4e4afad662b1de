import { absolute, decimalOf, isZero, minus, negated, perUnit, sumOf } from '../../../lib/money/decimal';

test.each([
  [['0.1', '0.2'], '0.3'], [['19.90', '-4.975'], '14.925'], [['12345678901234567890.12', '0.88'], '12345678901234567891.00'], [[], '0'], [Array.from({ length: 1000 }, () => '0.01'), '10.00'], [['1', '-1.00'], '0.00'],
])('the sum of %p is %s, to the last digit', (amounts, sum) => {
  expect(sumOf(amounts)).toBe(sum);
});

test.each([['1.005', '1.00', '0.005'], ['5', '7.5', '-2.5'], ['0.00', '0', '0.00']])('%s less %s is %s', (amount, less, rest) => {
  expect(minus(amount, less)).toBe(rest);
});

test('signs come and go, and zero has none', () => {
  expect(['3.10', '-3.10', '0.00'].map(negated)).toEqual(['-3.10', '3.10', '0.00']);
  expect(['-3.10', '3.10', '-0.00'].map(absolute)).toEqual(['3.10', '3.10', '0.00']);
  expect(['0', '-0.000', '0.01'].map(isZero)).toEqual([true, true, false]);
});

test.each([
  [12.5, '12.5'], [1e-7, '0.0000001'], [1e21, null], [NaN, null], ['+4.20', '4.20'], [' 7 ', '7'],
  ['1,5', null], ['', null], [null, null], [Infinity, null], ['1e3', null], [true, null],
])('%p is read as %p', (value, decimal) => {
  expect(decimalOf(value)).toBe(decimal);
});

test.each([['10.00', 4, '2.50'], ['10', 3, '3.333333'], ['20', 3, '6.666667'], ['-0.05', 2, '-0.025'], ['0', 5, '0.00']])('%s for %p is %s each', (total, quantity, each) => {
  expect(perUnit(total, quantity)).toBe(each);
});

test.each(['', '1,00', 'NaN', '1e5', '--1'])('%p is no amount', (amount) => {
  expect(() => sumOf([amount])).toThrow(RangeError);
});
