import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Filters } from '../../../lib/platforms/woocommerce';
import { filledIn, type Call, type Operation, type ResourceSpec } from './operation';

/** A list, one item per entry. */
export function getMany(spec: ResourceSpec): Operation {
  const show = { resource: [spec.value], operation: ['getMany'] };
  return {
    value: 'getMany', name: 'Get Many', action: `Get many ${spec.many}`, description: `List ${spec.many}, page by page`,
    fields: [
      { displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit', displayOptions: { show } },
      {
        displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 50, description: 'Max number of results to return',
        displayOptions: { show: { ...show, returnAll: [false] } },
      },
      filterField(spec, 'getMany'),
      orderField(show),
    ],
    execute: async (call) => {
      const most = call.host.getNodeParameter('returnAll', call.item, false) === true ? Infinity : Number(call.host.getNodeParameter('limit', call.item, 50));
      const query = { ...queryOf(spec, call), ...orderOf(call) };
      const items: INodeExecutionData[] = [];
      for await (const rows of call.woo.rowsOf(call.lists, { path: spec.path(call), query }, most)) {
        for (const row of rows.slice(0, most - items.length)) items.push({ json: row as IDataObject });
      }
      return items;
    },
  };
}

export function filterField(spec: ResourceSpec, operation: string): INodeProperties {
  return {
    displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options: [...spec.filters],
    description: 'Leave out what does not match', displayOptions: { show: { resource: [spec.value], operation: [operation] } },
  };
}

/** The filters of a call, lists of values joined by commas. */
export function queryOf(spec: ResourceSpec, call: Call) {
  const filters = Object.entries(filledIn(call, 'filters')).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const);
  return call.woo.queryOf({ ...spec.always, ...(Object.fromEntries(filters) as Filters) });
}

function orderField(show: Record<string, string[]>): INodeProperties {
  return {
    displayName: 'Order', name: 'sort', type: 'options', default: 'none',
    options: [
      { name: 'As It Comes', value: 'none', description: 'All by ID, or the newest where there is a limit; nothing is passed over while entries change' },
      { name: 'Newest First', value: 'desc', description: 'By ID, downwards' },
      { name: 'Oldest First', value: 'asc', description: 'By ID, upwards' },
    ],
    description: 'Which entries come first', displayOptions: { show },
  };
}

function orderOf({ host, item }: Call): { orderby?: string; order?: string } {
  const order = String(host.getNodeParameter('sort', item, 'none'));
  return order === 'none' ? {} : { orderby: 'id', order };
}
