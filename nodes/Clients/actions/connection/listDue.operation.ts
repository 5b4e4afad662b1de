import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { collectionOf, itemsOf, optionalText, type Call } from '../operation';
import { scopeField } from '../which';
import { shownConnection } from './shown';

export const fields: INodeProperties[] = [
  scopeField('listDue'),
  {
    displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {},
    description: 'When connections are due', displayOptions: { show: { resource: ['connection'], operation: ['listDue'] } },
    options: [
      { displayName: 'Timezone', name: 'timeZone', type: 'string', default: '', placeholder: 'e.g. Europe/Berlin', description: 'Whose midnight begins a day. Empty for the timezone of the workflow.' },
    ],
  },
];

/** Connections whose time to be synced has come, the longest waiting first. */
export async function execute(call: Call) {
  const { host, item, clients, registry } = call;
  const due = await clients.listDue(registry.warehouse, {
    clientId: host.getNodeParameter('scope', item) === 'one' ? chosenId(host, 'clientId', item) : undefined,
    timeZone: optionalText(collectionOf(call, 'options'), 'timeZone') || host.getTimezone(),
    now: new Date(),
  });
  return itemsOf(due.map(({ connection, dueAt }) => ({ ...shownConnection(connection), dueAt })));
}
