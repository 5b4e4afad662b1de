import type { TemplateInput } from './schema';

/** A generic customer API: the canonical names are the API's names unless `api_mappings` renames them. */
export const customer: TemplateInput = {
  name: 'customer',
  title: 'Customer',
  version: 1,
  naturalKey: 'email',
  fields: [
    {
      field: 'name', target: 'name', type: 'text', required: true, maxLength: 255,
      compose: [{ use: 'concat', fields: ['first_name', 'last_name'] }, { use: 'copy', field: 'company' }],
    },
    { field: 'email', target: 'email', type: 'email', required: true },
    { field: 'phone', target: 'phone', type: 'phone' },
    { field: 'mobile', target: 'mobile', type: 'phone' },
    { field: 'company', target: 'company', type: 'text', maxLength: 255 },
    { field: 'first_name', target: 'first_name', type: 'text', maxLength: 120 },
    { field: 'last_name', target: 'last_name', type: 'text', maxLength: 120 },
    { field: 'salutation', target: 'salutation', type: 'text', maxLength: 40 },
    { field: 'job_title', target: 'job_title', type: 'text', maxLength: 255 },
    { field: 'website', target: 'website', type: 'url' },
    { field: 'street', target: 'street', type: 'text', maxLength: 255 },
    { field: 'street2', target: 'street2', type: 'text', maxLength: 255 },
    { field: 'postal_code', target: 'postal_code', type: 'text', maxLength: 20 },
    { field: 'city', target: 'city', type: 'text', maxLength: 120 },
    { field: 'region', target: 'region', type: 'text', maxLength: 120 },
    { field: 'country', target: 'country', type: 'country' },
    { field: 'external_id', target: 'external_id', type: 'text', maxLength: 255 },
    { field: 'customer_since', target: 'customer_since', type: 'date' },
    { field: 'newsletter', target: 'newsletter', type: 'boolean' },
    { field: 'tags', target: 'tags', type: 'text' },
    { field: 'notes', target: 'notes', type: 'text', transforms: ['trim'] },
  ],
};
