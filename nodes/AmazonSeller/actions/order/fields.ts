import type { INodeProperties } from 'n8n-workflow';
import { FULFILLMENT_STATUSES, INCLUDED_DATA } from './words';

export const versionField = (operation: string[]): INodeProperties => ({
  displayName: 'API Version',
  name: 'version',
  type: 'options',
  options: [
    { name: '2026-01-01 (Current)', value: '2026-01-01', description: 'Orders with their items in one call' },
    { name: 'V0 (Until 2027-03-27)', value: 'v0', description: 'The older form of an order; its items are one more call' },
  ],
  default: '2026-01-01',
  description: 'Version of the Orders API',
  displayOptions: { show: { resource: ['order'], operation } },
});

export const orderIdField = (operation: string[]): INodeProperties => ({
  displayName: 'Order ID', name: 'orderId', type: 'string', default: '', required: true, placeholder: 'e.g. 114-3941689-8772232',
  description: 'Amazon’s number of the order', displayOptions: { show: { resource: ['order'], operation } },
});

export const includedField = (operation: string[]): INodeProperties => ({
  displayName: 'Include',
  name: 'includedData',
  type: 'multiOptions',
  options: INCLUDED_DATA.map(([value, name, description]) => ({ name, value, description })),
  default: ['PROCEEDS', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT'],
  description: 'Which parts of an order come with it. Buyer and recipient need a restricted role of the application.',
  displayOptions: { show: { resource: ['order'], operation, version: ['2026-01-01'] } },
});

export const buyerField = (operation: string[]): INodeProperties => ({
  displayName: 'Include Buyer Data',
  name: 'buyerData',
  type: 'boolean',
  default: false,
  description: 'Whether to ask for buyer and shipping address. It needs a restricted role; without it the order comes without them.',
  displayOptions: { show: { resource: ['order'], operation, version: ['v0'] } },
});

export const statusOption: INodeProperties = {
  displayName: 'Statuses', name: 'statuses', type: 'multiOptions', default: [], description: 'How far the order is; all when none is chosen',
  options: FULFILLMENT_STATUSES.map(([value, name, description]) => ({ name, value, description })),
};
