import type { StoreRows } from '../../../warehouse/storeRows';
import { CUSTOMER_FIELDS, customerShape, type Customer } from '../queries/customers';
import { lineFields, lineShape, orderFields, orderShape, type Order } from '../queries/orders';
import { productFields, productShape, variantFields, variantShape, type Product } from '../queries/products';
import { customerRow } from '../rows/customer';
import { lineRow, orderRow, paymentRows } from '../rows/order';
import { productRow, variantRow } from '../rows/product';
import { selectionOf, type ReadContext } from './context';
import { restOf } from './pages';
import type { ChangingStream } from './stream';

/** The three lists that tell themselves what changed. */
export async function ordersStream(context: ReadContext): Promise<ChangingStream<typeof orderShape>> {
  const paged = await selectionOf(context, false);
  return {
    counted: 'orders',
    list: { list: 'orders', fields: orderFields(paged), sortKey: 'UPDATED_AT', node: orderShape },
    bulk: { list: 'orders', fields: orderFields({ ...paged, bulk: true }), node: orderShape, partsOf: { LineItem: 'lineItems' } },
    rows: (order) => orderRows(context, order),
  };
}

export async function productsStream(context: ReadContext): Promise<ChangingStream<typeof productShape>> {
  const paged = await selectionOf(context, false);
  return {
    counted: 'products',
    list: { list: 'products', fields: productFields(paged), sortKey: 'UPDATED_AT', node: productShape },
    bulk: { list: 'products', fields: productFields({ ...paged, bulk: true }), node: productShape, partsOf: { ProductVariant: 'variants' } },
    rows: (product) => productRows(context, product),
  };
}

export function customersStream(): ChangingStream<typeof customerShape> {
  return {
    counted: 'customers',
    list: { list: 'customers', fields: CUSTOMER_FIELDS, sortKey: 'UPDATED_AT', node: customerShape },
    bulk: { list: 'customers', fields: CUSTOMER_FIELDS, node: customerShape, partsOf: {} },
    rows: (customer: Customer) => ({ customers: [customerRow(customer)] }),
  };
}

/** An order with all its lines, also where it has more than a page of them. */
export async function orderRows(context: ReadContext, order: Order): Promise<StoreRows> {
  const fields = lineFields(await selectionOf(context, false));
  const lines = await restOf(context, { type: 'order', id: order.id }, { list: 'lineItems', fields, node: lineShape }, order.lineItems);
  return { orders: [orderRow(order)], order_lines: lines.map((line) => lineRow(order, line)), transactions: paymentRows(order) };
}

export async function productRows(context: ReadContext, product: Product): Promise<StoreRows> {
  const { facts } = await context.shop();
  const fields = variantFields(await selectionOf(context, false));
  const variants = await restOf(context, { type: 'product', id: product.id }, { list: 'variants', fields, node: variantShape }, product.variants);
  return { products: [productRow(product)], variants: variants.map((variant) => variantRow(product, variant, facts.currencyCode)) };
}
