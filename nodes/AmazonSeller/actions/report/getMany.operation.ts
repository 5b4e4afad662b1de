import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { filtersField, list, returnFields } from '../getMany';
import { checkRegion, marketplacesOption } from '../marketplaces';
import { filledIn, listed, type Call } from '../operation';
import { timeOf } from '../times';
import { refusal } from './fields';

const show = { resource: ['report'], operation: ['getMany'] };
const MOST_TYPES = 10;

export const fields: INodeProperties[] = [
  {
    displayName: 'Report Types', name: 'reportTypes', type: 'string', default: '', required: true, placeholder: 'e.g. GET_MERCHANT_LISTINGS_ALL_DATA',
    description: 'Up to 10 of Amazon’s report types, with commas between them', displayOptions: { show },
  },
  ...returnFields(show),
  filtersField(show, [
    { displayName: 'Created Since', name: 'since', type: 'dateTime', default: '', description: 'Amazon keeps reports for ninety days' },
    { displayName: 'Created Until', name: 'until', type: 'dateTime', default: '', description: 'Only reports made before this time' },
    marketplacesOption,
    {
      displayName: 'Statuses', name: 'statuses', type: 'multiOptions', default: [], description: 'How far the report is; all when none is chosen',
      options: [
        { name: 'Cancelled', value: 'CANCELLED', description: 'Mostly because there was no data' }, { name: 'Done', value: 'DONE', description: 'Ready to be downloaded' },
        { name: 'Fatal', value: 'FATAL', description: 'Ended with an error' }, { name: 'In Progress', value: 'IN_PROGRESS', description: 'Being made' },
        { name: 'In Queue', value: 'IN_QUEUE', description: 'Not begun yet' },
      ],
    },
  ]),
];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const filters = filledIn(call, 'filters');
  const reportTypes = listed(call.host.getNodeParameter('reportTypes', call.item, ''));
  if (reportTypes.length === 0 || reportTypes.length > MOST_TYPES) throw refusal(call, `Amazon takes 1 to ${MOST_TYPES} report types, and there are ${reportTypes.length}`, 'Name the types to list.');
  return await list(call, call.amazon.operations.getReports, {
    query: {
      reportTypes, processingStatuses: listed(filters.statuses), marketplaceIds: listed(filters.marketplaceIds).map((id) => checkRegion(call, id)),
      createdSince: timeOf(call, filters.since, 'Created Since'), createdUntil: timeOf(call, filters.until, 'Created Until'), pageSize: 100,
    },
  });
}
