import type { CustomerRow } from '../../../warehouse/storeRows';
import type { Customer } from '../queries/customers';

export function customerRow(customer: Customer): CustomerRow {
  const email = customer.defaultEmailAddress;
  return {
    id: customer.id, email: email?.emailAddress ?? null, phone: customer.defaultPhoneNumber?.phoneNumber ?? null, first_name: customer.firstName ?? null, last_name: customer.lastName ?? null,
    company: customer.defaultAddress?.company ?? null, country: customer.defaultAddress?.countryCodeV2 ?? null, accepts_marketing: email ? email.marketingState === 'SUBSCRIBED' : null,
    orders_count: Number(customer.numberOfOrders), currency: customer.amountSpent.currencyCode, total_spent: customer.amountSpent.amount, vendor_created_at: customer.createdAt,
    vendor_updated_at: customer.updatedAt, raw: customer,
  };
}
