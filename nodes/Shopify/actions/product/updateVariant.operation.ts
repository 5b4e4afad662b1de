import type { INodeProperties } from 'n8n-workflow';
import { changed, gid } from '../changing';
import { filledIn, textOf, type Call } from '../operation';

const show = { resource: ['product'], operation: ['updateVariant'] };
const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description, placeholder });

export const fields: INodeProperties[] = [
  { ...text('Variant ID', 'variantId', 'The variant of the product that is changed', 'e.g. 42576011198537'), required: true, displayOptions: { show } },
  {
    displayName: 'Fields', name: 'fields', type: 'collection', placeholder: 'Add Field', default: {}, description: 'What is written; everything else stays as it is', displayOptions: { show },
    options: [
      text('Barcode', 'barcode', 'GTIN, EAN, UPC or ISBN'),
      text('Compare-at Price', 'compareAtPrice', 'Price before a reduction', 'e.g. 24.90'),
      text('Price', 'price', 'In the store’s currency', 'e.g. 19.90'),
      text('SKU', 'sku', 'The store’s own number of the article'),
    ],
  },
];

/** Changes the price, SKU or barcode of one variant. */
export async function execute(call: Call) {
  const { sku, ...more } = filledIn(call, 'fields');
  const variant = { ...more, ...(sku !== undefined && { inventoryItem: { sku } }), id: await gid('ProductVariant', textOf(call, 'variantId')) };
  return await changed(call, 'updateVariants', { productId: await gid('Product', textOf(call, 'productId')), variants: [variant] });
}
