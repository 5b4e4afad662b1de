import { moneyV2, scalarMoney } from '../data/money';
import type { LOCATIONS } from '../data/catalog';
import type { Level, Product, ProductCollection, Variant } from '../data/records';
import { connection, type PageArguments } from '../graphql/connection';
import { demand, type Context } from '../graphql/context';
import { parseSearch, type SearchFields } from '../graphql/search';
import { gid, iso } from './ids';

type Searched = PageArguments & { readonly query?: string | null };

const LEVEL_FIELDS: SearchFields<Level> = {
  id: { kind: 'number', of: ({ id }) => id },
  created_at: { kind: 'time', of: ({ createdAt }) => createdAt },
  updated_at: { kind: 'time', of: ({ updatedAt }) => updatedAt },
  inventory_item_id: { kind: 'number', of: ({ itemId }) => itemId },
};

/** A product as the Admin API shows it. */
export function productView(product: Product, context: Context) {
  const { shop } = context;
  const isPublished = product.status === 'ACTIVE';
  return {
    id: gid('Product', product.id), legacyResourceId: String(product.id), title: product.title, handle: product.handle, descriptionHtml: product.descriptionHtml,
    status: product.status, vendor: product.vendor, productType: product.productType, tags: () => [...product.tags].sort(),
    totalInventory: () => product.variants.reduce((sum, variant) => sum + availableOf(variant, context), 0), hasOnlyDefaultVariant: product.variants.length === 1,
    onlineStoreUrl: isPublished ? `https://${shop.domain}/products/${product.handle}` : null, publishedAt: isPublished ? iso(product.createdAt) : null,
    createdAt: iso(product.createdAt), updatedAt: iso(product.updatedAt), variantsCount: { count: product.variants.length, precision: 'EXACT' },
    featuredMedia: {
      __typename: 'MediaImage', id: gid('MediaImage', product.id), alt: product.title,
      preview: { image: { id: gid('Image', product.id), url: `https://cdn.example.com/${shop.facts.handle}/${product.handle}.jpg`, altText: product.title } },
    },
    variants: (args: PageArguments) => connection(args, { records: product.variants }, (variant) => variantView(product, variant, context), context),
  };
}

export function variantView(product: Product, variant: Variant, context: Context) {
  const { currency } = context.shop.facts;
  return {
    id: gid('ProductVariant', variant.id), legacyResourceId: String(variant.id), title: variant.title, displayName: `${product.title} - ${variant.title}`, sku: variant.sku,
    barcode: variant.barcode, price: scalarMoney(variant.price, currency), compareAtPrice: variant.compareAtPrice === null ? null : scalarMoney(variant.compareAtPrice, currency),
    position: product.variants.indexOf(variant) + 1, inventoryQuantity: () => availableOf(variant, context), createdAt: iso(variant.createdAt), updatedAt: iso(variant.updatedAt),
    product: () => productView(product, context), inventoryItem: () => itemView(product, variant, context),
  };
}

export function collectionView(collection: ProductCollection, context: Context) {
  const records = () => collection.productIds.flatMap((id) => context.shop.data.products.get(id) ?? []);
  return {
    id: gid('Collection', collection.id), title: collection.title, handle: collection.handle, descriptionHtml: '', updatedAt: iso(collection.updatedAt), sortOrder: 'MANUAL',
    productsCount: () => ({ count: records().length, precision: 'EXACT' }),
    products: (args: PageArguments) => connection(args, { records: records() }, (product) => productView(product, context), context),
  };
}

const costView = (variant: Variant, { shop }: Context) => (variant.cost === null ? null : moneyV2(variant.cost, shop.facts.currency));

function availableOf(variant: Variant, { shop }: Context): number {
  let sum = 0;
  for (const { itemId, quantities } of shop.data.levels.all()) sum += itemId === variant.itemId ? quantities.available : 0;
  return sum;
}

/** An inventory item as the Admin API shows it. */
export function itemView(product: Product, variant: Variant, context: Context) {
  const variants = (args: PageArguments) => connection(args, { records: [variant] }, () => variantView(product, variant, context), context);
  return {
    id: gid('InventoryItem', variant.itemId), legacyResourceId: String(variant.itemId), sku: variant.sku, tracked: variant.tracked, unitCost: () => costView(variant, context),
    createdAt: iso(variant.createdAt), updatedAt: iso(variant.updatedAt), variants, variant: () => variantView(product, variant, context),
    inventoryLevels: (args: Searched) => levels(args, context, ({ itemId }) => itemId === variant.itemId),
  };
}

export function locationView(location: (typeof LOCATIONS)[number], context: Context) {
  return {
    id: gid('Location', location.id), legacyResourceId: String(location.id), name: location.name, isActive: true,
    inventoryLevels: (args: Searched) => levels(args, context, ({ locationId }) => locationId === location.id),
  };
}

export function levelView(level: Level, context: Context) {
  const { shop } = context;
  return {
    id: levelId(level), isActive: true, createdAt: iso(level.createdAt), updatedAt: iso(level.updatedAt),
    item: () => {
      const found = shop.data.item(level.itemId);
      return found ? itemView(found.product, found.variant, context) : null;
    },
    location: () => {
      demand(context, 'location', 'read_locations');
      const location = shop.data.locations.get(level.locationId);
      return location ? locationView(location, context) : null;
    },
    quantities: ({ names }: { names: readonly string[] }) => names.flatMap((name) => {
      const quantity: unknown = Object.hasOwn(level.quantities, name) ? Reflect.get(level.quantities, name) : undefined;
      return quantity === undefined ? [] : [{ id: gid('InventoryQuantity', `${level.id}?name=${name}`), name, quantity, updatedAt: iso(level.updatedAt) }];
    }),
  };
}

export const levelId = ({ id, itemId }: Pick<Level, 'id' | 'itemId'>): string => gid('InventoryLevel', `${id}?inventory_item_id=${itemId}`);

function levels(args: Searched, context: Context, belongs: (level: Level) => boolean) {
  const search = parseSearch(args.query, LEVEL_FIELDS);
  context.warn('inventoryLevels', args.query ?? '', search.warnings);
  const matches = (level: Level) => belongs(level) && search.matches(level) && context.shop.isIndexed(level);
  return connection(args, { records: context.shop.data.levels.by('id', ({ id }) => id), matches, isFiltered: Boolean(args.query) }, (level) => levelView(level, context), context);
}
