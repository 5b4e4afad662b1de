import type { INodeProperties } from 'n8n-workflow';

const moment = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'dateTime', default: '', description });

/** Times of orders and products; customers have none that can be asked for. */
export const timeFilters: readonly INodeProperties[] = [
  moment('Created After', 'after', 'Only what was created later than this'),
  moment('Created Before', 'before', 'Only what was created earlier than this'),
  moment('Modified After', 'modified_after', 'Only what was changed later than this; needs WooCommerce 5.8 or newer'),
  moment('Modified Before', 'modified_before', 'Only what was changed earlier than this; needs WooCommerce 5.8 or newer'),
];

export const searchFilter: INodeProperties = { displayName: 'Search', name: 'search', type: 'string', default: '', placeholder: 'e.g. jacket', description: 'Only what contains this text' };

export const stockStatusFilter: INodeProperties = {
  displayName: 'Stock Status', name: 'stock_status', type: 'options', default: 'instock', description: 'Whether it can be sold',
  options: [
    { name: 'In Stock', value: 'instock', description: 'Can be sold' },
    { name: 'On Backorder', value: 'onbackorder', description: 'Can be ordered and is delivered later' },
    { name: 'Out of Stock', value: 'outofstock', description: 'Cannot be sold' },
  ],
};

export function byName(fields: readonly INodeProperties[]): INodeProperties[] {
  return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}
