import { z } from 'zod';
import type { StoreEvent } from '../../../sync';
import { query } from '../operation';
import { CUSTOMER_FIELDS, customerShape } from '../queries/customers';
import { orderFields, orderShape } from '../queries/orders';
import { itemFields, productFields, productShape, stockShape } from '../queries/products';
import { selectionOf, type ReadContext } from '../read/context';
import { stockRows } from '../read/inventory';
import { orderRows, productRows } from '../read/streams';
import { customerRow } from '../rows/customer';
import type { Delivery } from './delivery';

type Told = Pick<StoreEvent, 'rows' | 'deleted'>;

const DELETED: Readonly<Record<string, { readonly table: 'orders' | 'customers' | 'products'; readonly type: string }>> = {
  'orders/delete': { table: 'orders', type: 'Order' }, 'customers/delete': { table: 'customers', type: 'Customer' }, 'products/delete': { table: 'products', type: 'Product' },
};

/**
 * What a delivery means for the warehouse: the object as it is now, read by its id. A body may be older than what is
 * there, and is of another form than what syncs read. Null for topics without a table.
 */
export async function eventOf(context: ReadContext, delivery: Delivery): Promise<StoreEvent | null> {
  const told = await toldBy(context, delivery);
  return told && { deliveryId: delivery.id, topic: delivery.topic, ...told };
}

async function toldBy(context: ReadContext, { topic, data }: Delivery): Promise<Told | null> {
  const gone = Object.hasOwn(DELETED, topic) ? DELETED[topic] : undefined;
  const number = (name: string): string => (/^\d+$/.test(String(data[name])) ? String(data[name]) : '0');
  if (gone) return { deleted: { table: gone.table, ids: [`gid://shopify/${gone.type}/${number('id')}`] } };
  const [resource] = topic.split('/');
  if (resource === 'orders') return await order(context, number('id'));
  if (resource === 'refunds') return await order(context, number('order_id'));
  if (resource === 'products') return await product(context, number('id'));
  if (resource === 'customers') return await customer(context, number('id'));
  if (resource === 'inventory_levels') return await stock(context, number('inventory_item_id'));
  return null;
}

async function order(context: ReadContext, number: string): Promise<Told> {
  const id = `gid://shopify/Order/${number}`;
  const operation = query('orders.get', `query Get($id: ID!) { order(id: $id) { ${orderFields(await selectionOf(context, false))} } }`, z.object({ order: orderShape.nullish() }));
  const found = (await context.client.call(operation, { id }, { signal: context.signal })).data.order;
  return found ? { rows: await orderRows(context, found) } : { deleted: { table: 'orders', ids: [id] } };
}

async function product(context: ReadContext, number: string): Promise<Told> {
  const id = `gid://shopify/Product/${number}`;
  const operation = query('products.get', `query Get($id: ID!) { product(id: $id) { ${productFields(await selectionOf(context, false))} } }`, z.object({ product: productShape.nullish() }));
  const found = (await context.client.call(operation, { id }, { signal: context.signal })).data.product;
  return found ? { rows: await productRows(context, found) } : { deleted: { table: 'products', ids: [id] } };
}

async function customer(context: ReadContext, number: string): Promise<Told> {
  const id = `gid://shopify/Customer/${number}`;
  const operation = query('customers.get', `query Get($id: ID!) { customer(id: $id) { ${CUSTOMER_FIELDS} } }`, z.object({ customer: customerShape.nullish() }));
  const found = (await context.client.call(operation, { id }, { signal: context.signal })).data.customer;
  return found ? { rows: { customers: [customerRow(found)] } } : { deleted: { table: 'customers', ids: [id] } };
}

/** Of an item that is gone its product tells. */
async function stock(context: ReadContext, number: string): Promise<Told | null> {
  const operation = query('inventoryItems.get', `query Get($id: ID!) { inventoryItem(id: $id) { ${itemFields(await selectionOf(context, false))} } }`, z.object({ inventoryItem: stockShape.nullish() }));
  const { inventoryItem } = (await context.client.call(operation, { id: `gid://shopify/InventoryItem/${number}` }, { signal: context.signal })).data;
  return inventoryItem ? { rows: { inventory: await stockRows(context, inventoryItem) } } : null;
}
