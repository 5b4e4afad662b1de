import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { fieldsOf, resourceAndOperation } from '../../host/resourceProperties';
import { platformCredentials } from '../../stores/platformCredentials';
import { connectionField, clientField } from './which';
import { RESOURCES } from './resources';

export const clientsCredentials: INodeCredentialDescription[] = [
  { name: 'warehouseApi', required: true, testedBy: 'warehouseTest' },
  ...platformCredentials({ operation: ['add', 'test'], fieldsFrom: ['credential'] }),
];

export const clientsProperties: INodeProperties[] = [
  ...resourceAndOperation(RESOURCES, 'client'),
  ...clientField,
  ...connectionField,
  ...fieldsOf(RESOURCES),
];
