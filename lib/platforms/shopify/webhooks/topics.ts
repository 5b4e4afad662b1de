/** Topics a workflow can start with: as the API names them, for people, and what happened. */
export const TOPICS = [
  ['CUSTOMERS_CREATE', 'Customer Created', 'A customer was made'],
  ['CUSTOMERS_DELETE', 'Customer Deleted', 'A customer was deleted'],
  ['CUSTOMERS_UPDATE', 'Customer Updated', 'A customer was changed'],
  ['INVENTORY_LEVELS_UPDATE', 'Inventory Level Updated', 'The stock of a variant at a place has changed'],
  ['ORDERS_CANCELLED', 'Order Cancelled', 'An order was cancelled'],
  ['ORDERS_CREATE', 'Order Created', 'An order was placed'],
  ['ORDERS_DELETE', 'Order Deleted', 'An order was deleted'],
  ['ORDERS_FULFILLED', 'Order Fulfilled', 'Everything of an order was sent'],
  ['ORDERS_PAID', 'Order Paid', 'An order was paid in full'],
  ['ORDERS_UPDATED', 'Order Updated', 'An order was changed in any way'],
  ['PRODUCTS_CREATE', 'Product Created', 'A product was made'],
  ['PRODUCTS_DELETE', 'Product Deleted', 'A product was deleted'],
  ['PRODUCTS_UPDATE', 'Product Updated', 'A product or one of its variants was changed'],
  ['REFUNDS_CREATE', 'Refund Created', 'Something of an order was given back'],
] as const;

/** `ORDERS_UPDATED` as deliveries name it: `orders/updated`. */
export function headerTopic(topic: string): string {
  const at = topic.lastIndexOf('_');
  return `${topic.slice(0, at)}/${topic.slice(at + 1)}`.toLowerCase();
}
