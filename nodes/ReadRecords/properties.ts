import type { INodeProperties } from 'n8n-workflow';
import { inputProperties } from '../host/inputProperties';
import { readOptionProperties } from '../host/readOptions';

export const properties: INodeProperties[] = [
  ...inputProperties(['binary', 'file', 'text', 'url']),
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show: { returnAll: [false] } },
  },
  {
    displayName: 'Every record becomes an item in memory. For files beyond about 100,000 records use the Customer Import node, which streams.',
    name: 'sizeNotice',
    type: 'notice',
    default: '',
    displayOptions: { show: { returnAll: [true] } },
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'What to decide by hand instead of letting it be detected',
    options: [
      ...readOptionProperties,
      {
        displayName: 'Source Line',
        name: 'includeSourceLine',
        type: 'boolean',
        default: false,
        description: 'Whether to add the line of the file on which each record starts, as "sourceLine"',
      },
    ],
  },
];
