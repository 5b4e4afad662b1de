import type { INodeProperties } from 'n8n-workflow';
import { changed } from '../changing';
import { textOf, withTags, type Call } from '../operation';
import { customerFields, inputOf } from './fields';

const show = { resource: ['customer'], operation: ['upsert'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Data to Send', name: 'dataToSend', type: 'options', noDataExpression: true, default: 'fields', description: 'Where the customer comes from',
    options: [
      { name: 'Fields Below', value: 'fields', description: 'What is filled in here' },
      { name: 'The Input Item', value: 'item', description: 'The item as it is, with Shopify’s own field names: what Map Fields makes with the template shopify' },
    ],
    displayOptions: { show },
  },
  {
    displayName: 'Email', name: 'email', type: 'string', default: '', required: true, placeholder: 'name@email.com',
    description: 'Who it is: the customer with this address is changed, or made where there is none',
    displayOptions: { show: { ...show, dataToSend: ['fields'] } },
  },
  customerFields('upsert', false, { dataToSend: ['fields'] }),
];

/** Found by email, not through the search, which learns late of new customers. */
export async function execute(call: Call) {
  if (textOf(call, 'dataToSend') === 'item') {
    const input = withTags(call.host.getInputData()[call.item]?.json ?? {});
    return await changed(call, 'setCustomer', { identifier: { email: String(input.email ?? '').trim() }, input });
  }
  const email = textOf(call, 'email');
  return await changed(call, 'setCustomer', { identifier: { email }, input: { ...inputOf(call), email } });
}
