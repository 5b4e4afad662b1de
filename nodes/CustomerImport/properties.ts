import type { INodeProperties } from 'n8n-workflow';
import { batchOptions, byName, sendingOptions } from '../delivery/options';
import { inputProperties } from '../host/inputProperties';
import { valueOptions } from '../host/mappingProperties';
import { readOptionProperties } from '../host/readOptions';
import { destinationProperties, ofCustomerApi, optionOfCustomerApi } from './destination/properties';
import { importMapping } from './destination/template';
import { operationProperties } from './operations';

const runOptions: readonly INodeProperties[] = [
  {
    displayName: 'Destination ID',
    name: 'destinationId',
    type: 'string',
    default: '',
    placeholder: 'e.g. crm-production',
    description: 'Name under which the import is remembered. Set it to keep resuming when the address of the destination changes.',
  },
  {
    displayName: 'Rejected Items Limit',
    name: 'rejectedItemsLimit',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 100_000 },
    default: 1000,
    description: 'Most rows to put on each of the outputs Rejected and Failed. The CSV files of the summary always hold all.',
  },
  {
    displayName: 'Warehouse Folder',
    name: 'warehouseFolder',
    type: 'string',
    default: '',
    placeholder: 'e.g. /home/node/.n8n-files/warehouse',
    description: 'Folder that remembers what became of every row. Empty means: tributary/warehouse in the folder of n8n. A Warehouse credential takes its place.',
  },
];

const fileProperties: readonly INodeProperties[] = [
  ...inputProperties(['binary', 'file', 'url']),
  ofCustomerApi({
    displayName: 'Endpoint',
    name: 'endpoint',
    type: 'string',
    default: '/customers',
    required: true,
    placeholder: 'e.g. /customers',
    description: 'Path below the base URL of the credential that takes a POST of one customer',
  }),
  ...importMapping,
  {
    displayName: 'Dry Run',
    name: 'dryRun',
    type: 'boolean',
    default: false,
    description: 'Whether to do everything except sending: tells what would be created and rejected, and how long it would take',
    displayOptions: { show: { operation: ['import'] } },
  },
  {
    displayName: 'Start Afresh',
    name: 'fresh',
    type: 'boolean',
    default: false,
    description: 'Whether to forget what an earlier import of the same file to the same destination did. Rows that landed are then sent again.',
    displayOptions: { show: { operation: ['import', 'planShards'] } },
  },
];

/** Waiting needs neither file nor mapping. */
function withFile(property: INodeProperties): INodeProperties {
  const { displayOptions } = property;
  return { ...property, displayOptions: { ...displayOptions, hide: { ...displayOptions?.hide, operation: ['waitForShards'] } } };
}

export const properties: INodeProperties[] = [
  ...destinationProperties,
  ...operationProperties,
  ...fileProperties.map(withFile),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How the file is read, how requests travel, and what is remembered',
    options: byName([...readOptionProperties, ...valueOptions, ...[...sendingOptions, ...batchOptions].map(optionOfCustomerApi), ...runOptions]),
  },
];
