import type { INodeProperties } from 'n8n-workflow';
import { idOf, type ResourceSpec } from '../actions/operation';
import { byName, searchFilter, stockStatusFilter, timeFilters } from './filters';

const text = (displayName: string, name: string, description: string, placeholder = ''): INodeProperties => ({ displayName, name, type: 'string', default: '', description, ...(placeholder && { placeholder: `e.g. ${placeholder}` }) });

const sellable: readonly INodeProperties[] = [
  text('Description', 'description', 'Text of the page, HTML allowed'),
  { displayName: 'Manage Stock', name: 'manage_stock', type: 'boolean', default: true, description: 'Whether WooCommerce counts the stock' },
  text('Regular Price', 'regular_price', 'Price without a discount', '21.90'),
  text('Sale Price', 'sale_price', 'Price while it is on sale', '19.90'),
  text('SKU', 'sku', 'Number of the article; no two products have the same one', 'WOO-1'),
  { displayName: 'Stock Quantity', name: 'stock_quantity', type: 'number', default: 0, description: 'How many there are; counts only where stock is managed' },
];

export const product: ResourceSpec = {
  value: 'product', name: 'Product', one: 'a product', many: 'products', description: 'What is sold', path: () => 'products', hasTrash: true,
  filters: byName([
    ...timeFilters, searchFilter, stockStatusFilter,
    text('Category ID', 'category', 'Only products in this category', '15'), text('SKU', 'sku', 'Only products with exactly these article numbers, separated by commas', 'WOO-1'),
    text('Max Price', 'max_price', 'Only products that cost no more', '50'), text('Min Price', 'min_price', 'Only products that cost no less', '10'),
    {
      displayName: 'Status', name: 'status', type: 'options', default: 'publish', description: 'Only products in this state',
      options: [{ name: 'Draft', value: 'draft', description: 'Not finished' }, { name: 'Pending', value: 'pending', description: 'Waits for review' }, { name: 'Private', value: 'private', description: 'Seen by the staff' }, { name: 'Published', value: 'publish', description: 'In the shop' }],
    },
    {
      displayName: 'Type', name: 'type', type: 'options', default: 'simple', description: 'Only products of this kind',
      options: [{ name: 'External', value: 'external', description: 'Sold elsewhere' }, { name: 'Grouped', value: 'grouped', description: 'Several that belong together' }, { name: 'Simple', value: 'simple', description: 'Without variations' }, { name: 'Variable', value: 'variable', description: 'With variations' }],
    },
  ]),
  required: { ...text('Name', 'name', 'What it is called', 'Trail Jacket'), required: true },
  writable: [
    ...sellable, text('Category IDs', 'categories', 'Numbers of its categories, separated by commas', '15,16'), text('Short Description', 'short_description', 'Text beside the picture'), text('Slug', 'slug', 'Last part of its address', 'trail-jacket'),
    {
      displayName: 'Status', name: 'status', type: 'options', default: 'publish', description: 'Whether it is in the shop',
      options: [{ name: 'Draft', value: 'draft', description: 'Not finished' }, { name: 'Private', value: 'private', description: 'Seen by the staff' }, { name: 'Published', value: 'publish', description: 'In the shop' }],
    },
    {
      displayName: 'Type', name: 'type', type: 'options', default: 'simple', description: 'What kind of product it is',
      options: [{ name: 'Simple', value: 'simple', description: 'Without variations' }, { name: 'Variable', value: 'variable', description: 'With variations' }],
    },
  ],
};

export const variation: ResourceSpec = {
  value: 'variation', name: 'Product Variation', one: 'a product variation', many: 'product variations', description: 'Sizes, colors and the like of a variable product', hasTrash: false,
  path: (call) => `products/${idOf(call, 'productId', 'Product ID')}/variations`,
  filters: [searchFilter, text('SKU', 'sku', 'Only the variation with exactly this article number', 'WOO-1-M'), stockStatusFilter],
  writable: sellable,
};

export const category: ResourceSpec = {
  value: 'category', name: 'Product Category', one: 'a product category', many: 'product categories', description: 'What products are sorted by', path: () => 'products/categories', hasTrash: false,
  filters: [
    { displayName: 'Hide Empty', name: 'hide_empty', type: 'boolean', default: true, description: 'Whether categories without products are left out' },
    text('Parent ID', 'parent', 'Only categories right below this one', '15'), searchFilter,
  ],
  required: { ...text('Name', 'name', 'What it is called', 'Clothing'), required: true },
  writable: [text('Description', 'description', 'Text of its page'), { displayName: 'Parent ID', name: 'parent', type: 'number', default: 0, description: 'Category it lies in; 0 for none' }, text('Slug', 'slug', 'Last part of its address', 'clothing')],
};
