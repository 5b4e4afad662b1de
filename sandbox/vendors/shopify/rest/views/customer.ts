import { scalarMoney } from '../../data/money';
import type { Customer } from '../../data/records';
import { gid } from '../../resolvers/ids';
import type { Shop } from '../../shop';
import { shopTime } from '../time';

export function customerRest(customer: Customer, { facts }: Shop) {
  const address = customer.address && {
    id: customer.id + 3_000_000, customer_id: customer.id, first_name: customer.firstName, last_name: customer.lastName, address1: customer.address.address1,
    address2: customer.address.address2 ?? null, city: customer.address.city, company: customer.address.company, country_code: customer.address.countryCode,
    province_code: customer.address.provinceCode ?? null, zip: customer.address.zip, phone: customer.address.phone ?? null, default: true,
  };
  return {
    id: customer.id, admin_graphql_api_id: gid('Customer', customer.id), email: customer.email, first_name: customer.firstName, last_name: customer.lastName,
    phone: customer.phone, note: customer.note, state: 'disabled', tags: [...customer.tags].sort().join(', '), tax_exempt: customer.taxExempt, tax_exemptions: [],
    verified_email: customer.email !== null, orders_count: customer.ordersCount, total_spent: scalarMoney(customer.spent, facts.currency), currency: facts.currency,
    multipass_identifier: null, addresses: address ? [address] : [], default_address: address, sms_marketing_consent: null,
    email_marketing_consent: customer.email === null ? null : { state: customer.marketing.toLowerCase(), opt_in_level: 'single_opt_in', consent_updated_at: null },
    created_at: shopTime(customer.createdAt, facts.timezone), updated_at: shopTime(customer.updatedAt, facts.timezone),
  };
}
