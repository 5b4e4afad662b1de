import type { InventoryRow, ProductRow, VariantRow } from '../../../warehouse/storeRows';
import type { Item, Level, Product, Variant } from '../queries/products';

/** A product that is only not listed can still be bought. */
const STATUSES: Readonly<Record<string, ProductRow['status']>> = { ACTIVE: 'active', UNLISTED: 'active', DRAFT: 'draft', ARCHIVED: 'archived' };

export function productRow(product: Product): ProductRow {
  return {
    id: product.id, title: product.title, status: (Object.hasOwn(STATUSES, product.status) ? STATUSES[product.status] : undefined) ?? 'active', vendor: product.vendor || null,
    product_type: product.productType || null, handle: product.handle, url: product.onlineStoreUrl ?? null, image_url: product.featuredMedia?.preview?.image?.url ?? null,
    vendor_created_at: product.createdAt, vendor_updated_at: product.updatedAt, raw: product,
  };
}

/** Prices of variants come without a currency: it is the shop's. */
export function variantRow(product: Product, variant: Variant, currency: string): VariantRow {
  return {
    id: variant.id, product_id: product.id, sku: variant.sku ?? null, barcode: variant.barcode ?? null, title: variant.title ?? null, currency, price: variant.price,
    compare_at_price: variant.compareAtPrice ?? null, cost: variant.inventoryItem?.unitCost?.amount ?? null, vendor_updated_at: variant.updatedAt, raw: variant,
  };
}

export function inventoryRow(item: Item, level: Level): InventoryRow {
  const quantities = new Map(level.quantities.map(({ name, quantity }) => [name, quantity]));
  const counted = (name: string): number | null => (item.tracked ? (quantities.get(name) ?? null) : null);
  const title = [item.variant?.product.title, item.variant?.title].filter((part) => part && part !== 'Default Title').join(' – ');
  return {
    id: level.id, variant_id: item.variant?.id ?? null, product_id: item.variant?.product.id ?? null, sku: item.sku ?? null, title: title || null,
    location_id: level.location?.id ?? null, location_name: level.location?.name ?? null, available: counted('available'), on_hand: counted('on_hand'),
    reserved: counted('committed'), incoming: counted('incoming'), vendor_updated_at: level.updatedAt, raw: { ...level, item: { id: item.id, sku: item.sku, tracked: item.tracked } },
  };
}
