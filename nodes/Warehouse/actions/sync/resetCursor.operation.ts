import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { clientOf, itemsOf, textOf, type Call } from '../operation';

export const fields: INodeProperties[] = [
  {
    displayName: 'Stream',
    name: 'stream',
    type: 'string',
    default: '',
    placeholder: 'e.g. orders',
    description: 'Which stream is to be read from its beginning again. Empty means: every stream of the connection.',
    displayOptions: { show: { resource: ['sync'], operation: ['resetCursor'] } },
  },
];

/** One item with how many streams it concerns. Rows stay; the next sync writes over them. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, registry } = call;
  const [{ forgetCursors }, { note }] = await Promise.all([import('../../../../lib/sync'), import('../../../../lib/clients')]);
  const clientId = await clientOf(call, item);
  const connectionId = chosenId(host, 'connectionId', item);
  const stream = textOf(call, 'stream') || null;
  const streamsReset = await registry.warehouse.asClient(clientId, async (db) => {
    const count = await forgetCursors(db, { connectionId }, stream);
    if (count > 0) await note(db, clientId, { actor: registry.actor, action: 'connection.cursors_reset', subject: connectionId, details: { stream, streamsReset: count } });
    return count;
  });
  return itemsOf([{ clientId, connectionId, stream, streamsReset }]);
}
