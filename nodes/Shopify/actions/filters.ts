import { CHANGED, choice, filter, type Filter } from './reading';

/** A search that Shopify takes for each list: every list knows fields of its own. */
export const SEARCH_EXAMPLES = {
  collection: 'title:Summer*',
  customer: 'tag:vip AND -country:Germany',
  customerCount: 'created_at:>=2026-01-01',
  inventory: 'sku:LAMP*',
  order: 'tag:vip AND -status:cancelled',
  product: 'tag:summer AND -vendor:Acme',
} as const;

const tag = filter('Tag', 'tag', 'string', 'Only what has this tag', 'tag');

export const ORDER_FILTERS: readonly Filter[] = [
  ...CHANGED, tag,
  filter('Email', 'email', 'string', 'Only orders of this buyer', 'email'),
  filter('Name', 'name', 'string', 'Only the order with this name, such as #1001', 'name'),
  filter('SKU', 'sku', 'string', 'Only orders with this article', 'sku'),
  choice('Status', 'status', 'status', 'Only orders in this state', [
    ['Cancelled', 'cancelled', 'Cancelled orders'], ['Closed', 'closed', 'Orders that are done'], ['Open', 'open', 'Orders that are not done'],
  ]),
  choice('Financial Status', 'financialStatus', 'financial_status', 'Only orders paid like this', [
    ['Paid', 'paid', 'Paid in full'], ['Partially Refunded', 'partially_refunded', 'Some was given back'], ['Pending', 'pending', 'Not paid yet'], ['Refunded', 'refunded', 'All was given back'],
  ]),
  choice('Fulfillment Status', 'fulfillmentStatus', 'fulfillment_status', 'Only orders sent like this', [
    ['Fulfilled', 'fulfilled', 'Everything was sent'], ['Partial', 'partial', 'Some was sent'], ['Unfulfilled', 'unfulfilled', 'Nothing was sent yet'],
  ]),
];

export const PRODUCT_FILTERS: readonly Filter[] = [
  ...CHANGED, tag,
  filter('Product Type', 'productType', 'string', 'Only products of this kind', 'product_type'),
  filter('SKU', 'sku', 'string', 'Only products with this article', 'sku'),
  filter('Title', 'title', 'string', 'Only products with this title', 'title'),
  filter('Vendor', 'vendor', 'string', 'Only products of this maker', 'vendor'),
  choice('Status', 'status', 'status', 'Only products in this state', [
    ['Active', 'active', 'Ready to be sold'], ['Archived', 'archived', 'No longer sold'], ['Draft', 'draft', 'Not ready yet'],
  ]),
];

export const CUSTOMER_FILTERS: readonly Filter[] = [
  ...CHANGED.filter(({ field }) => field === 'updated_at'), tag,
  filter('Country', 'country', 'string', 'Only customers of this country', 'country'),
  filter('Email', 'email', 'string', 'Only the customer with this address', 'email'),
  filter('Phone', 'phone', 'string', 'Only the customer with this number', 'phone'),
];

/** Shopify counts customers by their dates alone. */
export const CUSTOMER_COUNT_FILTERS: readonly Filter[] = CHANGED;

export const COLLECTION_FILTERS: readonly Filter[] = [
  ...CHANGED.filter(({ field }) => field === 'updated_at'), filter('Title', 'title', 'string', 'Only collections with this title', 'title'),
];

export const INVENTORY_FILTERS: readonly Filter[] = [...CHANGED, filter('SKU', 'sku', 'string', 'Only the item with this number', 'sku')];
