import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { invalid } from '../answers';
import { dateOf, decodeToken, encodeToken, iso, listed, type Call } from '../call';
import type { StockEntry } from '../data/stock';

const OLDEST_MS = 548 * 86_400_000;

/** `GET /fba/inventory/v1/summaries`: the page token lives for half a minute only. */
export function getInventorySummaries(call: Call): Answer {
  const { query } = call.exchange;
  const marketplaces = listed(call, 'marketplaceIds');
  const [marketplaceId = ''] = marketplaces;
  if (marketplaces.length !== 1) return invalid('marketplaceIds must hold exactly one marketplace.');
  if (query.get('granularityType') !== 'Marketplace' || query.get('granularityId') !== marketplaceId) return invalid('granularityType must be Marketplace and granularityId the marketplace.');
  if (!call.seller.facts.marketplaces.some(({ id }) => id === marketplaceId)) return invalid(`The marketplace ${marketplaceId} is not one of this seller in this region.`);
  const since = dateOf(call, 'startDateTime');
  if (Number.isNaN(since)) return invalid('startDateTime is not in ISO 8601 format.');
  if (since !== null && since < Date.now() - OLDEST_MS) return invalid('startDateTime must be within the last 18 months.');
  const from = offsetOf(call, marketplaceId);
  if (from === null) return invalid('The nextToken is invalid or has expired.');

  const skus = new Set([...listed(call, 'sellerSkus'), ...(query.get('sellerSku') === null ? [] : [query.get('sellerSku') as string])]);
  if (skus.size > 50) return invalid('sellerSkus holds more than 50 values.');
  const entries = call.seller.stock.of(marketplaceId).filter(({ updatedMs, product }) => (since === null ? skus.size === 0 || skus.has(product.sku) : updatedMs >= since));
  const details = query.get('details') === 'true';
  const to = from + call.settings.inventoryPerPage;
  return json(200, {
    payload: {
      granularity: { granularityType: 'Marketplace', granularityId: marketplaceId },
      inventorySummaries: entries.slice(from, to).map((entry) => summaryOf(entry, details)),
    },
    ...(to < entries.length ? { pagination: { nextToken: encodeToken({ marketplaceId, since: query.get('startDateTime'), from: to, at: Date.now() }) } } : {}),
  });
}

function offsetOf({ exchange, settings }: Call, marketplaceId: string): number | null {
  const token = exchange.query.get('nextToken');
  if (token === null) return 0;
  const content = decodeToken(token);
  const good = content?.marketplaceId === marketplaceId && content.since === exchange.query.get('startDateTime');
  return good && Date.now() - Number(content.at) <= settings.inventoryTokenSeconds * 1000 ? Number(content.from) : null;
}

export function summaryOf({ product, fulfillable, reserved, inbound, unfulfillable, updatedMs }: StockEntry, details: boolean): object {
  return {
    asin: product.asin, fnSku: `X00${String(product.index).padStart(7, '0')}`, sellerSku: product.sku, condition: 'NewItem',
    productName: product.title, totalQuantity: fulfillable + reserved + inbound + unfulfillable, lastUpdatedTime: iso(updatedMs), stores: [],
    ...(details ? {
      inventoryDetails: {
        fulfillableQuantity: fulfillable, inboundWorkingQuantity: 0, inboundShippedQuantity: inbound, inboundReceivingQuantity: 0,
        reservedQuantity: { totalReservedQuantity: reserved, pendingCustomerOrderQuantity: reserved, pendingTransshipmentQuantity: 0, fcProcessingQuantity: 0 },
        researchingQuantity: { totalResearchingQuantity: 0, researchingQuantityBreakdown: [] },
        unfulfillableQuantity: {
          totalUnfulfillableQuantity: unfulfillable, customerDamagedQuantity: unfulfillable, warehouseDamagedQuantity: 0, distributorDamagedQuantity: 0,
          carrierDamagedQuantity: 0, defectiveQuantity: 0, expiredQuantity: 0,
        },
      },
    } : {}),
  };
}
