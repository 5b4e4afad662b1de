import { scalarMoney } from '../../data/money';
import type { Product, Variant } from '../../data/records';
import { gid } from '../../resolvers/ids';
import type { Shop } from '../../shop';
import { shopTime } from '../time';

export function productRest(product: Product, shop: Shop) {
  const { timezone } = shop.facts;
  return {
    id: product.id, admin_graphql_api_id: gid('Product', product.id), title: product.title, handle: product.handle, body_html: product.descriptionHtml, vendor: product.vendor,
    product_type: product.productType, status: product.status.toLowerCase(), tags: [...product.tags].sort().join(', '), created_at: shopTime(product.createdAt, timezone),
    updated_at: shopTime(product.updatedAt, timezone), published_at: product.status === 'ACTIVE' ? shopTime(product.createdAt, timezone) : null,
    variants: product.variants.map((variant) => variantRest({ product, variant }, shop)),
  };
}

export function variantRest({ product, variant }: { readonly product: Product; readonly variant: Variant }, { data, facts }: Shop) {
  const money = (minor: number) => scalarMoney(minor, facts.currency);
  let quantity = 0;
  for (const { itemId, quantities } of data.levels.all()) quantity += itemId === variant.itemId ? quantities.available : 0;
  return {
    id: variant.id, admin_graphql_api_id: gid('ProductVariant', variant.id), product_id: product.id, title: variant.title, sku: variant.sku, barcode: variant.barcode,
    price: money(variant.price), compare_at_price: variant.compareAtPrice === null ? null : money(variant.compareAtPrice), position: product.variants.indexOf(variant) + 1,
    inventory_item_id: variant.itemId, inventory_management: variant.tracked ? 'shopify' : null, inventory_quantity: quantity,
    created_at: shopTime(variant.createdAt, facts.timezone), updated_at: shopTime(variant.updatedAt, facts.timezone),
  };
}
