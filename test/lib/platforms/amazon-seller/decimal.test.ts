import { absolute, decimalOf, isZero, negated, sumOf } from '../../../../lib/platforms/amazon-seller/decimal';
import { kindOf } from '../../../../lib/platforms/amazon-seller/rows/kinds';

it.each([
  [12.34, '12.34'], [0.1, '0.1'], [-0.05, '-0.05'], [1e21, null], [1.5e-7, '0.00000015'], [1e-20, '0'], [NaN, null], ['12.30', '12.30'], ['+1', '1'], ['1e3', null], ['', null], ['1,00', null], [null, null], [{}, null],
])('%p is the decimal %p', (value, expected) => {
  expect(decimalOf(value)).toBe(expected);
});

it('sums are exact where floats are not', () => {
  expect(sumOf(['0.1', '0.2'])).toBe('0.3');
  expect(sumOf(Array.from({ length: 1000 }, () => '0.01'))).toBe('10.00');
  expect(sumOf(['9007199254740993.01', '0.02'])).toBe('9007199254740993.03');
  expect(sumOf(['5', '-5.000'])).toBe('0.000');
  expect(sumOf([])).toBe('0');
  expect([negated('-0.50'), negated('0.50'), absolute('-3'), isZero('-0.00'), isZero('0.01')]).toEqual(['0.50', '-0.50', '3', true, false]);
});

it.each([
  ['Shipment', ['OurPricePrincipal', 'ProductCharges', 'Sales'], 'sale'], ['Shipment', ['Commission', 'AmazonFees', 'Expenses'], 'fee'], ['Shipment', ['Base', 'FBAPerUnitFulfillmentFee', 'AmazonFees'], 'fee'],
  ['Shipment', ['ShippingPrincipal', 'Shipping', 'Sales'], 'shipping'], ['Shipment', ['ShippingTax', 'Tax', 'Sales'], 'tax'], ['Shipment', ['MarketplaceFacilitatorTax-Principal', 'ItemWithheldTax'], 'tax'],
  ['Shipment', ['PromoRebates', 'Expenses'], 'adjustment'], ['Refund', ['Principal', 'ItemPrice'], 'refund'], ['Refund', ['Tax', 'ItemPrice'], 'refund'], ['Refund', ['RefundCommission', 'ItemFees'], 'fee'],
  ['ServiceFee', ['Subscription Fee', 'other-transaction'], 'fee'], ['ServiceFee', [], 'fee'], ['ProductAdsPayment', [], 'fee'], ['Transfer', ['anything'], 'payout'], ['SomethingNew', ['Mystery'], 'adjustment'],
])('%s of %j is a %s', (type, names, kind) => {
  expect(kindOf(type, names as string[])).toBe(kind);
});
