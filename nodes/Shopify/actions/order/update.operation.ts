import type { INodeProperties } from 'n8n-workflow';
import { changed, gid } from '../changing';
import { filledIn, textOf, withTags, type Call } from '../operation';

const text = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description });

export const fields: INodeProperties[] = [{
  displayName: 'Fields', name: 'fields', type: 'collection', placeholder: 'Add Field', default: {}, description: 'What is written. Shopify lets nothing else of an order be changed.',
  displayOptions: { show: { resource: ['order'], operation: ['update'] } },
  options: [
    { ...text('Email', 'email', 'Address of the buyer'), placeholder: 'name@email.com' },
    text('Note', 'note', 'For the people of the store'),
    text('Phone', 'phone', 'Of the buyer, in international form'),
    text('PO Number', 'poNumber', 'The buyer’s own number of the order'),
    text('Tags', 'tags', 'Separated by commas. They replace those that are there.'),
  ],
}];

/** Changes what Shopify lets be changed. */
export async function execute(call: Call) {
  return await changed(call, 'updateOrder', { input: { ...withTags(filledIn(call, 'fields')), id: await gid('Order', textOf(call, 'orderId')) } });
}
