import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { collectionOf, itemsOf, textOf, type Call } from '../operation';
import { enteredOn } from './entered';
import { planFields, planIn, streamsOption } from './plan.fields';
import { platformField, secretsFields } from './secrets';
import { shownConnection } from './shown';

const show = { resource: ['connection'], operation: ['add'] };

export const fields: INodeProperties[] = [
  platformField(show),
  {
    displayName: 'Name', name: 'name', type: 'string', default: '', required: true, placeholder: 'e.g. Main Shop',
    description: "Tells the client's stores on this platform apart", displayOptions: { show },
  },
  ...secretsFields(show, ['platform']),
  ...planFields(show),
  {
    displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {},
    description: 'What else to settle', displayOptions: { show },
    options: [
      streamsOption,
      { displayName: 'Test First', name: 'testFirst', type: 'boolean', default: true, description: 'Whether the store is reached first, and the connection saved only if it answers' },
    ],
  },
];

/** Keeps a connection, its secrets encrypted. */
export async function execute(call: Call) {
  const { host, item, clients, registry, context } = call;
  const { testFirst = true, streams } = collectionOf(call, 'options');
  const syncFrequency = host.getNodeParameter('syncFrequency', item) as string;
  const everyHours = syncFrequency === 'every_n_hours' ? host.getNodeParameter('everyHours', item) as number : undefined;
  const connection = await clients.addConnection(registry, {
    clientId: chosenId(host, 'clientId', item),
    platform: textOf(call, 'platform'),
    name: textOf(call, 'name'),
    fields: (await enteredOn(call)) ?? {},
    ...planIn({ syncFrequency, everyHours, streams }),
  }, testFirst === true ? context : null);
  return itemsOf([shownConnection(connection)]);
}
