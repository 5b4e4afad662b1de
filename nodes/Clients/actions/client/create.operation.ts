import type { INodeProperties } from 'n8n-workflow';
import { collectionOf, itemsOf, optionalText, textOf, type Call } from '../operation';
import { shownClient } from './shown';

const show = { resource: ['client'], operation: ['create'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Name', name: 'name', type: 'string', default: '', required: true, placeholder: 'e.g. Acme Ltd',
    description: 'Name of the company', displayOptions: { show },
  },
  {
    displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What else may be known of the client', displayOptions: { show },
    options: [
      { displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'e.g. name@email.com', description: 'Where its people are reached' },
      { displayName: 'ID', name: 'id', type: 'string', default: '', placeholder: 'e.g. acme', description: 'Small letters, digits, hyphens and underscores. Made from the name where it is empty, and never changed again.' },
      {
        displayName: 'If It Exists', name: 'ifExists', type: 'options', default: 'fail', description: 'What to do when there is a client with this ID already',
        options: [
          { name: 'Stop', value: 'fail', description: 'Say so, and change nothing' },
          { name: 'Use It', value: 'use', description: 'Put that client out as it is. For forms of your own people: it lets whoever knows a name add to that client.' },
        ],
      },
    ],
  },
];

/** Registers a company. */
export async function execute(call: Call) {
  const more = collectionOf(call, 'additionalFields');
  const client = await call.clients.createClient(call.registry, {
    name: textOf(call, 'name'), id: optionalText(more, 'id') || undefined, email: optionalText(more, 'email') || undefined,
    ifExists: more.ifExists === 'use' ? 'use' : 'fail',
  });
  return itemsOf([shownClient(client)]);
}
