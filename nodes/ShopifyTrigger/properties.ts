import type { INodeProperties } from 'n8n-workflow';
import { TOPICS } from '../../lib/platforms/shopify/webhooks/topics';
import { clientLocator } from '../stores/properties';

export const triggerProperties: INodeProperties[] = [
  {
    displayName: 'The credential needs the client secret of the app: Shopify signs with it. Deliveries may come twice, late and in any order; each starts the workflow once. Run a sync beside it for what was missed.',
    name: 'notice', type: 'notice', default: '',
  },
  {
    displayName: 'Topics', name: 'topics', type: 'multiOptions', required: true, default: ['ORDERS_CREATE', 'ORDERS_UPDATED'],
    options: TOPICS.map(([value, name, description]) => ({ name, value, description })),
    description: 'What starts the workflow. The store calls n8n for each.',
  },
  {
    displayName: 'Filter', name: 'filter', type: 'string', default: '', placeholder: 'e.g. total_price:>=100.00',
    description: 'Only what matches, in <a href="https://shopify.dev/docs/apps/build/webhooks/customize/filters">Shopify’s filter syntax</a>. It counts for every topic chosen.',
  },
  {
    displayName: 'Write to Warehouse', name: 'writeToWarehouse', type: 'boolean', default: false,
    description: 'Whether orders, products, customers and stock are written straight into the rows that Store Sync writes, before the workflow starts',
  },
  clientLocator({ writeToWarehouse: [true] }),
];
