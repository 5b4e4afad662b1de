import { Changes, nowMs } from '../changes';
import { minorOf } from '../data/money';
import { handleOf } from '../data/names';
import type { Product } from '../data/records';
import { demand, type Context } from '../graphql/context';
import { numberOf } from '../resolvers/ids';
import { productView, variantView } from '../resolvers/catalog';

interface Input {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly handle?: string | null;
  readonly descriptionHtml?: string | null;
  readonly vendor?: string | null;
  readonly productType?: string | null;
  readonly status?: Product['status'] | null;
  readonly tags?: readonly string[] | null;
}

interface VariantInput {
  readonly id?: string | null;
  readonly price?: string | null;
  readonly compareAtPrice?: string | null;
  readonly barcode?: string | null;
  readonly inventoryItem?: { readonly sku?: string | null; readonly tracked?: boolean | null; readonly cost?: string | null } | null;
}

/** Makes the product with one variant; others are added by calls of their own. */
export function productCreate({ product: input }: { product?: Input | null }, context: Context) {
  demand(context, 'productCreate', 'write_products');
  if (!input?.title?.trim()) return { product: null, userErrors: [{ field: ['title'], message: "Title can't be blank" }] };
  const { products } = context.shop.data;
  const id = products.nextId();
  const now = nowMs();
  const variant = {
    id: id + 50_000_000, itemId: id + 60_000_000, title: 'Default Title', sku: null, barcode: null, price: 0, compareAtPrice: null, cost: null, tracked: false, createdAt: now, updatedAt: now,
  };
  const product: Product = {
    id, title: input.title, handle: handleOf(input.title), descriptionHtml: '', status: 'ACTIVE', vendor: context.shop.facts.name, productType: '', tags: [], createdAt: now, updatedAt: now,
    variants: [variant],
  };
  return { product: productView(new Changes(context.shop).product(filled(product, input), 'PRODUCTS_CREATE'), context), userErrors: [] };
}

export function productUpdate({ product: input }: { product?: Input | null }, context: Context) {
  demand(context, 'productUpdate', 'write_products');
  const product = input?.id ? context.shop.data.products.get(numberOf('Product', input.id)) : undefined;
  if (!product || !input) return { product: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] };
  if (input.title !== undefined && !input.title?.trim()) return { product: null, userErrors: [{ field: ['title'], message: "Title can't be blank" }] };
  return { product: productView(new Changes(context.shop).product(filled(product, input)), context), userErrors: [] };
}

export function productVariantsBulkUpdate({ productId, variants }: { productId: string; variants: readonly VariantInput[] }, context: Context) {
  demand(context, 'productVariantsBulkUpdate', 'write_products');
  const refusal = (code: string, field: string[], message: string) => ({ product: null, productVariants: null, userErrors: [{ code, field, message }] });
  const product = context.shop.data.products.get(numberOf('Product', productId));
  if (!product) return refusal('PRODUCT_DOES_NOT_EXIST', ['productId'], 'Product does not exist');
  const known = variants.map(({ id }) => product.variants.find((variant) => id && variant.id === numberOf('ProductVariant', id)));
  const missing = known.findIndex((variant) => !variant);
  if (missing >= 0) return refusal('PRODUCT_VARIANT_DOES_NOT_EXIST', ['variants', String(missing), 'id'], 'Product variant does not exist');
  const { currency } = context.shop.facts;
  const changed = known.flatMap((variant, at) => {
    const input = variants[at];
    if (!variant || !input) return [];
    if (input.price) variant.price = minorOf(input.price, currency);
    if (input.compareAtPrice !== undefined) variant.compareAtPrice = input.compareAtPrice === null ? null : minorOf(input.compareAtPrice, currency);
    if (input.barcode !== undefined) variant.barcode = input.barcode;
    if (input.inventoryItem?.sku !== undefined) variant.sku = input.inventoryItem.sku;
    if (input.inventoryItem?.cost) variant.cost = minorOf(input.inventoryItem.cost, currency);
    if (typeof input.inventoryItem?.tracked === 'boolean') variant.tracked = input.inventoryItem.tracked;
    variant.updatedAt = nowMs();
    return [variant];
  });
  new Changes(context.shop).product(product);
  return { product: productView(product, context), productVariants: changed.map((variant) => variantView(product, variant, context)), userErrors: [] };
}

function filled(product: Product, input: Input): Product {
  for (const key of ['title', 'handle', 'descriptionHtml', 'vendor', 'productType'] as const) if (typeof input[key] === 'string') product[key] = input[key];
  if (input.status) product.status = input.status;
  if (input.tags) product.tags = [...new Set(input.tags)];
  return product;
}
