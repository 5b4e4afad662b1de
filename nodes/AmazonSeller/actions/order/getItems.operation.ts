import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { textOf, toItems, type Call } from '../operation';
import { orderIdField, versionField } from './fields';

export const fields: INodeProperties[] = [orderIdField(['getItems']), versionField(['getItems'])];

/** One item per line of the order, with the order's id. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations, take }, client, signal } = call;
  const orderId = textOf(call, 'orderId');
  if (textOf(call, 'version') === 'v0') {
    const items = await take(client, operations.getOrderItemsV0, { ids: { orderId }, signal });
    return toItems(items.map((one) => ({ AmazonOrderId: orderId, ...one })));
  }
  const { order } = await client.call(operations.getOrder, { ids: { orderId }, query: { includedData: ['PROCEEDS', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT'] }, signal });
  const lines = Array.isArray(order.orderItems) ? (order.orderItems as object[]) : [];
  return toItems(lines.map((one) => ({ orderId, ...one })));
}
