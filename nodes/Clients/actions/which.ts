import type { INodeProperties } from 'n8n-workflow';
import { clientLocator, connectionLocator } from '../../stores/properties';

/** Which client: one field for each group of operations, so that the choice survives a change of operation. */
export const clientField: INodeProperties[] = [
  clientLocator({ resource: ['client'], operation: ['update', 'archive', 'audit'] }),
  clientLocator({ resource: ['connection'], operation: ['add', 'update', 'remove'] }),
  clientLocator({ resource: ['connection'], operation: ['getMany', 'listDue'], scope: ['one'] }),
  clientLocator({ resource: ['connection'], operation: ['test'], testWhat: ['connection'] }),
];

export const connectionField: INodeProperties[] = [
  connectionLocator({ resource: ['connection'], operation: ['update', 'remove'] }),
  connectionLocator({ resource: ['connection'], operation: ['test'], testWhat: ['connection'] }),
];

/** All clients or one: an ID that an expression did not find must never turn into everybody's. */
export function scopeField(operation: string): INodeProperties {
  return {
    displayName: 'Of',
    name: 'scope',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'All Clients', value: 'all', description: 'Connections of every client' },
      { name: 'One Client', value: 'one', description: 'Connections of the client chosen below' },
    ],
    default: 'all',
    description: 'Whose connections',
    displayOptions: { show: { resource: ['connection'], operation: [operation] } },
  };
}
