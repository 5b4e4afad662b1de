import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { toNodeError, failedJson } from '../transport/failure';
import { idOf, type Operation, type ResourceSpec, type Session } from './operation';
import { writeTogether } from './together';

/** Into the trash one by one, or away for good, many in one request: WooCommerce's batches know no trash. */
export function remove(spec: ResourceSpec): Operation {
  const permanent: INodeProperties = {
    displayName: 'Permanently', name: 'permanently', type: 'boolean', default: false, description: 'Whether it goes for good instead of into the trash',
    displayOptions: { show: { resource: [spec.value], operation: ['delete'] } },
  };
  return {
    value: 'delete', name: 'Delete', action: `Delete ${spec.one}`, fields: spec.hasTrash ? [permanent] : [],
    description: spec.hasTrash ? `Put ${spec.one} into the trash, or delete it for good` : `Delete ${spec.one} for good; it knows no trash`,
    executeAll: async (session) => {
      const isPermanent = !spec.hasTrash || session.host.getNodeParameter('permanently', 0, false) === true;
      if (!isPermanent) return await intoTrash(spec, session);
      return await writeTogether(session, 'delete', (call) => {
        const id = idOf(call, 'id', `${spec.name} ID`);
        return { path: spec.path(call), payload: Number(id), done: { id: Number(id), deleted: true } };
      });
    },
  };
}

async function intoTrash(spec: ResourceSpec, session: Session): Promise<INodeExecutionData[]> {
  const { host, stores, signal } = session;
  const items: INodeExecutionData[] = [];
  for (let item = 0; item < host.getInputData().length; item += 1) {
    try {
      const { woo, client } = await stores.of(item);
      const call = { host, item };
      const id = idOf(call, 'id', `${spec.name} ID`);
      await woo.removeOne(client, spec.path(call), id, false, signal);
      items.push({ json: { id: Number(id), deleted: true, status: 'trash' }, pairedItem: { item } });
    } catch (thrown) {
      const error = toNodeError(host.getNode(), thrown, item);
      if (!host.continueOnFail() || signal.aborted) throw error;
      items.push({ json: failedJson(error), pairedItem: { item } });
    }
  }
  return items;
}
