import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { storeCredentials } from '../stores/properties';
import { amazonSellerProperties } from './actions/properties';
import { route } from './actions/router';

/** Amazon's Selling Partner API: orders, stock, money, reports and the catalogue. */
export class AmazonSeller implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Amazon Seller',
    name: 'amazonSeller',
    icon: { light: 'file:../../icons/amazonSeller.svg', dark: 'file:../../icons/amazonSeller.dark.svg' },
    group: ['input'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Read orders, FBA inventory, finances, settlements, reports and the catalogue from the Selling Partner API, within its rates',
    defaults: { name: 'Amazon Seller' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: storeCredentials('amazonSellerApi'),
    properties: amazonSellerProperties,
  };

  methods = { listSearch: storeListSearch('amazon-seller'), credentialTest: { warehouseTest } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
