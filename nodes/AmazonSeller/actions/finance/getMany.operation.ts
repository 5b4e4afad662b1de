import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { filtersField, list, returnFields } from '../getMany';
import { filledIn, type Call } from '../operation';
import { timeOf } from '../times';

const show = { resource: ['finance'], operation: ['getMany'] };
const WIDEST_MS = 180 * 86_400_000;

export const fields: INodeProperties[] = [
  { displayName: 'Posted After', name: 'postedAfter', type: 'dateTime', default: '', description: 'Start of the time span. May be empty when an order ID or a financial event group is given.', displayOptions: { show } },
  ...returnFields(show),
  filtersField(show, [
    { displayName: 'Financial Event Group ID', name: 'groupId', type: 'string', default: '', description: 'Only what belongs to this payment' },
    { displayName: 'Order ID', name: 'orderId', type: 'string', default: '', placeholder: 'e.g. 114-3941689-8772232', description: 'Only what belongs to this order; takes precedence over the group' },
    { displayName: 'Posted Before', name: 'postedBefore', type: 'dateTime', default: '', description: 'End of the time span, at most 180 days after its start' },
    {
      displayName: 'Status', name: 'status', type: 'options', default: 'RELEASED', description: 'Whether the money has been released',
      options: [
        { name: 'Deferred', value: 'DEFERRED', description: 'Held back for now' },
        { name: 'Deferred, Then Released', value: 'DEFERRED_RELEASED', description: 'Was held back and is released by another transaction' },
        { name: 'Released', value: 'RELEASED', description: 'What payments are made of' },
      ],
    },
  ]),
];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, amazon: { operations } } = call;
  const { orderId, groupId, status, ...rest } = filledIn(call, 'filters');
  const postedAfter = timeOf(call, host.getNodeParameter('postedAfter', item, ''), 'Posted After');
  const postedBefore = timeOf(call, rest.postedBefore, 'Posted Before');
  const related = orderId ? ['ORDER_ID', orderId] : groupId ? ['FINANCIAL_EVENT_GROUP_ID', groupId] : [];
  if (!postedAfter && related.length === 0) throw refusal(call, 'No time span, order or group is given', 'Fill in Posted After, or an order ID or a financial event group under Filters.');
  const spanMs = postedAfter ? Date.parse(postedBefore ?? new Date().toISOString()) - Date.parse(postedAfter) : 0;
  if (spanMs > WIDEST_MS) throw refusal(call, 'The time span is longer than 180 days', 'Amazon would answer it with nothing. Ask for shorter spans, one after the other.');
  return await list(call, operations.listTransactions, {
    query: { postedAfter, postedBefore, transactionStatus: status as string | undefined, relatedIdentifierName: related[0] as string | undefined, relatedIdentifierValue: related[1] as string | undefined },
  });
}

function refusal({ host, item }: Call, sentence: string, description: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), sentence, { itemIndex: item, description: `${description} Nothing was sent.` });
}
