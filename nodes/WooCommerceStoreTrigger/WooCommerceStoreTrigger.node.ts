import type { IHookFunctions, INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { isSubscribed, subscribe, unsubscribe } from './lifecycle';
import { triggerProperties } from './properties';
import { receive } from './receive';

/** Starts a workflow when something happens in a WooCommerce store. */
export class WooCommerceStoreTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'WooCommerce Store Trigger',
    name: 'wooCommerceStoreTrigger',
    icon: { light: 'file:../../icons/wooCommerceStore.svg', dark: 'file:../../icons/wooCommerceStore.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ $parameter["topics"].join(", ") }}',
    description: 'Starts a workflow when orders, products, customers or coupons of a WooCommerce store change',
    defaults: { name: 'WooCommerce Store Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'wooCommerceStoreApi', required: true },
      // By `hide`: with `show` the editor moves all credentials down to that parameter.
      { name: 'warehouseApi', required: true, testedBy: 'warehouseTest', displayOptions: { hide: { writeToWarehouse: [false] } } },
    ],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties: triggerProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch('woocommerce') };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await isSubscribed(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await subscribe(this);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await unsubscribe(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this);
  }
}
