import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { HistoryEntry } from '../../../../lib/sync';
import { clientOf, itemsOf, type Call } from '../operation';

const show = { resource: ['sync'], operation: ['getHistory'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show },
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    description: 'Which syncs; all of the client unless narrowed here',
    displayOptions: { show },
    options: [
      { displayName: 'Connection ID', name: 'connectionId', type: 'string', default: '', placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301', description: 'Only those of this store' },
      {
        displayName: 'State', name: 'state', type: 'options', default: 'failed', description: 'Only those that ended like this',
        options: [
          { name: 'Failed', value: 'failed', description: 'Ended by an error, which is told' },
          { name: 'Running', value: 'running', description: 'Not ended yet' },
          { name: 'Stopped', value: 'stopped', description: 'Ended by a person or a time limit' },
          { name: 'Succeeded', value: 'succeeded', description: 'Came to their end' },
        ],
      },
      { displayName: 'Stream', name: 'stream', type: 'string', default: '', placeholder: 'e.g. orders', description: 'Only those of this stream' },
    ],
  },
];

/** One item for each stream of each sync, the newest first. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, registry } = call;
  const { syncHistory } = await import('../../../../lib/sync');
  const filters = host.getNodeParameter('filters', item, {}) as IDataObject;
  const text = (name: string): string | undefined => String(filters[name] ?? '').trim() || undefined;
  const history = await registry.warehouse.asClient(await clientOf(call, item), (db) => syncHistory(db, {
    connectionId: text('connectionId'),
    stream: text('stream'),
    state: text('state') as HistoryEntry['state'] | undefined,
    limit: Number(host.getNodeParameter('limit', item, 50)) || 50,
  }));
  return itemsOf(history);
}
