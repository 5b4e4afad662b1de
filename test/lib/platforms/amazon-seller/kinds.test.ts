import { kindOf } from '../../../../lib/platforms/amazon-seller/rows/kinds';

it.each([
  ['Shipment', ['OurPricePrincipal', 'ProductCharges', 'Sales'], 'sale'], ['Shipment', ['Commission', 'AmazonFees', 'Expenses'], 'fee'], ['Shipment', ['Base', 'FBAPerUnitFulfillmentFee', 'AmazonFees'], 'fee'],
  ['Shipment', ['ShippingPrincipal', 'Shipping', 'Sales'], 'shipping'], ['Shipment', ['ShippingTax', 'Tax', 'Sales'], 'tax'], ['Shipment', ['MarketplaceFacilitatorTax-Principal', 'ItemWithheldTax'], 'tax'],
  ['Shipment', ['PromoRebates', 'Expenses'], 'adjustment'], ['Refund', ['Principal', 'ItemPrice'], 'refund'], ['Refund', ['Tax', 'ItemPrice'], 'refund'], ['Refund', ['RefundCommission', 'ItemFees'], 'fee'],
  ['ServiceFee', ['Subscription Fee', 'other-transaction'], 'fee'], ['ServiceFee', [], 'fee'], ['ProductAdsPayment', [], 'fee'], ['Transfer', ['anything'], 'payout'], ['SomethingNew', ['Mystery'], 'adjustment'],
])('%s of %j is a %s', (type, names, kind) => {
  expect(kindOf(type, names as string[])).toBe(kind);
});
