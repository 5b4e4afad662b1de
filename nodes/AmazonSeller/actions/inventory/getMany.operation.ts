import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { filtersField, list, returnFields } from '../getMany';
import { checkRegion, marketplaceField } from '../marketplaces';
import { filledIn, listed, textOf, type Call } from '../operation';
import { timeOf } from '../times';

const show = { resource: ['inventory'], operation: ['getMany'] };

export const fields: INodeProperties[] = [
  marketplaceField(show),
  ...returnFields(show),
  filtersField(show, [
    { displayName: 'Changed Since', name: 'since', type: 'dateTime', default: '', description: 'Only stock that has changed since, up to 18 months back. Changes of what is on its way do not count; SKUs are then left aside.' },
    { displayName: 'SKUs', name: 'skus', type: 'string', default: '', placeholder: 'e.g. TENT-2P, LAMP-1', description: 'Up to 50 SKUs of yours, with commas between them' },
    { displayName: 'Totals Only', name: 'totalsOnly', type: 'boolean', default: false, description: 'Whether to leave out how much is sellable, reserved, inbound and unfulfillable' },
  ]),
];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const filters = filledIn(call, 'filters');
  const marketplaceId = checkRegion(call, textOf(call, 'marketplaceId'));
  return await list(call, call.amazon.operations.getInventorySummaries, {
    query: {
      granularityType: 'Marketplace', granularityId: marketplaceId, marketplaceIds: [marketplaceId], details: filters.totalsOnly !== true,
      startDateTime: timeOf(call, filters.since, 'Changed Since'), sellerSkus: listed(filters.skus),
    },
  });
}
