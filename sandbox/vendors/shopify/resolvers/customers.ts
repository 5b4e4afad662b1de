import { moneyV2 } from '../data/money';
import type { Customer } from '../data/records';
import { connection, type PageArguments } from '../graphql/connection';
import type { Context } from '../graphql/context';
import { addressView } from './address';
import { gid, iso } from './ids';

/** A customer as the Admin API shows it. */
export function customerView(customer: Customer, { shop, bulk }: Context) {
  const { firstName, lastName, email, phone } = customer;
  const displayName = [firstName, lastName].filter(Boolean).join(' ') || email || phone || '';
  return {
    id: gid('Customer', customer.id), legacyResourceId: String(customer.id), firstName, lastName, displayName, locale: customer.locale, note: customer.note,
    state: 'DISABLED', tags: () => [...customer.tags].sort(), taxExempt: customer.taxExempt, verifiedEmail: email !== null, canDelete: customer.ordersCount === 0,
    numberOfOrders: String(customer.ordersCount), amountSpent: () => moneyV2(customer.spent, shop.facts.currency), createdAt: iso(customer.createdAt),
    updatedAt: iso(customer.updatedAt),
    defaultEmailAddress: email === null ? null : { emailAddress: email, marketingState: customer.marketing, marketingOptInLevel: 'SINGLE_OPT_IN', marketingUpdatedAt: null },
    defaultPhoneNumber: phone === null ? null : { phoneNumber: phone, smsMarketingConsent: { state: 'NEVER_SUBSCRIBED' } },
    defaultAddress: () => addressView(customer.id, customer.address, displayName),
    addressesV2: (args: PageArguments) => connection(args, { records: customer.address ? [{ id: customer.id }] : [] }, () => addressView(customer.id, customer.address, displayName), { bulk }),
  };
}
