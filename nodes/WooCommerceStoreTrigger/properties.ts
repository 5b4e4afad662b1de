import type { INodeProperties } from 'n8n-workflow';
import { clientLocator } from '../stores/properties';

const EVENTS = [['created', 'was made'], ['deleted', 'was deleted or put into the trash'], ['restored', 'came back from the trash'], ['updated', 'was changed, often several times for one action of a person']] as const;

const topic = (resource: string, event: (typeof EVENTS)[number]) => ({
  name: `${resource} ${event[0][0]?.toUpperCase()}${event[0].slice(1)}`, value: `${resource.toLowerCase()}.${event[0]}`, description: `A ${resource.toLowerCase()} ${event[1]}`,
});
/** Customers are deleted for good, so that none is ever restored. */
const topics = ['Coupon', 'Customer', 'Order', 'Product'].flatMap((resource) => EVENTS.filter(([event]) => resource !== 'Customer' || event !== 'restored').map((event) => topic(resource, event)));

export const triggerProperties: INodeProperties[] = [
  {
    displayName: 'WooCommerce delivers late, once and without order, and stops after five failures in a row. Switching the workflow on again revives it; run a sync beside it for what was missed.',
    name: 'notice', type: 'notice', default: '',
  },
  {
    displayName: 'Topics', name: 'topics', type: 'multiOptions', required: true, options: topics, default: ['order.created', 'order.updated'],
    description: 'What starts the workflow. The store calls n8n for each.',
  },
  {
    displayName: 'Write to Warehouse', name: 'writeToWarehouse', type: 'boolean', default: false,
    description: 'Whether orders, products and customers are written straight into the rows that Store Sync writes, before the workflow starts',
  },
  clientLocator({ writeToWarehouse: [true] }),
];
