import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, resourceAndOperation } from '../../host/resourceProperties';
import { clientLocator, connectionLocator } from '../../stores/properties';
import { RESOURCES } from './resources';

export const warehouseProperties: INodeProperties[] = [
  ...resourceAndOperation(RESOURCES, 'data'),
  clientLocator({ resource: ['data', 'sync'] }),
  connectionLocator({ operation: ['resetCursor'] }),
  connectionLocator({ operation: ['upsert'], rowsFrom: ['connection'] }),
  ...fieldsOf(RESOURCES),
];
