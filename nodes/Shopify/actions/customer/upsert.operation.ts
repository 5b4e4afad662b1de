import type { INodeProperties } from 'n8n-workflow';
import { changed } from '../changing';
import { textOf, type Call } from '../operation';
import { customerFields, inputOf } from './fields';

export const fields: INodeProperties[] = [
  {
    displayName: 'Email', name: 'email', type: 'string', default: '', required: true, placeholder: 'name@email.com',
    description: 'Who it is: the customer with this address is changed, or made where there is none',
    displayOptions: { show: { resource: ['customer'], operation: ['upsert'] } },
  },
  customerFields('upsert', false),
];

/** Found by email, not through the search, which learns late of new customers. */
export async function execute(call: Call) {
  const email = textOf(call, 'email');
  return await changed(call, 'setCustomer', { identifier: { email }, input: { ...inputOf(call), email } });
}
