import type { TemplateInput } from './schema';

/**
 * HubSpot contact properties (https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide).
 * `name` is the customer's name and goes to `company`, unless the file has a column for the company.
 * `email` is required here though HubSpot takes less: without it every run would make the contact again.
 * `country` is free text in HubSpot, so it gets the English name.
 */
export const hubspot: TemplateInput = {
  name: 'hubspot',
  title: 'HubSpot contact',
  version: 1,
  naturalKey: 'email',
  fields: [
    { field: 'email', target: 'email', type: 'email', required: true },
    { field: 'company', target: 'company', type: 'text' },
    { field: 'name', target: 'company', type: 'text' },
    { field: 'first_name', target: 'firstname', type: 'text', compose: [{ use: 'split_name', field: 'name', part: 'first' }] },
    { field: 'last_name', target: 'lastname', type: 'text', compose: [{ use: 'split_name', field: 'name', part: 'last' }] },
    { field: 'salutation', target: 'salutation', type: 'text' },
    { field: 'phone', target: 'phone', type: 'phone' },
    { field: 'mobile', target: 'mobilephone', type: 'phone' },
    { field: 'job_title', target: 'jobtitle', type: 'text' },
    { field: 'website', target: 'website', type: 'url' },
    { field: 'street', target: 'address', type: 'text' },
    { field: 'postal_code', target: 'zip', type: 'text' },
    { field: 'city', target: 'city', type: 'text' },
    { field: 'region', target: 'state', type: 'text' },
    { field: 'country', target: 'country', type: 'country', transforms: ['iso_country', 'country_name'] },
    {
      field: 'lifecycle_stage', target: 'lifecyclestage', type: 'text',
      // HubSpot takes the internal option names only; labels are what its own exports show.
      transforms: ['trim', {
        use: 'lookup',
        table: {
          'Subscriber': 'subscriber',
          'Lead': 'lead',
          'Marketing Qualified Lead': 'marketingqualifiedlead', 'MQL': 'marketingqualifiedlead',
          'Sales Qualified Lead': 'salesqualifiedlead', 'SQL': 'salesqualifiedlead',
          'Opportunity': 'opportunity',
          'Customer': 'customer',
          'Evangelist': 'evangelist',
          'Other': 'other',
        },
        otherwise: 'reject',
      }],
    },
    { field: 'notes', target: 'message', type: 'text', transforms: ['trim'], maxLength: 65_536 },
  ],
};
