import { z } from 'zod';
import { amount, maybe, money, parts, text } from '../shapes';
import { nested, where, type Selection } from './selection';

const VARIANTS = 20;
const LEVELS = 10;
const QUANTITIES = 'quantities(names: ["available", "on_hand", "reserved", "incoming", "committed"]) { name quantity }';

export function variantFields(selection: Selection): string {
  return `id legacyResourceId title sku barcode price compareAtPrice position updatedAt ${where(selection, 'read_inventory', 'inventoryItem { id tracked unitCost { amount currencyCode } }')}`;
}

export function productFields(selection: Selection): string {
  return `id legacyResourceId title handle status vendor productType tags totalInventory onlineStoreUrl publishedAt createdAt updatedAt
    featuredMedia { preview { image { url } } } ${nested('variants', variantFields(selection), VARIANTS, selection)}`;
}

export const COLLECTION_FIELDS = 'id title handle descriptionHtml updatedAt sortOrder productsCount { count }';

const ITEM = 'id sku tracked variant { id title product { id title } }';

export function levelFields(selection: Selection): string {
  return `id updatedAt ${QUANTITIES} ${where(selection, 'read_locations', 'location { id name }')}`;
}

export function itemFields(selection: Selection): string {
  return `${ITEM} updatedAt ${nested('inventoryLevels', levelFields(selection), LEVELS, selection)}`;
}

/** A variant with the stock of its item, as products lead to it. */
export function stockedVariantFields(selection: Selection): string {
  return `id inventoryItem { ${itemFields(selection)} }`;
}

export function stockedProductFields(selection: Selection): string {
  return `id updatedAt ${nested('variants', stockedVariantFields(selection), VARIANTS, selection)}`;
}

/** Levels with the item they belong to, as locations list them. */
export const LOCATED_LEVEL_FIELDS = `id updatedAt ${QUANTITIES} location { id name } item { ${ITEM} }`;

export const variantShape = z.object({
  id: text, title: maybe, sku: maybe, barcode: maybe, price: amount, compareAtPrice: amount.nullish(), updatedAt: text,
  inventoryItem: z.object({ id: text, unitCost: money.nullish() }).passthrough().nullish(),
}).passthrough();

export const productShape = z.object({
  id: text, title: text, handle: text, status: text, vendor: maybe, productType: maybe, onlineStoreUrl: maybe, createdAt: text, updatedAt: text,
  featuredMedia: z.object({ preview: z.object({ image: z.object({ url: text }).nullish() }).nullish() }).nullish(), variants: parts(variantShape),
}).passthrough();

const itemShape = z.object({
  id: text, sku: maybe, tracked: z.boolean(), variant: z.object({ id: text, title: maybe, product: z.object({ id: text, title: text }) }).nullish(),
}).passthrough();

export const levelShape = z.object({
  id: text, updatedAt: text, location: z.object({ id: text, name: text }).nullish(), quantities: z.array(z.object({ name: text, quantity: z.number() })),
}).passthrough();

export const stockShape = itemShape.extend({ inventoryLevels: parts(levelShape) });
export const stockedVariantShape = z.object({ id: text, inventoryItem: stockShape });
export const stockedProductShape = z.object({ id: text, variants: parts(stockedVariantShape) }).passthrough();
export const locatedLevelShape = levelShape.extend({ item: itemShape });

export type Product = z.output<typeof productShape>;
export type Variant = z.output<typeof variantShape>;
export type Item = z.output<typeof itemShape>;
export type Level = z.output<typeof levelShape>;
export type Stock = z.output<typeof stockShape>;
export type LocatedLevel = z.output<typeof locatedLevelShape>;
