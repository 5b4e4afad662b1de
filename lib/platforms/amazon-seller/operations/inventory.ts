import { z } from 'zod';
import type { Operation } from '../operation';
import { token } from './shapes';

const quantity = z.number().int().optional();

export const inventorySummary = z.object({
  sellerSku: z.string().optional(),
  asin: z.string().optional(),
  productName: z.string().optional(),
  totalQuantity: quantity,
  lastUpdatedTime: z.string().nullish(),
  inventoryDetails: z.object({
    fulfillableQuantity: quantity, inboundWorkingQuantity: quantity, inboundShippedQuantity: quantity, inboundReceivingQuantity: quantity,
    reservedQuantity: z.object({ totalReservedQuantity: quantity }).passthrough().optional(),
    researchingQuantity: z.object({ totalResearchingQuantity: quantity }).passthrough().optional(),
    unfulfillableQuantity: z.object({ totalUnfulfillableQuantity: quantity }).passthrough().optional(),
  }).passthrough().optional(),
}).passthrough();

export type InventorySummary = z.output<typeof inventorySummary>;

/**
 * A page token lives for 30 seconds: pages are fetched back to back.
 * @see https://developer-docs.amazon.com/sp-api/docs/fba-inventory-api-v1-reference
 */
export const getInventorySummaries = {
  name: 'getInventorySummaries', method: 'GET', path: '/fba/inventory/v1/summaries', rate: 2, burst: 2, role: 'Amazon Fulfillment',
  query: ['details', 'granularityType', 'granularityId', 'startDateTime', 'sellerSkus', 'sellerSku', 'nextToken', 'marketplaceIds'],
  answer: z.object({ payload: z.object({ inventorySummaries: z.array(inventorySummary) }), pagination: z.object({ nextToken: token }).nullish() }),
} satisfies Operation;
