import type { INodeProperties } from 'n8n-workflow';
import { connectWithProperties } from '../../stores/properties';
import { locator } from './locator';
import { RESOURCES, type Resource } from './resources';

/** Which one: a field for all operations on one, so that the choice survives a change of operation. */
const WHICH: INodeProperties[] = [
  locator('Collection', 'collectionId', 'searchCollections', 'collection', ['get']),
  locator('Customer', 'customerId', 'searchCustomers', 'customer', ['get', 'update']),
  locator('Inventory Item', 'inventoryItemId', 'searchInventoryItems', 'inventory', ['get', 'adjustQuantity', 'setQuantity']),
  locator('Order', 'orderId', 'searchOrders', 'order', ['get', 'update']),
  locator('Product', 'productId', 'searchProducts', 'product', ['get', 'update', 'updateVariant']),
];

export const shopifyProperties: INodeProperties[] = [
  ...connectWithProperties,
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: RESOURCES.map(({ name, value, description }) => ({ name, value, description })),
    default: 'order',
    description: 'What the operation is about',
  },
  ...RESOURCES.map(operationField),
  ...WHICH,
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
