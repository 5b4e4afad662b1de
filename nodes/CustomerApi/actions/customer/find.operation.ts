import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { CustomerApi } from '../../../../lib/platforms/customer-api';
import { toNodeError } from '../../../delivery/failure';
import { errorJson } from '../../../host/failure';

const shown = { show: { resource: ['customer'], operation: ['find'] } };

export const fields: INodeProperties[] = [
  {
    displayName: 'E-Mail',
    name: 'email',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. jo@example.com',
    description: 'Address of the customer to look up; upper and lower case are the same',
    displayOptions: shown,
  },
  {
    displayName: 'Lookup Endpoint',
    name: 'lookupEndpoint',
    type: 'string',
    default: '/customers?email={email}',
    required: true,
    placeholder: 'e.g. /customers?email={email}',
    description: 'Path that finds a customer by e-mail; {email} is replaced by the address',
    displayOptions: shown,
  },
];

/** One item per input item: found or not, and the id. */
export async function execute(host: IExecuteFunctions, api: CustomerApi): Promise<INodeExecutionData[]> {
  const found: INodeExecutionData[] = [];
  for (let item = 0; item < host.getInputData().length; item += 1) {
    const email = (host.getNodeParameter('email', item) as string).trim().toLowerCase();
    try {
      const id = await api.find(email, { signal: host.getExecutionCancelSignal() });
      found.push({ json: { found: id !== null, id: id || null, email }, pairedItem: { item } });
    } catch (error) {
      const nodeError = toNodeError(host.getNode(), error, item);
      if (!host.continueOnFail()) throw nodeError;
      found.push({ json: errorJson(nodeError), pairedItem: { item } });
    }
  }
  return found;
}
