/** Values of the Orders API with what they mean. The contract tests hold them against Amazon's model. */
export const INCLUDED_DATA: readonly (readonly [string, string, string])[] = [
  ['BUYER', 'Buyer', 'Name and e-mail address of the buyer'],
  ['CANCELLATION', 'Cancellation', 'Who cancelled it, and why'],
  ['EXPENSE', 'Expense', 'Points granted'],
  ['FULFILLMENT', 'Fulfillment', 'Status and time windows'],
  ['FULFILLMENT_ORDERS', 'Fulfillment Orders', 'Orders to warehouses that belong to it'],
  ['PACKAGES', 'Packages', 'Parcels with their tracking numbers'],
  ['PAYMENT', 'Payment', 'How it was paid'],
  ['PROCEEDS', 'Proceeds', 'What the buyer pays, item by item'],
  ['PROMOTION', 'Promotion', 'Promotions that were applied'],
  ['RECIPIENT', 'Recipient', 'Name and address it goes to'],
  ['TAX', 'Tax', 'Tax registrations and invoicing'],
];

export const FULFILLMENT_STATUSES: readonly (readonly [string, string, string])[] = [
  ['CANCELLED', 'Cancelled', 'By buyer, seller or Amazon'],
  ['PARTIALLY_SHIPPED', 'Partially Shipped', 'Some items are on their way'],
  ['PENDING', 'Pending', 'Placed, and not yet paid'],
  ['PENDING_AVAILABILITY', 'Pending Availability', 'Ordered before the item is for sale'],
  ['SHIPPED', 'Shipped', 'All items are on their way'],
  ['UNFULFILLABLE', 'Unfulfillable', 'Cannot be sent'],
  ['UNSHIPPED', 'Unshipped', 'Paid, and waiting to be sent'],
];

/** Names of the same in v0, which takes Unshipped and PartiallyShipped only together. */
export function statusesV0(statuses: readonly string[]): string[] {
  const words = new Map([['CANCELLED', 'Canceled'], ['PENDING_AVAILABILITY', 'PendingAvailability'], ['PENDING', 'Pending'], ['SHIPPED', 'Shipped'], ['UNFULFILLABLE', 'Unfulfillable']]);
  const open = statuses.some((status) => status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED') ? ['Unshipped', 'PartiallyShipped'] : [];
  return [...open, ...statuses.flatMap((status) => words.get(status) ?? [])];
}
