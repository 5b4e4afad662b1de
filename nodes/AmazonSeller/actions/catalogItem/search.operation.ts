import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { list, returnFields } from '../getMany';
import { checkRegion, marketplaceField } from '../marketplaces';
import { listed, textOf, type Call } from '../operation';
import { dataField } from './fields';

const show = { resource: ['catalogItem'], operation: ['search'] };
const MOST_VALUES = 20;

export const fields: INodeProperties[] = [
  {
    displayName: 'Search By',
    name: 'searchBy',
    type: 'options',
    options: [
      { name: 'ASIN', value: 'ASIN', description: 'Amazon’s numbers' },
      { name: 'EAN', value: 'EAN', description: 'European article numbers' },
      { name: 'Keywords', value: 'keywords', description: 'Words that all have to match' },
      { name: 'SKU', value: 'SKU', description: 'SKUs of yours; the credential needs the seller ID' },
      { name: 'UPC', value: 'UPC', description: 'American article numbers' },
    ],
    default: 'keywords',
    description: 'What the values are',
    displayOptions: { show },
  },
  { displayName: 'Values', name: 'values', type: 'string', default: '', required: true, placeholder: 'e.g. trekking, poles', description: 'Up to 20, with commas between them', displayOptions: { show } },
  marketplaceField(show),
  dataField(show),
  ...returnFields(show),
];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, client } = call;
  const by = textOf(call, 'searchBy');
  const values = listed(host.getNodeParameter('values', item, ''));
  if (values.length === 0 || values.length > MOST_VALUES) {
    throw new NodeOperationError(host.getNode(), `Amazon takes 1 to ${MOST_VALUES} values, and there are ${values.length}`, { itemIndex: item, description: 'Split the list over several items. Nothing was sent.' });
  }
  if (by === 'SKU' && client.credential.sellerId === '') {
    throw new NodeOperationError(host.getNode(), 'A search by SKU needs the seller ID', { itemIndex: item, description: 'Fill in Seller ID in the credential, or search by ASIN. Nothing was sent.' });
  }
  const what = by === 'keywords' ? { keywords: values } : { identifiers: values, identifiersType: by, sellerId: by === 'SKU' ? client.credential.sellerId : undefined };
  return await list(call, call.amazon.operations.searchCatalogItems, {
    query: { ...what, marketplaceIds: [checkRegion(call, textOf(call, 'marketplaceId'))], includedData: listed(host.getNodeParameter('includedData', item, [])), pageSize: 20 },
  });
}
