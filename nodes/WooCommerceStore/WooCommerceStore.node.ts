import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { storeCredentials } from '../stores/properties';
import { wooProperties } from './actions/resources';
import { route } from './actions/router';

/** A WooCommerce store: orders, products with variations and categories, customers, stock. */
export class WooCommerceStore implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'WooCommerce Store',
    name: 'wooCommerceStore',
    icon: { light: 'file:../../icons/wooCommerceStore.svg', dark: 'file:../../icons/wooCommerceStore.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Read and write orders, products, customers and stock of a WooCommerce store, many in one request',
    defaults: { name: 'WooCommerce Store' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: storeCredentials('wooCommerceStoreApi'),
    properties: wooProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch('woocommerce') };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
