import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { idOf, type Operation, type ResourceSpec } from './operation';

/** One by its ID. */
export function get(spec: ResourceSpec): Operation {
  return {
    value: 'get', name: 'Get', action: `Get ${spec.one}`, description: `Get ${spec.one} by its ID`, fields: [],
    execute: async (call) => [{ json: (await call.woo.getOne(call.client, spec.path(call), idOf(call, 'id', `${spec.name} ID`), call.signal)) as IDataObject }],
  };
}

/** One field for all operations on one, so that the ID survives a change of operation. */
export function idField(spec: ResourceSpec): INodeProperties {
  return {
    displayName: `${spec.name} ID`, name: 'id', type: 'string', required: true, default: '={{ $json.id }}', placeholder: 'e.g. 727', description: `Number of the ${spec.name.toLowerCase()}, as WooCommerce shows it`,
    displayOptions: { show: { resource: [spec.value], operation: ['get', 'update', 'delete'] } },
  };
}
