import { z } from 'zod';
import type { Operation } from '../operation';
import { anything, money, text, token } from './shapes';

/** @see https://developer-docs.amazon.com/sp-api/docs/orders-api-v2026-01-01-reference */
const VERSION = '2026-01-01';
const role = 'Inventory and Order Tracking';

export const INCLUDED_DATA = ['BUYER', 'RECIPIENT', 'PROCEEDS', 'EXPENSE', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES', 'TAX', 'PAYMENT', 'FULFILLMENT_ORDERS'] as const;
export const FULFILLMENT_STATUSES = ['PENDING_AVAILABILITY', 'PENDING', 'UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CANCELLED', 'UNFULFILLABLE'] as const;

const breakdowns = z.array(z.object({ type: z.string(), subtotal: money }).passthrough()).optional();

export const orderItem = z.object({
  orderItemId: text,
  quantityOrdered: z.number().int(),
  product: z.object({ asin: z.string().optional(), title: z.string().optional(), sellerSku: z.string().optional(), price: z.object({ unitPrice: money.optional() }).passthrough().optional() }).passthrough(),
  proceeds: z.object({ proceedsTotal: money.optional(), breakdowns }).passthrough().optional(),
}).passthrough();

export const order = z.object({
  orderId: text,
  createdTime: text,
  lastUpdatedTime: text,
  salesChannel: z.object({ marketplaceId: z.string().optional() }).passthrough(),
  buyer: z.object({ buyerEmail: z.string().optional() }).passthrough().optional(),
  proceeds: z.object({ grandTotal: money.optional(), breakdowns }).passthrough().optional(),
  fulfillment: z.object({ fulfillmentStatus: z.string() }).passthrough().optional(),
  orderItems: z.array(orderItem),
}).passthrough();

export type Order = z.output<typeof order>;
export type OrderItem = z.output<typeof orderItem>;

export const searchOrders = {
  name: 'searchOrders', method: 'GET', path: `/orders/${VERSION}/orders`, rate: 0.0056, burst: 20, role,
  query: [
    'createdAfter', 'createdBefore', 'lastUpdatedAfter', 'lastUpdatedBefore', 'fulfillmentStatuses', 'marketplaceIds', 'fulfilledBy', 'maxResultsPerPage', 'paginationToken', 'includedData',
  ],
  answer: z.object({
    orders: z.array(order), pagination: z.object({ nextToken: token }).nullish(), createdBefore: z.string().optional(), lastUpdatedBefore: z.string().optional(),
  }),
} satisfies Operation;

export const getOrder = {
  name: 'getOrder', method: 'GET', path: `/orders/${VERSION}/orders/{orderId}`, rate: 0.5, burst: 30, role, query: ['includedData'],
  answer: z.object({ order: anything }),
} satisfies Operation;
