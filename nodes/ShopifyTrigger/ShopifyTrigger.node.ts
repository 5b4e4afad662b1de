import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { webhookMethods } from '../stores/trigger/lifecycle';
import { triggerCredentials } from '../stores/trigger/properties';
import { receive } from '../stores/trigger/receive';
import { shopifyTrigger, shopifyTriggerProperties } from './trigger';

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
    credentials: triggerCredentials('shopifyStoreApi'),
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties: shopifyTriggerProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch('shopify') };

  webhookMethods = webhookMethods(shopifyTrigger);

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this, shopifyTrigger);
  }
}
