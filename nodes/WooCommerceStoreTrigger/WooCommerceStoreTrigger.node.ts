import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { webhookMethods } from '../stores/trigger/lifecycle';
import { triggerCredentials } from '../stores/trigger/properties';
import { receive } from '../stores/trigger/receive';
import { wooCommerceTrigger, wooCommerceTriggerProperties } from './trigger';

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
    credentials: triggerCredentials('wooCommerceStoreApi'),
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties: wooCommerceTriggerProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch('woocommerce') };

  webhookMethods = webhookMethods(wooCommerceTrigger);

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this, wooCommerceTrigger);
  }
}
