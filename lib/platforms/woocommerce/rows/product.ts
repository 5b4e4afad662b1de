import { z } from 'zod';
import type { InventoryRow, ProductRow, VariantRow } from '../../../warehouse/storeRows';
import { amount, count, flag, gmt, id, list, mapOf, text, type Raw } from '../rest/shapes';

const named = z.object({ name: text }).passthrough();
const stock = { manage_stock: flag, stock_quantity: count, stock_status: text };

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#product-properties */
export const productShape = z.object({
  id, name: text, status: text, type: text, slug: text, permalink: text, sku: text, global_unique_id: text, price: amount, regular_price: amount, ...stock,
  date_created_gmt: gmt, date_modified_gmt: gmt, images: list(z.object({ src: text }).passthrough()), categories: list(named), brands: list(named), variations: list(id),
}).passthrough();
export type Product = z.infer<typeof productShape>;

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#product-variation-properties */
export const variationShape = z.object({
  id, sku: text, global_unique_id: text, price: amount, regular_price: amount, ...stock, date_modified_gmt: gmt,
  attributes: list(z.object({ option: text }).passthrough()), image: mapOf(z.object({ src: text }).passthrough()),
}).passthrough();
export type Variation = z.infer<typeof variationShape>;

const STATUSES: ReadonlyMap<string, ProductRow['status']> = new Map([['publish', 'active'], ['private', 'active'], ['future', 'draft'], ['draft', 'draft'], ['pending', 'draft'], ['trash', 'archived']]);

export function productRow(product: Product, raw: Raw): ProductRow {
  return {
    id: product.id,
    title: product.name ?? '',
    status: STATUSES.get(product.status ?? 'publish') ?? 'active',
    vendor: product.brands[0]?.name ?? null,
    product_type: product.categories[0]?.name ?? null,
    handle: product.slug || null,
    url: product.permalink || null,
    image_url: product.images[0]?.src ?? null,
    vendor_created_at: product.date_created_gmt,
    vendor_updated_at: product.date_modified_gmt,
    raw,
  };
}

/** A product without variations is its own only variant. */
export function ownVariant(product: Product, currency: string | null, raw: Raw): VariantRow {
  return { ...priced(product, currency), id: product.id, product_id: product.id, title: null, vendor_updated_at: product.date_modified_gmt, raw };
}

export function variantRow(product: string, variation: Variation, currency: string | null, raw: Raw): VariantRow {
  return { ...priced(variation, currency), id: variation.id, product_id: product, title: titleOf(variation), vendor_updated_at: variation.date_modified_gmt, raw };
}

export function titleOf({ attributes }: Variation): string | null {
  return attributes.map(({ option }) => option).filter(Boolean).join(' / ') || null;
}

function priced({ sku, global_unique_id: barcode, price, regular_price: regular }: Product | Variation, currency: string | null) {
  const compareAt = regular !== null && regular !== price ? regular : null;
  return { sku: sku || null, barcode: barcode || null, currency, price: price ?? regular, compare_at_price: compareAt, cost: null };
}

/** WooCommerce knows one place. Stock that is not managed has no number; a variation may share its product's. */
export function inventoryRow(holder: Product | Variation, product: { readonly id: string; readonly title: string | null; readonly raw: Raw; readonly shared: number | null }): InventoryRow {
  const quantity = holder.manage_stock === 'parent' ? product.shared : isManaged(holder) ? holder.stock_quantity : null;
  return {
    id: holder.id, variant_id: holder.id, product_id: product.id, sku: holder.sku || null, title: product.title, location_id: null, location_name: null,
    available: quantity, on_hand: quantity, reserved: null, incoming: null, vendor_updated_at: holder.date_modified_gmt, raw: product.raw,
  };
}

export function isManaged({ manage_stock: managed }: Product | Variation): boolean {
  return managed === true || managed === 'true' || managed === 1 || managed === '1' || managed === 'yes';
}
