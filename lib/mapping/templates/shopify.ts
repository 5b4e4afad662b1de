import type { TemplateInput } from './schema';

/**
 * A customer of a Shopify store (https://shopify.dev/docs/api/admin-graphql/latest/input-objects/CustomerSetInput).
 * Addresses are left out: Shopify would replace all that a known customer has.
 */
export const shopify: TemplateInput = {
  name: 'shopify',
  title: 'Shopify customer',
  version: 1,
  naturalKey: 'email',
  fields: [
    { field: 'email', target: 'email', type: 'email', required: true, maxLength: 255 },
    { field: 'first_name', target: 'firstName', type: 'text', compose: [{ use: 'split_name', field: 'name', part: 'first' }] },
    { field: 'last_name', target: 'lastName', type: 'text', compose: [{ use: 'split_name', field: 'name', part: 'last', organisation: 'whole' }] },
    { field: 'name', target: 'firstName', type: 'text' },
    { field: 'phone', target: 'phone', type: 'phone' },
    { field: 'notes', target: 'note', type: 'text' },
  ],
};
