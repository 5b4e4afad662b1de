import type { INodeProperties } from 'n8n-workflow';

/** Chooses one thing of the shop's from a list with search, or by its ID: the number or the whole gid. */
export function locator(displayName: string, name: string, searchListMethod: string, resource: string, operations: readonly string[]): INodeProperties {
  return {
    displayName,
    name,
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description: `The ${displayName.toLowerCase()} the operation is about`,
    displayOptions: { show: { resource: [resource], operation: [...operations] } },
    modes: [
      { displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
      { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 450789469' },
    ],
  };
}
