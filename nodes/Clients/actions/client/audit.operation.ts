import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { limitFields } from '../limit';
import { collectionOf, itemsOf, limitOf, optionalText, type Call } from '../operation';

export const fields: INodeProperties[] = [
  ...limitFields('client', 'audit'),
  {
    displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {},
    description: 'Which entries', displayOptions: { show: { resource: ['client'], operation: ['audit'] } },
    options: [
      { displayName: 'Connection ID', name: 'connectionId', type: 'string', default: '', placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301', description: 'Only what was done to this connection' },
    ],
  },
];

/** Who did what to a client and its connections, the newest first. */
export async function execute(call: Call) {
  const entries = await call.clients.readAudit(call.registry.warehouse, {
    clientId: chosenId(call.host, 'clientId', call.item),
    subject: optionalText(collectionOf(call, 'options'), 'connectionId') || undefined,
    limit: limitOf(call),
  });
  return itemsOf(entries);
}
