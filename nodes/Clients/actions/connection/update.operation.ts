import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { collectionOf, itemsOf, optionalText, type Call } from '../operation';
import { enteredOn } from './entered';
import { planIn, planOptions } from './plan.fields';
import { secretsFields } from './secrets';
import { shownConnection } from './shown';

const show = { resource: ['connection'], operation: ['update'] };

export const fields: INodeProperties[] = [
  ...secretsFields(show, ['clientId.value', 'connectionId.value'], true),
  {
    displayName: 'Update Fields', name: 'updateFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What to change; the rest stays as it is', displayOptions: { show },
    options: [
      ...planOptions,
      { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Main Shop', description: "Tells the client's stores on this platform apart" },
      { displayName: 'Test First', name: 'testFirst', type: 'boolean', default: true, description: 'Whether the store is reached with new secrets first, and they are saved only if it answers' },
    ],
  },
];

/** Changes what is given of a connection. */
export async function execute(call: Call) {
  const { host, item, clients, registry, context } = call;
  const { testFirst = true, ...change } = collectionOf(call, 'updateFields');
  const which = { clientId: chosenId(host, 'clientId', item), connectionId: chosenId(host, 'connectionId', item) };
  const connection = await clients.updateConnection(registry, which, {
    name: optionalText(change, 'name'), fields: await enteredOn(call), ...planIn(change),
  }, testFirst === true ? context : null);
  return itemsOf([shownConnection(connection)]);
}
