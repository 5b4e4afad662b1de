import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, resourceAndOperation } from '../../host/resourceProperties';
import { connectWithProperties } from '../../stores/properties';
import { locator } from './locator';
import { RESOURCES } from './resources';

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
  ...resourceAndOperation(RESOURCES, 'order'),
  ...WHICH,
  ...fieldsOf(RESOURCES),
];
