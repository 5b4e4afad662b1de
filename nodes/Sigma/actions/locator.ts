import type { INodeProperties } from 'n8n-workflow';

export interface LocatorSettings {
  readonly displayName: string;
  readonly name: string;
  readonly searchListMethod: string;
  readonly description: string;
  readonly resource: string;
  readonly operations: readonly string[];
}

/** Chooses one thing of Sigma's from a list with search, or by its ID. */
export function locator({ displayName, name, searchListMethod, description, resource, operations }: LocatorSettings): INodeProperties {
  return {
    displayName,
    name,
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description,
    displayOptions: { show: { resource: [resource], operation: [...operations] } },
    modes: [
      { displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
      { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
    ],
  };
}
