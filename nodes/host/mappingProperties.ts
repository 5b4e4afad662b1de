import type { INodeProperties } from 'n8n-workflow';

/** What the destination expects, and the choices a person makes against the automatic match. */
export const mappingProperties: INodeProperties[] = [
  {
    displayName: 'Template Name or ID',
    name: 'template',
    type: 'options',
    typeOptions: { loadOptionsMethod: 'getTemplates' },
    default: 'customer',
    description: 'Fields the destination expects. Columns are matched to them by name, synonym and content. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  },
  {
    displayName: 'Custom Template',
    name: 'customTemplate',
    type: 'json',
    typeOptions: { rows: 10 },
    default: '{\n  "name": "my_api",\n  "title": "My API",\n  "version": 1,\n  "naturalKey": "email",\n  "fields": [\n    { "field": "email", "target": "email", "type": "email", "required": true },\n    { "field": "name", "target": "full_name", "type": "text" }\n  ]\n}',
    description: 'Fields of your own destination: canonical field, its name at the destination, its type, and whether it is required',
    displayOptions: { show: { template: ['custom'] } },
  },
  {
    displayName: 'Field Map',
    name: 'fieldMap',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Column',
    default: {},
    description: 'Columns whose automatic match you want to change; all others are matched by themselves',
    options: [
      {
        displayName: 'Column',
        name: 'values',
        values: [
          {
            displayName: 'Column in the File',
            name: 'source',
            type: 'string',
            default: '',
            placeholder: 'e.g. Mail addr.',
            description: 'Header of the column, as it stands in the file',
          },
          {
            displayName: 'Field of the Template',
            name: 'target',
            type: 'string',
            default: '',
            placeholder: 'e.g. email',
            description: 'Field this column feeds. Empty leaves the column out.',
          },
        ],
      },
    ],
  },
  {
    displayName: 'API Mappings',
    name: 'apiMappings',
    type: 'json',
    default: '{}',
    description: 'Names your API uses instead of those of the template, for example {"name": "Company", "email": "Email"}',
  },
];

/** How ambiguous values are read. */
export const valueOptions: readonly INodeProperties[] = [
  {
    displayName: 'Date Order',
    name: 'dateOrder',
    type: 'options',
    options: [
      { name: 'Day, Month, Year', value: 'DMY', description: '03/04/2026 is the third of April' },
      { name: 'Month, Day, Year', value: 'MDY', description: '03/04/2026 is the fourth of March' },
      { name: 'Year, Month, Day', value: 'YMD', description: '2026/04/03 is the third of April' },
    ],
    default: 'DMY',
    description: 'Order of day and month where a date can be read in two ways',
  },
  {
    displayName: 'Default Country',
    name: 'defaultCountry',
    type: 'string',
    default: '',
    placeholder: 'e.g. DE',
    description: 'Two-letter country assumed for phone numbers without a prefix when the row names no country',
  },
  {
    displayName: 'Unusable Optional Values',
    name: 'invalidOptional',
    type: 'options',
    options: [
      { name: 'Leave Out the Field', value: 'drop', description: 'The customer goes on without it' },
      { name: 'Reject the Row', value: 'reject', description: 'A person can correct it and import it again' },
    ],
    default: 'reject',
    description: 'What becomes of a row whose optional field cannot be used, such as a phone number that is none',
  },
];
