import { z } from 'zod';
import type { Operation } from '../operation';
import { anything, moneyV0, text, token } from './shapes';

/**
 * The older version; Amazon removes these reads on 2027-03-27.
 * @see https://developer-docs.amazon.com/sp-api/docs/orders-api-v0-reference
 */
const PATH = '/orders/v0/orders';
const role = 'Inventory and Order Tracking';
const one = { method: 'GET', rate: 0.5, burst: 30, role } as const;

export const orderV0 = z.object({
  AmazonOrderId: text,
  PurchaseDate: text,
  LastUpdateDate: text,
  OrderStatus: text,
  OrderTotal: moneyV0.optional(),
  MarketplaceId: z.string().optional(),
  ShippingAddress: z.object({ CountryCode: z.string().optional() }).passthrough().optional(),
  BuyerInfo: z.object({ BuyerEmail: z.string().optional() }).passthrough().optional(),
}).passthrough();

export const orderItemV0 = z.object({
  OrderItemId: text,
  ASIN: z.string().optional(),
  SellerSKU: z.string().optional(),
  Title: z.string().optional(),
  QuantityOrdered: z.number().int(),
  ItemPrice: moneyV0.optional(), ItemTax: moneyV0.optional(), ShippingPrice: moneyV0.optional(), ShippingTax: moneyV0.optional(),
  ShippingDiscount: moneyV0.optional(), PromotionDiscount: moneyV0.optional(),
}).passthrough();

export type OrderV0 = z.output<typeof orderV0>;
export type OrderItemV0 = z.output<typeof orderItemV0>;

export const getOrdersV0 = {
  name: 'getOrders (v0)', method: 'GET', path: PATH, rate: 0.0167, burst: 20, role,
  query: [
    'CreatedAfter', 'CreatedBefore', 'LastUpdatedAfter', 'LastUpdatedBefore', 'OrderStatuses', 'MarketplaceIds', 'FulfillmentChannels', 'PaymentMethods', 'BuyerEmail', 'SellerOrderId',
    'MaxResultsPerPage', 'NextToken', 'AmazonOrderIds',
  ],
  answer: z.object({ payload: z.object({ Orders: z.array(orderV0), NextToken: token, LastUpdatedBefore: z.string().optional(), CreatedBefore: z.string().optional() }) }),
} satisfies Operation;

export const getOrderV0 = { ...one, name: 'getOrder (v0)', path: `${PATH}/{orderId}`, answer: z.object({ payload: anything }) } satisfies Operation;

export const getOrderItemsV0 = {
  ...one, name: 'getOrderItems (v0)', path: `${PATH}/{orderId}/orderItems`, query: ['NextToken'],
  answer: z.object({ payload: z.object({ OrderItems: z.array(orderItemV0), NextToken: token }) }),
} satisfies Operation;
