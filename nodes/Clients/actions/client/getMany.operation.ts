import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from '../limit';
import { collectionOf, itemsOf, limitOf, type Call } from '../operation';
import { shownClient } from './shown';

export const fields: INodeProperties[] = [
  ...limitFields('client', 'getMany'),
  {
    displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {},
    description: 'Which clients, and what of them', displayOptions: { show: { resource: ['client'], operation: ['getMany'] } },
    options: [
      { displayName: 'Include Archived', name: 'archived', type: 'boolean', default: false, description: 'Whether clients that are no longer served come too' },
      { displayName: 'Include Email', name: 'email', type: 'boolean', default: false, description: 'Whether e-mail addresses are in the items, and so in the history of executions' },
    ],
  },
];

/** All clients, by name. */
export async function execute(call: Call) {
  const { archived, email } = collectionOf(call, 'options');
  const clients = await call.clients.listClients(call.registry, { archived: archived === true });
  return itemsOf(clients.slice(0, limitOf(call)).map((client) => shownClient(client, email === true)));
}
