import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { limitFields } from '../limit';
import { collectionOf, itemsOf, limitOf, optionalText, type Call } from '../operation';
import { scopeField } from '../which';
import { shownConnection } from './shown';

export const fields: INodeProperties[] = [
  scopeField('getMany'),
  ...limitFields('connection', 'getMany'),
  {
    displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {},
    description: 'Which connections', displayOptions: { show: { resource: ['connection'], operation: ['getMany'] } },
    options: [
      { displayName: 'Include Removed', name: 'removed', type: 'boolean', default: false, description: 'Whether connections that were removed come too' },
      { displayName: 'Platform', name: 'platform', type: 'string', default: '', placeholder: 'e.g. shopify', description: 'Only stores of this platform' },
    ],
  },
];

/** Connections by client, platform and name. */
export async function execute(call: Call) {
  const { host, item, clients, registry } = call;
  const options = collectionOf(call, 'options');
  const connections = await clients.listConnections(registry, {
    clientId: host.getNodeParameter('scope', item) === 'one' ? chosenId(host, 'clientId', item) : undefined,
    platform: optionalText(options, 'platform') || undefined,
    removed: options.removed === true,
  });
  return itemsOf(connections.slice(0, limitOf(call)).map(shownConnection));
}
