import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { list, returnFields } from '../getMany';
import { textOf, type Call } from '../operation';
import { timeOf } from '../times';

const show = { resource: ['finance'], operation: ['getEvents'] };

export const fields: INodeProperties[] = [
  { displayName: 'Order ID', name: 'orderId', type: 'string', default: '', placeholder: 'e.g. 114-3941689-8772232', description: 'Only events of this order; the time span then does not count', displayOptions: { show } },
  { displayName: 'Posted After', name: 'postedAfter', type: 'dateTime', default: '', description: 'Start of the time span', displayOptions: { show } },
  { displayName: 'Posted Before', name: 'postedBefore', type: 'dateTime', default: '', description: 'End of the time span, at most 180 days after its start', displayOptions: { show } },
  ...returnFields(show),
];

/** One item per event, with the name of the list it stands in, such as ShipmentEventList. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations }, host, item } = call;
  const orderId = textOf(call, 'orderId');
  if (orderId !== '') return await list(call, operations.listFinancialEventsByOrderId, { ids: { orderId }, query: { MaxResultsPerPage: 100 } });
  const time = (name: string, label: string) => timeOf(call, host.getNodeParameter(name, item, ''), label);
  return await list(call, operations.listFinancialEvents, {
    query: { PostedAfter: time('postedAfter', 'Posted After'), PostedBefore: time('postedBefore', 'Posted Before'), MaxResultsPerPage: 100 },
  });
}
