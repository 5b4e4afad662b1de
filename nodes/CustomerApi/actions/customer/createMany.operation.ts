import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { CustomerApi } from '../../../../lib/platforms/customer-api';
import type { SendResult } from '../../../../lib/delivery/types';
import { outcomeJson, outgoing } from './outgoing';
import { sendAll } from './sendAll';

const shown = { show: { resource: ['customer'], operation: ['createMany'] } };

export const fields: INodeProperties[] = [
  {
    displayName: 'Fields to Send',
    name: 'sendFields',
    type: 'string',
    default: '',
    placeholder: 'e.g. name, email, phone',
    description: 'Fields of each item that make up the customer, separated by commas. Empty sends the whole item.',
    displayOptions: shown,
  },
  {
    displayName: 'E-Mail Field',
    name: 'emailField',
    type: 'string',
    default: 'email',
    placeholder: 'e.g. email',
    description: 'Field that tells one customer from another; used to settle a write whose answer was lost',
    displayOptions: shown,
  },
];

/** One outcome per item, whatever happens: nothing already sent is ever forgotten. */
export async function execute(host: IExecuteFunctions, api: CustomerApi): Promise<INodeExecutionData[]> {
  const items = host.getInputData();
  const names = (host.getNodeParameter('sendFields', 0, '') as string).split(',').map((name) => name.trim()).filter(Boolean);
  const emailField = (host.getNodeParameter('emailField', 0, 'email') as string).trim();
  const records = items.map(({ json }, item) => outgoing(host, item, pick(json, names), emailField));
  const results = await sendAll(host, api.destination, records);
  tell(host, results);
  const asErrors = host.getNode().onError === 'continueErrorOutput';
  return results.map((result, item) => ({ json: asErrors ? splitJson(result) : outcomeJson(result), pairedItem: { item } }));
}

function pick(json: IDataObject, names: readonly string[]): IDataObject {
  if (names.length === 0) return json;
  const chosen = names.filter((name) => Object.hasOwn(json, name)).map((name) => [name, json[name]] as const);
  return Object.fromEntries(chosen);
}

/** n8n moves an item to the error output when its JSON is an error and nothing else. */
function splitJson(result: SendResult): IDataObject {
  if (result.outcome !== 'rejected' && result.outcome !== 'failed') return outcomeJson(result);
  return { error: result.message, details: outcomeJson(result) };
}

function tell(host: IExecuteFunctions, results: readonly SendResult[]): void {
  const counts = new Map<string, number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const message = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const type = counts.has('failed') ? 'danger' : counts.has('rejected') ? 'warning' : 'info';
  host.addExecutionHints({ message: `${message}.`, type, location: 'outputPane' });
}
