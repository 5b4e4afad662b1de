import type { IHookFunctions, INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { isSubscribed, subscribe, unsubscribe } from './lifecycle';
import { triggerProperties } from './properties';
import { receive } from './receive';

/** Starts a workflow when something happens in a Shopify store. */
export class ShopifyTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Shopify Trigger',
    name: 'shopifyTrigger',
    icon: { light: 'file:../../icons/shopify.svg', dark: 'file:../../icons/shopify.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ $parameter["topics"].join(", ") }}',
    description: 'Starts a workflow when orders, products, customers or stock of a Shopify store change',
    defaults: { name: 'Shopify Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'shopifyStoreApi', required: true },
      // By `hide`: with `show` the editor moves all credentials down to that parameter.
      { name: 'warehouseApi', required: true, testedBy: 'warehouseTest', displayOptions: { hide: { writeToWarehouse: [false] } } },
    ],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties: triggerProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch('shopify') };

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
