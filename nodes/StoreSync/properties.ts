import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { platformCredentials } from '../stores/platformCredentials';
import { clientLocator, CONNECT_WITH, connectWithProperties } from '../stores/properties';

const forCredential = { [CONNECT_WITH]: ['credential'] };

/** The Warehouse always, and with a credential of n8n the one of its platform. */
export const storeSyncCredentials: INodeCredentialDescription[] = [
  { name: 'warehouseApi', required: true, testedBy: 'warehouseTest' },
  ...platformCredentials(forCredential),
];

export const storeSyncProperties: INodeProperties[] = [
  ...connectWithProperties.map((property) => (property.name === CONNECT_WITH ? { ...property, default: 'connection' } : property)),
  {
    displayName: 'Platform Name or ID',
    name: 'platform',
    type: 'options',
    typeOptions: { loadOptionsMethod: 'getPlatforms' },
    default: '',
    required: true,
    description: 'Where the store is. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
    displayOptions: { show: forCredential },
  },
  clientLocator(forCredential),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    description: 'What is read, and how far back',
    options: [
      {
        displayName: 'Compare Deletions',
        name: 'compare',
        type: 'options',
        options: [
          { name: 'Always', value: 'always', description: 'With this run' },
          { name: 'Never', value: 'never', description: 'Rows that the store deleted stay' },
          { name: 'When Due', value: 'due', description: 'When the last time is as long ago as Compare Every says' },
        ],
        default: 'due',
        description: 'When all IDs of the store are listed to find rows that it has deleted, where the vendor does not tell of them',
      },
      {
        displayName: 'Compare Every (Hours)',
        name: 'compareEveryHours',
        type: 'number',
        typeOptions: { minValue: 0 },
        default: 24,
        description: 'Hours between two comparisons of a stream when Compare Deletions is When Due',
      },
      {
        displayName: 'Connections at Once',
        name: 'connectionsAtOnce',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 20 },
        default: 3,
        description: 'Stores that are read at the same time, one for each input item at most. Read from the first item.',
      },
      {
        displayName: 'Full Resync',
        name: 'full',
        type: 'boolean',
        default: false,
        description: 'Whether to read everything again, whatever is known. Rows that did not change are not written again.',
      },
      {
        displayName: 'Overlap (Minutes)',
        name: 'overlapMinutes',
        type: 'number',
        typeOptions: { minValue: 0 },
        default: 0,
        description: 'Read so much further back than what is known, beyond the overlap that each platform has by itself',
      },
      {
        displayName: 'Stream Names or IDs',
        name: 'streams',
        type: 'multiOptions',
        typeOptions: { loadOptionsMethod: 'getStreams', loadOptionsDependsOn: [CONNECT_WITH, 'platform'] },
        default: [],
        description: 'What to sync; empty for what the connection was set to, else for everything. A platform leaves out what it does not have. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
      },
    ],
  },
];
