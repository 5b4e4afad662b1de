import { TOPICS } from '../../lib/platforms/shopify/webhooks/topics';
import { toNodeError } from '../Shopify/failure';
import { triggerProperties } from '../stores/trigger/properties';
import type { StoreTrigger } from '../stores/trigger/types';

export const shopifyTrigger: StoreTrigger = {
  webhooks: async () => (await import('../../lib/platforms/shopify/webhooks')).shopifyWebhooks,
  toNodeError,
};

export const shopifyTriggerProperties = triggerProperties({
  notice: 'The credential needs the client secret of the app: Shopify signs with it. Deliveries may come twice, late and in any order; each starts the workflow once. Run a sync beside it for what was missed.',
  topics: TOPICS.map(([value, name, description]) => ({ name, value, description })),
  chosen: ['ORDERS_CREATE', 'ORDERS_UPDATED'],
  written: 'orders, products, customers and stock',
  own: [{
    displayName: 'Filter', name: 'filter', type: 'string', default: '', placeholder: 'e.g. total_price:>=100.00',
    description: 'Only what matches, in <a href="https://shopify.dev/docs/apps/build/webhooks/customize/filters">Shopify’s filter syntax</a>. It counts for every topic chosen.',
  }],
});
