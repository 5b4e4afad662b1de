import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { list, returnFields } from '../getMany';
import type { Call } from '../operation';
import { timeOf } from '../times';

const show = { resource: ['finance'], operation: ['getGroups'] };

export const fields: INodeProperties[] = [
  { displayName: 'Started After', name: 'startedAfter', type: 'dateTime', default: '', description: 'Only groups that were opened after this time', displayOptions: { show } },
  ...returnFields(show),
];

/** Payments: what was opened, closed and transferred. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const startedAfter = timeOf(call, call.host.getNodeParameter('startedAfter', call.item, ''), 'Started After');
  return await list(call, call.amazon.operations.listFinancialEventGroups, { query: { FinancialEventGroupStartedAfter: startedAfter, MaxResultsPerPage: 100 } });
}
