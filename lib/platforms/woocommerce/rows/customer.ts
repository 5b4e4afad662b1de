import { z } from 'zod';
import type { CustomerRow } from '../../../warehouse/storeRows';
import { amount, count, gmt, id, mapOf, reference, text, type Raw } from '../rest/shapes';

const address = mapOf(z.object({ company: text, country: text, phone: text, first_name: text, last_name: text }).passthrough());

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#customer-properties */
export const customerShape = z.object({ id, email: text, first_name: text, last_name: text, date_created_gmt: gmt, date_modified_gmt: gmt, billing: address, shipping: address }).passthrough();
export type Customer = z.infer<typeof customerShape>;

/** One buyer of WooCommerce Analytics: `user_id` is nobody for guests. */
export const buyerShape = z.object({
  id, user_id: reference, name: text, email: text, country: text, date_last_active_gmt: gmt, orders_count: count, total_spend: amount,
}).passthrough();
export type Buyer = z.infer<typeof buyerShape>;

export function customerRow(customer: Customer, raw: Raw): CustomerRow {
  const { billing, shipping } = customer;
  return {
    id: customer.id,
    email: customer.email?.trim().toLowerCase() || null,
    phone: billing.phone || shipping.phone || null,
    first_name: customer.first_name || billing.first_name || null,
    last_name: customer.last_name || billing.last_name || null,
    company: billing.company || shipping.company || null,
    country: billing.country || shipping.country || null,
    accepts_marketing: null,
    orders_count: null,
    currency: null,
    total_spent: null,
    vendor_created_at: customer.date_created_gmt,
    vendor_updated_at: customer.date_modified_gmt,
    raw,
  };
}

const GUEST = 'guest-';

/** A buyer without an account. */
export function guestRow(buyer: Buyer, currency: string | null, raw: Raw): CustomerRow {
  const [first = '', ...rest] = (buyer.name ?? '').trim().split(/\s+/);
  return {
    id: `${GUEST}${buyer.id}`,
    email: buyer.email?.trim().toLowerCase() || null,
    phone: null,
    first_name: first || null,
    last_name: rest.join(' ') || null,
    company: null,
    country: buyer.country || null,
    accepts_marketing: null,
    orders_count: buyer.orders_count,
    currency,
    total_spent: buyer.total_spend,
    vendor_created_at: null,
    vendor_updated_at: buyer.date_last_active_gmt,
    raw,
  };
}
