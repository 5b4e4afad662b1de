import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { filtersField, list, returnFields } from '../getMany';
import { checkRegion, marketplacesOption } from '../marketplaces';
import { filledIn, listed, type Call } from '../operation';
import { timeOf } from '../times';

const show = { resource: ['settlement'], operation: ['getMany'] };

export const fields: INodeProperties[] = [
  ...returnFields(show),
  filtersField(show, [{ displayName: 'Created Since', name: 'since', type: 'dateTime', default: '', description: 'Amazon keeps reports for ninety days' }, marketplacesOption]),
];

/** Reports of finished settlements, which Amazon makes by itself. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations, SETTLEMENT_REPORT } } = call;
  const filters = filledIn(call, 'filters');
  return await list(call, operations.getReports, {
    query: {
      reportTypes: [SETTLEMENT_REPORT], processingStatuses: ['DONE'], createdSince: timeOf(call, filters.since, 'Created Since'), pageSize: 100,
      marketplaceIds: listed(filters.marketplaceIds).map((id) => checkRegion(call, id)),
    },
  });
}
