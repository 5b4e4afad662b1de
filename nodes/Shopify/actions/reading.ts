import type { INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { KindName } from '../../../lib/platforms/shopify/objects';
import type { Counted } from '../../../lib/platforms/shopify/queries/shop';
import { filledIn, items, textOf, type Call, type Operation } from './operation';

/** What a person calls it, where that is not its name. */
const NOUNS: Partial<Record<KindName, string>> = { inventory: 'inventory item' };

/** A filter: the parameter with the search field of its name, and how values compare. */
export interface Filter {
  readonly property: INodeProperties;
  readonly field: string;
  readonly comparator?: '>=' | '<';
}

/** One object by its id, with all its parts. */
export function get(kind: KindName, idName: string): Operation {
  return {
    fields: [],
    execute: async (call) => {
      const { getObject } = await import('../../../lib/platforms/shopify/objects');
      const id = textOf(call, idName);
      const found = await getObject(call.context, kind, id);
      if (found) return items(found);
      throw new NodeOperationError(call.host.getNode(), `Shopify has no ${NOUNS[kind] ?? kind} with the ID ${id}`, { itemIndex: call.item, description: 'It may have been deleted, or belong to another store. Check the ID.' });
    },
  };
}

/** What a search finds: up to a limit, or everything however long it takes. */
export function getMany(resource: string, kind: KindName, filters: readonly Filter[], example: string): Operation {
  const show = { resource: [resource], operation: ['getMany'] };
  return {
    fields: [
      {
        displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, displayOptions: { show },
        description: 'Whether to return all results or only up to a given limit',
      },
      {
        displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 50, displayOptions: { show: { ...show, returnAll: [false] } },
        description: 'Max number of results to return',
      },
      filterField(show, filters, example),
    ],
    execute: async (call) => {
      const { takeObjects } = await import('../../../lib/platforms/shopify/objects');
      const most = call.host.getNodeParameter('returnAll', call.item, false) === true ? undefined : Number(call.host.getNodeParameter('limit', call.item, 50));
      return items(await takeObjects(call.context, kind, await searchOf(call, filters), most));
    },
  };
}

export function count(resource: string, what: Counted, filters: readonly Filter[], example: string): Operation {
  return {
    fields: [filterField({ resource: [resource], operation: ['count'] }, filters, example)],
    execute: async (call) => {
      const { countObjects } = await import('../../../lib/platforms/shopify/objects');
      return items({ count: await countObjects(call.context, what, await searchOf(call, filters)) });
    },
  };
}

export const CHANGED: readonly Filter[] = [
  filter('Created After', 'createdAfter', 'dateTime', 'Only what was created at this time or later', 'created_at', '>='),
  filter('Created Before', 'createdBefore', 'dateTime', 'Only what was created before this time', 'created_at', '<'),
  filter('Updated After', 'updatedAfter', 'dateTime', 'Only what was changed at this time or later', 'updated_at', '>='),
  filter('Updated Before', 'updatedBefore', 'dateTime', 'Only what was changed before this time', 'updated_at', '<'),
];

export function filter(displayName: string, name: string, type: 'string' | 'dateTime', description: string, field: string, comparator?: Filter['comparator']): Filter {
  return { property: { displayName, name, type, default: '', description }, field, comparator };
}

export function choice(displayName: string, name: string, field: string, description: string, values: readonly (readonly [string, string, string])[]): Filter {
  const options = values.map(([label, value, explained]) => ({ name: label, value, description: explained }));
  return { property: { displayName, name, type: 'options', options, default: values[0]?.[1] ?? '', description }, field };
}

function filterField(show: Record<string, string[]>, filters: readonly Filter[], example: string): INodeProperties {
  const search: INodeProperties = {
    displayName: 'Search', name: 'search', type: 'string', default: '', placeholder: `e.g. ${example}`,
    description: 'More conditions in <a href="https://shopify.dev/docs/api/usage/search-syntax">Shopify’s own search syntax</a>. A field that Shopify does not know is refused.',
  };
  const options = [...filters.map(({ property }) => property), search].sort((a, b) => a.displayName.localeCompare(b.displayName));
  return { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options, description: 'Leave out what does not match', displayOptions: { show } };
}

async function searchOf(call: Call, filters: readonly Filter[]): Promise<string | null> {
  const { searchText } = await import('../../../lib/platforms/shopify/search');
  const given = filledIn(call, 'filters');
  const conditions = filters.flatMap(({ property, field, comparator }) => {
    const value = given[property.name];
    return value === undefined ? [] : [{ field, comparator, value: property.type === 'dateTime' ? utc(call, property.displayName, String(value)) : String(value) }];
  });
  return searchText(conditions, String(given.search ?? ''));
}

/** Shopify is always asked in UTC: what it makes of a time without a zone is not documented. */
function utc({ host, item }: Call, name: string, value: string): string {
  const time = new Date(value);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new NodeOperationError(host.getNode(), `${name} is not a time`, { itemIndex: item, description: 'Give it like 2026-11-24T10:00:00Z. Nothing was sent.' });
}
