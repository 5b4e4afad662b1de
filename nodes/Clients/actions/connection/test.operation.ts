import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { toNodeError } from '../../../host/failure';
import { chosenId } from '../../../stores/parameters';
import { itemsOf, textOf, type Call } from '../operation';
import { enteredOn } from './entered';
import { platformField, secretsFields } from './secrets';
import { shownConnection, shownTest } from './shown';

const show = { resource: ['connection'], operation: ['test'] };
const showEntered = { ...show, testWhat: ['fields'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'What to Test', name: 'testWhat', type: 'options', noDataExpression: true, default: 'connection',
    options: [
      { name: 'Connection', value: 'connection', description: 'One that is saved; what the store says is kept as its status' },
      { name: 'Entered Fields', value: 'fields', description: 'Fields that are only tried and kept nowhere, such as from a form' },
    ],
    description: 'Whether a saved connection or entered fields are tested', displayOptions: { show },
  },
  platformField(showEntered),
  ...secretsFields(showEntered, ['platform']),
];

/** Reaches the store. A store that says no, or nothing, is a result, not a failure of the node. */
export async function execute(call: Call) {
  const { host, item, clients, registry, context } = call;
  if (host.getNodeParameter('testWhat', item) === 'connection') {
    const which = { clientId: chosenId(host, 'clientId', item), connectionId: chosenId(host, 'connectionId', item) };
    const { connection, test } = await clients.testConnection(registry, which, context);
    return itemsOf([{ ...shownConnection(connection), ...shownTest(test) }]);
  }
  return itemsOf([await tryEntered(call).catch((error: unknown) => notUsable(call, error))]);
}

async function tryEntered(call: Call): Promise<object> {
  const { clients, registry, context } = call;
  return shownTest(await clients.testEntered(registry, textOf(call, 'platform'), (await enteredOn(call)) ?? {}, context));
}

function notUsable({ host, item, clients }: Call, error: unknown): object {
  if (error instanceof clients.ClientsError || error instanceof NodeOperationError) return { ok: false, status: 'refused', message: error.message };
  throw toNodeError(host.getNode(), error, item);
}
