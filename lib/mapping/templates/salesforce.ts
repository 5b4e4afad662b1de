import type { TemplateInput } from './schema';

/**
 * Salesforce Lead with the field lengths of its object reference
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_lead.htm).
 * A Lead needs `Company` and `LastName`: `name` fills `Company` unless the file has a column for the
 * company, and gives `FirstName` and `LastName` where the file has none. `Country` gets the English
 * name, which free text and Salesforce's country picklist both take.
 */
export const salesforce: TemplateInput = {
  name: 'salesforce',
  title: 'Salesforce lead',
  version: 1,
  naturalKey: 'email',
  fields: [
    { field: 'company', target: 'Company', type: 'text', maxLength: 255 },
    {
      field: 'name', target: 'Company', type: 'text', required: true, maxLength: 255,
      compose: [{ use: 'concat', fields: ['first_name', 'last_name'] }],
    },
    {
      field: 'last_name', target: 'LastName', type: 'text', required: true, maxLength: 80,
      compose: [{ use: 'split_name', field: 'name', part: 'last', organisation: 'whole' }],
    },
    {
      field: 'first_name', target: 'FirstName', type: 'text', maxLength: 40,
      compose: [{ use: 'split_name', field: 'name', part: 'first' }],
    },
    { field: 'salutation', target: 'Salutation', type: 'text', maxLength: 40 },
    { field: 'email', target: 'Email', type: 'email', maxLength: 80 },
    { field: 'phone', target: 'Phone', type: 'phone' },
    { field: 'mobile', target: 'MobilePhone', type: 'phone' },
    { field: 'job_title', target: 'Title', type: 'text', maxLength: 128 },
    { field: 'website', target: 'Website', type: 'url', maxLength: 255 },
    { field: 'street', target: 'Street', type: 'text', maxLength: 255 },
    { field: 'postal_code', target: 'PostalCode', type: 'text', maxLength: 20 },
    { field: 'city', target: 'City', type: 'text', maxLength: 40 },
    { field: 'region', target: 'State', type: 'text', maxLength: 80 },
    { field: 'country', target: 'Country', type: 'country', transforms: ['iso_country', 'country_name'], maxLength: 80 },
    { field: 'lead_source', target: 'LeadSource', type: 'text', maxLength: 255 },
    { field: 'notes', target: 'Description', type: 'text', transforms: ['trim'], maxLength: 32_000 },
  ],
};
