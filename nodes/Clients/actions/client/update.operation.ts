import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { collectionOf, itemsOf, optionalText, type Call } from '../operation';
import { shownClient } from './shown';

export const fields: INodeProperties[] = [
  {
    displayName: 'Update Fields', name: 'updateFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What to change; the rest stays as it is', displayOptions: { show: { resource: ['client'], operation: ['update'] } },
    options: [
      { displayName: 'Archived', name: 'archived', type: 'boolean', default: false, description: 'Whether the client is no longer served. Off restores an archived one.' },
      { displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'e.g. name@email.com', description: 'Where its people are reached; empty forgets the address' },
      { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Acme Ltd', description: 'Name of the company' },
    ],
  },
];

/** Changes what is given of a client. */
export async function execute(call: Call) {
  const change = collectionOf(call, 'updateFields');
  const email = optionalText(change, 'email');
  const client = await call.clients.updateClient(call.registry, chosenId(call.host, 'clientId', call.item), {
    name: optionalText(change, 'name'),
    email: email === '' ? null : email,
    archived: change.archived as boolean | undefined,
  });
  return itemsOf([shownClient(client)]);
}
