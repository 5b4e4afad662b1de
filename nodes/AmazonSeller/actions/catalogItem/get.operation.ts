import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { checkRegion, marketplaceField } from '../marketplaces';
import { listed, textOf, toItems, type Call } from '../operation';
import { dataField } from './fields';

const show = { resource: ['catalogItem'], operation: ['get'] };

export const fields: INodeProperties[] = [
  { displayName: 'ASIN', name: 'asin', type: 'string', default: '', required: true, placeholder: 'e.g. B07FGXZQZ1', description: 'Amazon’s number of the item', displayOptions: { show } },
  marketplaceField(show),
  dataField(show),
];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations }, client, host, item, signal } = call;
  const query = { marketplaceIds: [checkRegion(call, textOf(call, 'marketplaceId'))], includedData: listed(host.getNodeParameter('includedData', item, [])) };
  return toItems([await client.call(operations.getCatalogItem, { ids: { asin: textOf(call, 'asin') }, query, signal })]);
}
