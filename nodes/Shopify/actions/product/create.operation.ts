import type { INodeProperties } from 'n8n-workflow';
import { changed } from '../changing';
import { filledIn, textOf, withTags, type Call } from '../operation';
import { productFields } from './fields';

export const fields: INodeProperties[] = [
  {
    displayName: 'Title', name: 'title', type: 'string', default: '', required: true, description: 'Name of the product', placeholder: 'e.g. Oak Lamp',
    displayOptions: { show: { resource: ['product'], operation: ['create'] } },
  },
  productFields('create', false),
];

/** A new product, with the one variant that every product has. */
export async function execute(call: Call) {
  return await changed(call, 'createProduct', { product: { ...withTags(filledIn(call, 'fields')), title: textOf(call, 'title') } });
}
