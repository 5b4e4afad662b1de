import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { listed, textOf, toItems, type Call } from '../operation';
import { buyerField, includedField, orderIdField, versionField } from './fields';

const GET = ['get'];

export const fields: INodeProperties[] = [orderIdField(GET), versionField(GET), includedField(GET), buyerField(GET)];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations }, client, host, item, signal } = call;
  const ids = { orderId: textOf(call, 'orderId') };
  if (textOf(call, 'version') === 'v0') {
    const restricted = host.getNodeParameter('buyerData', item, false) === true ? ['buyerInfo', 'shippingAddress'] : undefined;
    const { payload } = await client.call(operations.getOrderV0, { ids, restricted, signal });
    return toItems([payload]);
  }
  const { order } = await client.call(operations.getOrder, { ids, query: { includedData: listed(host.getNodeParameter('includedData', item, [])) }, signal });
  return toItems([order]);
}
