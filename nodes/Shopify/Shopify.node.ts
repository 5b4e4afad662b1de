import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { storeCredentials } from '../stores/properties';
import { shopifyProperties } from './actions/properties';
import { route } from './actions/router';
import { listSearch } from './methods/listSearch';

/** Shopify: orders, products, customers, collections and stock, through the GraphQL Admin API. */
export class Shopify implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Shopify',
    name: 'shopify',
    icon: { light: 'file:../../icons/shopify.svg', dark: 'file:../../icons/shopify.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Read and change orders, products, customers and stock in Shopify, however many there are',
    defaults: { name: 'Shopify' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: storeCredentials('shopifyStoreApi'),
    properties: shopifyProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: { ...storeListSearch('shopify'), ...listSearch } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
