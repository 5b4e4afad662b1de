import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { CustomerApi } from '../../../../lib/platforms/customer-api';
import { resultError } from '../../../delivery/resultError';
import { toNodeError } from '../../../delivery/failure';
import { errorJson } from '../../../host/failure';
import { outcomeJson, outgoing } from './outgoing';

const shown = { show: { resource: ['customer'], operation: ['create'] } };

export const fields: INodeProperties[] = [
  {
    displayName: 'Customer Data',
    name: 'dataMode',
    type: 'options',
    options: [
      { name: 'All Fields of the Item', value: 'item', description: 'The item as it comes in is the customer' },
      { name: 'Fields Below', value: 'fields', description: 'Name each field and its value' },
      { name: 'JSON', value: 'json', description: 'Write the customer as JSON' },
    ],
    default: 'item',
    description: 'What is sent as the customer',
    displayOptions: shown,
  },
  {
    displayName: 'Fields',
    name: 'fields',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Field',
    default: {},
    description: 'Fields of the customer as the API names them',
    displayOptions: { show: { ...shown.show, dataMode: ['fields'] } },
    options: [
      {
        displayName: 'Field',
        name: 'values',
        values: [
          { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. email', description: 'Name of the field at the API' },
          { displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. jo@example.com', description: 'What the field is set to' },
        ],
      },
    ],
  },
  {
    displayName: 'JSON',
    name: 'jsonData',
    type: 'json',
    default: '{\n  "name": "Jo Doe",\n  "email": "jo@example.com"\n}',
    description: 'The customer, as the API takes it',
    displayOptions: { show: { ...shown.show, dataMode: ['json'] } },
  },
];

/** Creates customers one after the other. The first refusal ends it, unless the node is set to continue. */
export async function execute(host: IExecuteFunctions, api: CustomerApi): Promise<INodeExecutionData[]> {
  const created: INodeExecutionData[] = [];
  const items = host.getInputData();
  for (const [item, { json }] of items.entries()) {
    try {
      const record = outgoing(host, item, payloadOf(host, item, json), 'email');
      const result = await api.create(record, { signal: host.getExecutionCancelSignal() });
      if (result.outcome === 'rejected' || result.outcome === 'failed') throw resultError(host.getNode(), result, item);
      created.push({ json: outcomeJson(result), pairedItem: { item } });
    } catch (error) {
      const nodeError = toNodeError(host.getNode(), error, item);
      if (!host.continueOnFail()) {
        nodeError.description = [nodeError.description, landedNote(item)].filter(Boolean).join(' ');
        throw nodeError;
      }
      created.push({ json: errorJson(nodeError), pairedItem: { item } });
    }
  }
  return created;
}

/** Throwing takes the results of earlier items away, so the message says what became of them. */
function landedNote(before: number): string {
  if (before === 0) return '';
  return before === 1 ? 'The customer of the item before this one is created.' : `The customers of the ${before} items before this one are created.`;
}

function payloadOf(host: IExecuteFunctions, item: number, json: IDataObject): IDataObject {
  const mode = host.getNodeParameter('dataMode', item) as string;
  if (mode === 'item') return json;
  if (mode === 'json') return parsed(host, item);
  const { values } = host.getNodeParameter('fields', item, {}) as { values?: { name: string; value: string }[] };
  return Object.fromEntries((values ?? []).filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]));
}

function parsed(host: IExecuteFunctions, item: number): IDataObject {
  const value: unknown = host.getNodeParameter('jsonData', item);
  const customer: unknown = typeof value === 'string' ? parse(host, item, value) : value;
  if (typeof customer === 'object' && customer !== null && !Array.isArray(customer)) return customer as IDataObject;
  throw notJson(host, item);
}

function parse(host: IExecuteFunctions, item: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notJson(host, item);
  }
}

function notJson(host: IExecuteFunctions, itemIndex: number): NodeOperationError {
  return new NodeOperationError(host.getNode(), 'The JSON given is not one customer', {
    itemIndex,
    description: 'Write one JSON object in braces. Nothing was sent for this item.',
  });
}
