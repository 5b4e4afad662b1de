import type { INodeProperties } from 'n8n-workflow';
import { clientLocator, connectionLocator } from '../../stores/properties';
import { RESOURCES, type Resource } from './resources';

export const warehouseProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: RESOURCES.map(({ name, value, description }) => ({ name, value, description })),
    default: 'data',
    description: 'What the operation is about',
  },
  ...RESOURCES.map(operationField),
  clientLocator({ resource: ['data', 'sync'] }),
  connectionLocator({ operation: ['resetCursor'] }),
  connectionLocator({ operation: ['upsert'], rowsFrom: ['connection'] }),
  ...RESOURCES.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields)),
];

function operationField({ value, name, operations }: Resource): INodeProperties {
  const sorted = [...operations].sort((a, b) => a.name.localeCompare(b.name));
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [value] } },
    options: sorted.map(({ name: label, value: operation, action, description }) => ({ name: label, value: operation, action, description })),
    default: operations[0]?.value ?? '',
    description: `What to do with: ${name}`,
  };
}
