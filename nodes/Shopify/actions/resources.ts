import type { NamedOperation as Offered, NamedResource } from '../../host/resourceProperties';
import * as customerCreate from './customer/create.operation';
import * as customerUpdate from './customer/update.operation';
import * as customerUpsert from './customer/upsert.operation';
import { COLLECTION_FILTERS, CUSTOMER_COUNT_FILTERS, CUSTOMER_FILTERS, INVENTORY_FILTERS, ORDER_FILTERS, PRODUCT_FILTERS, SEARCH_EXAMPLES as EXAMPLES } from './filters';
import * as adjustQuantity from './inventory/adjustQuantity.operation';
import * as setQuantity from './inventory/setQuantity.operation';
import type { Operation } from './operation';
import * as orderCreate from './order/create.operation';
import * as orderUpdate from './order/update.operation';
import * as productCreate from './product/create.operation';
import * as productUpdate from './product/update.operation';
import * as updateVariant from './product/updateVariant.operation';
import { count, get, getMany } from './reading';

export type NamedOperation = Operation & Offered;

const op = (value: string, name: string, action: string, description: string, { fields, execute }: Operation): NamedOperation => ({ value, name, action, description, fields, execute });
const many = (noun: string, operation: Operation) => op('getMany', 'Get Many', `Get many ${noun}`, `List ${noun}, page by page`, operation);
const counted = (noun: string, operation: Operation) => op('count', 'Count', `Count ${noun}`, `How many ${noun} there are`, operation);
const one = (noun: string, operation: Operation) => op('get', 'Get', `Get ${noun}`, `Get ${noun} by its ID, with all its parts`, operation);

/** Everything the node can do, sorted as it is shown. */
export const RESOURCES: readonly NamedResource<NamedOperation>[] = [
  {
    value: 'collection', name: 'Collection', description: 'Groups of products',
    operations: [many('collections', getMany('collection', 'collection', COLLECTION_FILTERS, EXAMPLES.collection)), one('a collection', get('collection', 'collectionId')), counted('collections', count('collection', 'collections', COLLECTION_FILTERS, EXAMPLES.collection))],
  },
  {
    value: 'customer', name: 'Customer', description: 'People who buy',
    operations: [
      many('customers', getMany('customer', 'customer', CUSTOMER_FILTERS, EXAMPLES.customer)), one('a customer', get('customer', 'customerId')), counted('customers', count('customer', 'customers', CUSTOMER_COUNT_FILTERS, EXAMPLES.customerCount)),
      op('create', 'Create', 'Create a customer', 'Make a new customer', customerCreate),
      op('upsert', 'Create or Update', 'Create or update a customer', 'Change the customer with this email, or make one', customerUpsert),
      op('update', 'Update', 'Update a customer', 'Change a customer', customerUpdate),
    ],
  },
  {
    value: 'inventory', name: 'Inventory', description: 'Stock of every variant at every place',
    operations: [
      many('inventory items', getMany('inventory', 'inventory', INVENTORY_FILTERS, EXAMPLES.inventory)), one('an inventory item', get('inventory', 'inventoryItemId')),
      op('adjustQuantity', 'Adjust Quantity', 'Adjust a quantity', 'Add to the stock, or take from it', adjustQuantity),
      op('setQuantity', 'Set Quantity', 'Set a quantity', 'Write how many there are', setQuantity),
    ],
  },
  {
    value: 'order', name: 'Order', description: 'What was bought, with lines, payments and refunds',
    operations: [
      many('orders', getMany('order', 'order', ORDER_FILTERS, EXAMPLES.order)), one('an order', get('order', 'orderId')), counted('orders', count('order', 'orders', ORDER_FILTERS, EXAMPLES.order)),
      op('create', 'Create', 'Create an order', 'Make a new order', orderCreate),
      op('update', 'Update', 'Update an order', 'Change note, tags, email or PO number', orderUpdate),
    ],
  },
  {
    value: 'product', name: 'Product', description: 'What is sold, with its variants',
    operations: [
      many('products', getMany('product', 'product', PRODUCT_FILTERS, EXAMPLES.product)), one('a product', get('product', 'productId')), counted('products', count('product', 'products', PRODUCT_FILTERS, EXAMPLES.product)),
      op('create', 'Create', 'Create a product', 'Make a new product', productCreate),
      op('update', 'Update', 'Update a product', 'Change a product', productUpdate),
      op('updateVariant', 'Update Variant', 'Update a variant of a product', 'Change price, SKU or barcode of a variant', updateVariant),
    ],
  },
];
