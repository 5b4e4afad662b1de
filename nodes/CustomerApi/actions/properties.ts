import type { INodeProperties } from 'n8n-workflow';
import { batchOptions, byName, sendingOptions } from '../../delivery/options';
import * as create from './customer/create.operation';
import * as createMany from './customer/createMany.operation';
import * as find from './customer/find.operation';

export const operationProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Customer', value: 'customer', description: 'The customers the API keeps' },
      { name: 'Service', value: 'service', description: 'The API itself' },
    ],
    default: 'customer',
    description: 'What the operation is about',
  },
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['customer'] } },
    options: [
      {
        name: 'Create',
        value: 'create',
        description: 'Create one customer per item; the first refusal stops the node',
        action: 'Create a customer',
      },
      {
        name: 'Create Many',
        value: 'createMany',
        description: 'Create a customer from every item, paced and retried, with one outcome per item',
        action: 'Create many customers',
      },
      { name: 'Find', value: 'find', description: 'Look a customer up by e-mail', action: 'Find a customer' },
    ],
    default: 'createMany',
    description: 'What to do with customers',
  },
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['service'] } },
    options: [
      {
        name: 'Check Health',
        value: 'checkHealth',
        description: 'See whether the API answers and accepts the credential',
        action: 'Check the health of the API',
      },
    ],
    default: 'checkHealth',
    description: 'What to do with the API itself',
  },
  {
    displayName: 'Endpoint',
    name: 'endpoint',
    type: 'string',
    default: '/customers',
    required: true,
    placeholder: 'e.g. /customers',
    description: 'Path below the base URL that takes a POST of one customer',
    displayOptions: { show: { resource: ['customer'], operation: ['create', 'createMany'] } },
  },
  ...find.fields,
  ...create.fields,
  ...createMany.fields,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How requests travel: pace, retries, time limits',
    displayOptions: { show: { resource: ['customer'], operation: ['createMany'] } },
    options: byName([...sendingOptions, ...batchOptions]),
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How requests travel: pace, retries, time limits',
    displayOptions: { show: { resource: ['customer', 'service'], operation: ['create', 'find', 'checkHealth'] } },
    options: byName(sendingOptions.filter(({ name }) => name !== 'lookupEndpoint')),
  },
];
