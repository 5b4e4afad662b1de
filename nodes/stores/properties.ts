import type { IDisplayOptions, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** Parameters that every store node has in common, by name. `listSearch` of this folder stands behind their lists. */
export const CONNECT_WITH = 'connectWith';

type Show = NonNullable<IDisplayOptions['show']>;

/** A credential of n8n, or the connection of a client in the registry: how this node reaches its stores. */
export const connectWithProperties: INodeProperties[] = [
  {
    displayName: 'Connect With',
    name: CONNECT_WITH,
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'n8n Credential', value: 'credential', description: 'One store, whose secrets n8n keeps' },
      { name: 'Client Connection', value: 'connection', description: 'Any store of any client, whose secrets the Clients node keeps encrypted in the warehouse' },
    ],
    default: 'credential',
    description: 'Where the secrets of the store come from',
  },
  clientLocator({ [CONNECT_WITH]: ['connection'] }),
  connectionLocator({ [CONNECT_WITH]: ['connection'] }),
];

/**
 * What a node of one platform asks of n8n's credentials; the Warehouse credential says where the registry is. Said by
 * `hide`: where `show` speaks of every option of a parameter, the editor puts one list of credentials in its place.
 */
export function storeCredentials(credentialType: string): INodeCredentialDescription[] {
  return [
    { name: credentialType, required: true, displayOptions: { hide: { [CONNECT_WITH]: ['connection'] } } },
    { name: 'warehouseApi', required: true, testedBy: 'warehouseTest', displayOptions: { hide: { [CONNECT_WITH]: ['credential'] } } },
  ];
}

export function clientLocator(show: Show): INodeProperties {
  return {
    displayName: 'Client',
    name: 'clientId',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description: 'Whose data they are. An ID by expression may differ from item to item.',
    displayOptions: { show },
    modes: [
      { displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchClients', searchable: true } },
      { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. acme' },
    ],
  };
}

export function connectionLocator(show: Show): INodeProperties {
  return {
    displayName: 'Connection',
    name: 'connectionId',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description: "Which of the client's stores. An ID by expression may differ from item to item.",
    displayOptions: { show },
    modes: [
      { displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchConnections', searchable: true } },
      { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
    ],
  };
}
