import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { clientsCredentials, clientsProperties } from './actions/properties';
import { route } from './actions/router';
import { loadOptions } from './methods/loadOptions';
import { resourceMapping } from './methods/resourceMapping';

/** The registry of clients and of their connections to stores, with secrets that are kept encrypted. */
export class Clients implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Clients',
    name: 'clients',
    icon: { light: 'file:../../icons/clients.svg', dark: 'file:../../icons/clients.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Keep clients and their store connections, encrypted, and list which are due for a sync',
    defaults: { name: 'Clients' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: clientsCredentials,
    properties: clientsProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch(), loadOptions, resourceMapping };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
