import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { platformCredentials } from '../../stores/platformCredentials';
import { connectionField, clientField } from './which';
import { RESOURCES, type Resource } from './resources';

export const clientsCredentials: INodeCredentialDescription[] = [
  { name: 'warehouseApi', required: true, testedBy: 'warehouseTest' },
  ...platformCredentials({ operation: ['add', 'test'], fieldsFrom: ['credential'] }),
];

export const clientsProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: RESOURCES.map(({ name, value, description }) => ({ name, value, description })),
    default: 'client',
    description: 'What the operation is about',
  },
  ...RESOURCES.map(operationField),
  ...clientField,
  ...connectionField,
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
