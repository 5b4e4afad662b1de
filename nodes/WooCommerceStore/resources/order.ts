import type { INodeProperties } from 'n8n-workflow';
import type { ResourceSpec } from '../actions/operation';
import { addresses } from './address';
import { byName, searchFilter, timeFilters } from './filters';

const STATUSES = [
  { name: 'Cancelled', value: 'cancelled', description: 'Will not be delivered' },
  { name: 'Completed', value: 'completed', description: 'Paid and delivered' },
  { name: 'Failed', value: 'failed', description: 'The payment failed' },
  { name: 'On Hold', value: 'on-hold', description: 'Waits for a payment to be confirmed' },
  { name: 'Pending Payment', value: 'pending', description: 'Not paid' },
  { name: 'Processing', value: 'processing', description: 'Paid and to be delivered' },
  { name: 'Refunded', value: 'refunded', description: 'All money went back' },
];

const number = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'number', default: 0, description });

const lineItems: INodeProperties = {
  displayName: 'Line Items', name: 'line_items', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Line Item', default: {},
  description: 'What is bought. In an update, a line with an ID is changed or, with quantity 0 in Further Fields, removed; one without is added.',
  options: [{
    displayName: 'Line Item', name: 'values',
    values: [
      { displayName: 'Line ID', name: 'id', type: 'number', default: 0, description: 'Of a line that is there already; 0 for a new one' },
      number('Product ID', 'product_id', 'Number of the product; 0 where the SKU says it'),
      { displayName: 'Quantity', name: 'quantity', type: 'number', typeOptions: { minValue: 1 }, default: 1, description: 'How many' },
      { displayName: 'SKU', name: 'sku', type: 'string', default: '', description: 'Of the product, in place of its number' },
      { displayName: 'Total', name: 'total', type: 'string', default: '', placeholder: 'e.g. 19.90', description: 'For the whole quantity, without tax. Left empty, the price of the product counts.' },
      number('Variation ID', 'variation_id', 'Number of the variation; 0 where there is none'),
    ],
  }],
};

export const order: ResourceSpec = {
  value: 'order', name: 'Order', one: 'an order', many: 'orders', description: 'What was bought', path: () => 'orders', hasTrash: true,
  filters: byName([
    ...timeFilters, searchFilter,
    { displayName: 'Customer ID', name: 'customer', type: 'string', default: '', placeholder: 'e.g. 27', description: 'Only orders of this customer' },
    { displayName: 'Product ID', name: 'product', type: 'string', default: '', placeholder: 'e.g. 727', description: 'Only orders with this product' },
    { displayName: 'Statuses', name: 'status', type: 'multiOptions', default: [], options: [...STATUSES, { name: 'Trash', value: 'trash', description: 'Put away; only listed when asked for' }], description: 'Only orders in one of these states' },
  ]),
  writable: [
    { displayName: 'Currency', name: 'currency', type: 'string', default: '', placeholder: 'e.g. EUR', description: "Code of three letters; the store's own where left out" },
    number('Customer ID', 'customer_id', 'Who buys; 0 for a guest'),
    { displayName: 'Customer Note', name: 'customer_note', type: 'string', default: '', description: 'What the customer wrote at the checkout' },
    { displayName: 'Payment Method', name: 'payment_method', type: 'string', default: '', placeholder: 'e.g. bacs', description: 'ID of the payment method' },
    { displayName: 'Payment Method Title', name: 'payment_method_title', type: 'string', default: '', placeholder: 'e.g. Direct Bank Transfer', description: 'What the customer sees of it' },
    { displayName: 'Set Paid', name: 'set_paid', type: 'boolean', default: false, description: 'Whether the order is marked as paid, which takes its goods from stock' },
    { displayName: 'Status', name: 'status', type: 'options', options: STATUSES, default: 'pending', description: 'How far the order is' },
  ],
  groups: [lineItems, ...addresses],
};
