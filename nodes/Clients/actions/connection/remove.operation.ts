import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { itemsOf, type Call } from '../operation';
import { shownConnection } from './shown';

export const fields: INodeProperties[] = [
  {
    displayName: 'Delete Its Data', name: 'withData', type: 'boolean', default: false,
    description: 'Whether orders, products and everything else that came from this store is deleted from the warehouse too. This cannot be undone.',
    displayOptions: { show: { resource: ['connection'], operation: ['remove'] } },
  },
];

/** Wipes the secrets of a connection; its data stay unless they are to go. */
export async function execute({ host, item, clients, registry }: Call) {
  const which = { clientId: chosenId(host, 'clientId', item), connectionId: chosenId(host, 'connectionId', item) };
  const { connection, deletedRows } = await clients.removeConnection(registry, which, { withData: host.getNodeParameter('withData', item, false) === true });
  return itemsOf([{ ...shownConnection(connection), deletedRows }]);
}
