import type { TemplateInput } from './schema';

/**
 * A customer of a WooCommerce store (https://woocommerce.github.io/woocommerce-rest-api-docs/#customer-properties).
 * `name` is the customer's name: it gives first and last name where the file has none, and goes to the company of the
 * billing address unless the file has a column for that.
 */
export const woocommerce: TemplateInput = {
  name: 'woocommerce',
  title: 'WooCommerce customer',
  version: 1,
  naturalKey: 'email',
  fields: [
    { field: 'email', target: 'email', type: 'email', required: true, maxLength: 100 },
    { field: 'first_name', target: 'first_name', type: 'text', compose: [{ use: 'split_name', field: 'name', part: 'first' }] },
    { field: 'last_name', target: 'last_name', type: 'text', compose: [{ use: 'split_name', field: 'name', part: 'last' }] },
    { field: 'company', target: 'billing.company', type: 'text' },
    { field: 'name', target: 'billing.company', type: 'text' },
    { field: 'street', target: 'billing.address_1', type: 'text' },
    { field: 'street2', target: 'billing.address_2', type: 'text' },
    { field: 'postal_code', target: 'billing.postcode', type: 'text' },
    { field: 'city', target: 'billing.city', type: 'text' },
    { field: 'region', target: 'billing.state', type: 'text' },
    { field: 'country', target: 'billing.country', type: 'country' },
    { field: 'phone', target: 'billing.phone', type: 'phone' },
  ],
};
