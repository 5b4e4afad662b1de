import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, resourceAndOperation } from '../../host/resourceProperties';
import { connectWithProperties } from '../../stores/properties';
import { RESOURCES } from './resources';

export const amazonSellerProperties: INodeProperties[] = [
  ...connectWithProperties,
  ...resourceAndOperation(RESOURCES, 'order'),
  ...fieldsOf(RESOURCES),
];
