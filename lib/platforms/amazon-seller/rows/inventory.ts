import type { InventoryRow } from '../../../warehouse/storeRows';
import { findMarketplace } from '../marketplaces';
import type { InventorySummary } from '../operations';

/** What lies in Amazon's warehouses of one SKU for one marketplace. Null for an entry without a SKU. */
export function inventoryRow(marketplaceId: string, summary: InventorySummary): InventoryRow | null {
  const { sellerSku, asin, productName, inventoryDetails: details, lastUpdatedTime } = summary;
  if (!sellerSku) return null;
  const reserved = details?.reservedQuantity?.totalReservedQuantity ?? null;
  const here = [details?.fulfillableQuantity, reserved, details?.unfulfillableQuantity?.totalUnfulfillableQuantity, details?.researchingQuantity?.totalResearchingQuantity];
  return {
    id: `${marketplaceId}/${sellerSku}`, variant_id: sellerSku, product_id: asin ?? null, sku: sellerSku, title: productName || null,
    location_id: marketplaceId, location_name: locationOf(marketplaceId), available: details?.fulfillableQuantity ?? null,
    on_hand: details ? total(here) : null, reserved, incoming: details ? total([details.inboundShippedQuantity, details.inboundReceivingQuantity]) : null,
    vendor_updated_at: lastUpdatedTime ? new Date(lastUpdatedTime).toISOString() : null, raw: summary,
  };
}

function locationOf(marketplaceId: string): string {
  const marketplace = findMarketplace(marketplaceId);
  return marketplace ? `Amazon ${marketplace.code}` : marketplaceId;
}

function total(quantities: readonly (number | null | undefined)[]): number {
  return quantities.reduce<number>((sum, quantity) => sum + (quantity ?? 0), 0);
}
