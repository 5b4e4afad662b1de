import { triggerProperties } from '../stores/trigger/properties';
import type { StoreTrigger } from '../stores/trigger/types';
import { toNodeError } from '../WooCommerceStore/transport/failure';

const EVENTS = [['created', 'was made'], ['deleted', 'was deleted or put into the trash'], ['restored', 'came back from the trash'], ['updated', 'was changed, often several times for one action of a person']] as const;

const topic = (resource: string, event: (typeof EVENTS)[number]) => ({
  name: `${resource} ${event[0][0]?.toUpperCase()}${event[0].slice(1)}`, value: `${resource.toLowerCase()}.${event[0]}`, description: `${resource === 'Order' ? 'An' : 'A'} ${resource.toLowerCase()} ${event[1]}`,
});
/** Customers are deleted for good, so that none is ever restored. */
const topics = ['Coupon', 'Customer', 'Order', 'Product'].flatMap((resource) => EVENTS.filter(([event]) => resource !== 'Customer' || event !== 'restored').map((event) => topic(resource, event)));

export const wooCommerceTrigger: StoreTrigger = {
  webhooks: async () => (await import('../../lib/platforms/woocommerce/webhooks')).wooWebhooks,
  toNodeError,
};

export const wooCommerceTriggerProperties = triggerProperties({
  notice: 'WooCommerce delivers late, once and without order, and stops after five failures in a row. Switching the workflow on again revives it; run a sync beside it for what was missed.',
  topics,
  chosen: ['order.created', 'order.updated'],
  written: 'orders, products and customers',
});
