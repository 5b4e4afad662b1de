import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { filledIn, jsonOf, textOf, type Call, type ResourceSpec } from './operation';
import { checkedFields, checkedPrice } from './values';

/** The fields of a write: the input item as it is, or values entered here. */
export function bodyFields(spec: ResourceSpec, operation: 'create' | 'update'): INodeProperties[] {
  const show = { resource: [spec.value], operation: [operation] };
  const entered = { show: { ...show, dataToSend: ['fields'] } };
  return [
    {
      displayName: 'Data to Send', name: 'dataToSend', type: 'options', default: 'fields',
      options: [
        { name: 'Fields Below', value: 'fields', description: 'Values entered here, or taken from the input by expressions' },
        { name: 'The Input Item', value: 'item', description: 'The whole JSON of the input item, with the field names of WooCommerce, as Map Fields gives it' },
      ],
      description: 'Where the values come from', displayOptions: { show },
    },
    ...(spec.required && operation === 'create' ? [{ ...spec.required, displayOptions: entered }] : []),
    {
      displayName: operation === 'create' ? 'Additional Fields' : 'Update Fields', name: 'fields', type: 'collection', placeholder: 'Add Field', default: {},
      description: operation === 'create' ? 'What else WooCommerce may know of it' : 'What changes; everything else stays',
      options: [...(operation === 'update' && spec.required ? [spec.required] : []), ...spec.writable].filter(({ name }) => operation === 'create' || !spec.lasting?.includes(name)).map(({ required: _required, ...field }) => field).sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
      displayOptions: entered,
    },
    ...(spec.groups ?? []).map((group) => ({ ...group, displayOptions: entered })),
    {
      displayName: 'Further Fields (JSON)', name: 'furtherFields', type: 'json', default: '{}',
      description: 'Any other fields of the WooCommerce REST API, such as {"meta_data": [{"key": "colour", "value": "blue"}]}', displayOptions: entered,
    },
  ];
}

/** The JSON to send for one item. Throws NodeOperationError for what cannot be JSON. */
export function bodyOf(spec: ResourceSpec, call: Pick<Call, 'host' | 'item'>, operation: 'create' | 'update'): IDataObject {
  if (textOf(call, 'dataToSend') === 'item') return withoutLinks(call.host.getInputData()[call.item]?.json ?? {});
  const required = spec.required && operation === 'create' ? { [spec.required.name]: textOf(call, spec.required.name) } : {};
  const groups = (spec.groups ?? []).map(({ name, type }) => groupOf(call, name, type === 'fixedCollection'));
  return { ...required, ...checkedFields(call, filledIn(call, 'fields')), ...Object.assign({}, ...groups) as IDataObject, ...jsonOf(call, 'furtherFields', 'Further Fields (JSON)') };
}

/** An address as an object, rows of a list as a list; nothing where nothing was entered. */
function groupOf(call: Pick<Call, 'host' | 'item'>, name: string, isList: boolean): IDataObject {
  const given = filledIn(call, name);
  const value = isList ? given.values : given;
  return Object.keys(given).length > 0 && value ? { [name]: isList ? (value as IDataObject[]).map((row) => rowOf(call, row)) : value } : {};
}

/** Ids that were left at 0 name nothing. */
function rowOf(call: Pick<Call, 'host' | 'item'>, row: IDataObject): IDataObject {
  const given = Object.entries(row).filter(([, value]) => value !== '' && value !== 0);
  return Object.fromEntries(given.map(([name, value]) => [name, name === 'total' ? checkedPrice(call, 'Total', value) : value]));
}

/** What reading added and writing does not take. */
function withoutLinks(json: IDataObject): IDataObject {
  const { _links: _dropped, ...rest } = json;
  return rest;
}
