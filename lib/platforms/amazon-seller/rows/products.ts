import type { ProductRow, VariantRow } from '../../../warehouse/storeRows';
import { decimalOf } from '../../../money/decimal';
import { findMarketplace } from '../marketplaces';
import type { CatalogItem, Listing } from '../operations';

/** A SKU of the seller, as one of its marketplaces lists it. */
export interface Offer {
  readonly sku: string;
  readonly asin: string;
  readonly marketplaceId: string;
  readonly title: string | null;
  /** Null where only the stock is known. */
  readonly listing: Listing | null;
}

export function offerOf(marketplaceId: string, listing: Listing): Offer | null {
  const summary = listing.summaries?.find((one) => one.marketplaceId === marketplaceId) ?? listing.summaries?.[0];
  return summary?.asin ? { sku: listing.sku, asin: summary.asin, marketplaceId, title: summary.itemName ?? null, listing } : null;
}

/** An ASIN as the catalogue of one marketplace has it, with the seller's SKUs for it. */
export function productRow(asin: string, offers: readonly Offer[], item: CatalogItem | null): ProductRow {
  const marketplaceId = offers[0]?.marketplaceId ?? null;
  const summary = item?.summaries?.[0] ?? null;
  const type = item?.productTypes?.[0]?.productType ?? offers[0]?.listing?.summaries?.[0]?.productType ?? null;
  const domain = marketplaceId === null ? null : findMarketplace(marketplaceId)?.domain ?? null;
  return {
    id: asin, title: summary?.itemName ?? offers.find(({ title }) => title)?.title ?? asin, status: offers.some(isBuyable) ? 'active' : 'draft',
    vendor: summary?.brand ?? null, product_type: type, handle: null, url: domain === null ? null : `https://${domain}/dp/${encodeURIComponent(asin)}`,
    image_url: item?.images?.[0]?.images.find(({ variant }) => variant === 'MAIN')?.link ?? null, vendor_created_at: null, vendor_updated_at: null,
    raw: item ?? { asin },
  };
}

/** One row for each SKU: several marketplaces list the same one, the first tells its price. */
export function variantRows(asin: string, offers: readonly Offer[], item: CatalogItem | null): VariantRow[] {
  const bySku = new Map<string, Offer>();
  for (const offer of offers) if (!bySku.has(offer.sku)) bySku.set(offer.sku, offer);
  const barcode = item?.identifiers?.flatMap(({ identifiers }) => identifiers).find(({ identifierType }) => /^(EAN|UPC|GTIN|JAN|ISBN)$/.test(identifierType))?.identifier ?? null;
  return [...bySku.values()].map(({ sku, title, listing, marketplaceId }) => {
    const price = listing?.offers?.find(({ offerType }) => offerType === 'B2C')?.price ?? null;
    return {
      id: sku, product_id: asin, sku, barcode, title, currency: price?.currencyCode ?? null, price: decimalOf(price?.amount), compare_at_price: null, cost: null,
      vendor_updated_at: null, raw: listing ?? { sku, asin, marketplaceId },
    };
  });
}

/** What is only known from the stock is for sale as far as anyone can tell. */
function isBuyable({ listing }: Offer): boolean {
  return listing === null || (listing.summaries ?? []).some(({ status }) => status?.includes('BUYABLE'));
}
