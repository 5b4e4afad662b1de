import type { INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ReportRequest } from '../../../../lib/platforms/amazon-seller';
import { marketplacesFor, marketplacesOption } from '../marketplaces';
import { textOf, type Call } from '../operation';
import { timeOf } from '../times';

export const REPORT_TYPE_HINT = 'Amazon’s name of the type, as in its list of report type values';

export const reportIdField = (show: Record<string, string[]>): INodeProperties => ({
  displayName: 'Report ID', name: 'reportId', type: 'string', default: '', required: true, placeholder: 'e.g. 50012018765', description: 'As Get Many lists it; a report that was asked for has the one that Create gave', displayOptions: { show },
});

export const reportTypeField = (show: Record<string, string[]>): INodeProperties => ({
  displayName: 'Report Type', name: 'reportType', type: 'string', default: '', required: true, placeholder: 'e.g. GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
  description: REPORT_TYPE_HINT, displayOptions: { show },
});

/** What a report is to be about. */
export const requestFields = (show: Record<string, string[]>): INodeProperties[] => [
  reportTypeField(show),
  {
    displayName: 'Contents',
    name: 'contents',
    type: 'collection',
    placeholder: 'Add Choice',
    default: {},
    description: 'What the report is to be about, as far as its type takes it',
    displayOptions: { show },
    options: [
      { displayName: 'From', name: 'from', type: 'dateTime', default: '', description: 'Start of the time span' },
      marketplacesOption,
      { displayName: 'Report Options (JSON)', name: 'reportOptions', type: 'json', default: '', placeholder: '{"reportPeriod": "WEEK"}', description: 'Options of the type, with texts as values' },
      { displayName: 'To', name: 'to', type: 'dateTime', default: '', description: 'End of the time span' },
    ],
  },
];

export async function requestOf(call: Call): Promise<ReportRequest> {
  const { host, item, amazon } = call;
  const reportType = textOf(call, 'reportType');
  if (!/^[A-Z][A-Z0-9_]{2,}$/.test(reportType)) throw refusal(call, 'This is no report type', 'Give Amazon’s name of the type, such as GET_MERCHANT_LISTINGS_ALL_DATA.');
  if (reportType === amazon.SETTLEMENT_REPORT) throw refusal(call, 'Settlement reports cannot be asked for', 'Amazon makes them by itself: use the resource Settlement.');
  const { from, to, marketplaceIds, reportOptions } = host.getNodeParameter('contents', item, {}) as Record<string, unknown>;
  const span = { dataStartTime: timeOf(call, from, 'From'), dataEndTime: timeOf(call, to, 'To') };
  const options = optionsOf(call, reportOptions);
  return { reportType, marketplaceIds: await marketplacesFor(call, marketplaceIds), ...span, ...options };
}

function optionsOf(call: Call, given: unknown): Pick<ReportRequest, 'reportOptions'> {
  if (given === undefined || given === null || given === '') return {};
  const value: unknown = typeof given === 'string' ? parsed(call, given) : given;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal(call, 'Report Options (JSON) is not one object', 'Give an object such as {"reportPeriod": "WEEK"}.');
  return { reportOptions: Object.fromEntries(Object.entries(value).map(([name, option]) => [name, String(option)])) };
}

function parsed(call: Call, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(call, 'Report Options (JSON) is not JSON', 'Give an object such as {"reportPeriod": "WEEK"}.');
  }
}

export function refusal({ host, item }: Call, sentence: string, description: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), sentence, { itemIndex: item, description: `${description} Nothing was sent.` });
}
