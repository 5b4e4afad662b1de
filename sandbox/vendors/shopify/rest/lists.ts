import type { Customer, Level, Order, Product, Variant } from '../data/records';
import { isOrderVisible } from '../resolvers/lists';
import type { Shop } from '../shop';
import type { Order as Sorting } from './page';
import { idsOf } from './filters';
import { customerRest } from './views/customer';
import { orderRest } from './views/order';
import { productRest, variantRest } from './views/product';
import { itemRest, levelRest } from './views/stock';

/** One kind of record as REST lists it. */
export interface Listed<T extends { readonly id: number }> {
  readonly plural: string;
  readonly singular: string;
  readonly scope: string;
  /** Parameters of which one has to be given. */
  readonly needs?: readonly string[];
  /** Deprecated by the vendor in all versions since 2024-04. */
  readonly deprecated?: string;
  readonly records: (shop: Shop, parent: number | null) => Iterable<T>;
  readonly filters: Readonly<Record<string, (record: T, value: string) => boolean>>;
  /** Without `since_id`, which sorts by id. */
  readonly sorted: Sorting<T>;
  readonly view: (record: T, shop: Shop) => object;
}

type Dated = { readonly createdAt: number };
const says = <T>(of: (record: T) => string | null) => (record: T, value: string): boolean => of(record)?.toLowerCase() === value.toLowerCase();
const newest: Sorting<Dated> = { valueOf: ({ createdAt }) => createdAt, descending: true };
const PRODUCTS_GONE = 'https://shopify.dev/docs/api/admin-rest#products-deprecation';
const SENT: Readonly<Record<string, readonly string[]>> = { shipped: ['FULFILLED'], fulfilled: ['FULFILLED'], partial: ['PARTIALLY_FULFILLED'], unshipped: ['UNFULFILLED'], unfulfilled: ['UNFULFILLED', 'PARTIALLY_FULFILLED'] };

export const ORDERS: Listed<Order> = {
  plural: 'orders', singular: 'order', scope: 'read_orders', sorted: newest, view: orderRest,
  records: (shop) => [...shop.data.orders.all()].filter(isOrderVisible({ shop })),
  filters: {
    status: ({ cancelledAt }, value) => value === 'any' || (value === 'cancelled' ? cancelledAt !== null : value !== 'closed' && cancelledAt === null),
    financial_status: (order, value) => value === 'any' || (value === 'unpaid' ? ['AUTHORIZED', 'PARTIALLY_PAID'].includes(order.financialStatus) : says<Order>(({ financialStatus }) => financialStatus)(order, value)),
    fulfillment_status: ({ fulfillmentStatus }, value) => value === 'any' || (SENT[value] ?? []).includes(fulfillmentStatus),
    name: says(({ name }) => name),
  },
};

export const CUSTOMERS: Listed<Customer> = {
  plural: 'customers', singular: 'customer', scope: 'read_customers', sorted: newest, view: customerRest, records: ({ data }) => data.customers.all(), filters: {},
};

export const PRODUCTS: Listed<Product> = {
  plural: 'products', singular: 'product', scope: 'read_products', deprecated: PRODUCTS_GONE, view: productRest, records: ({ data }) => data.products.all(),
  sorted: { valueOf: ({ title }) => title, descending: false },
  filters: {
    status: ({ status }, value) => value === '' || value.split(',').includes(status.toLowerCase()), title: says(({ title }) => title), vendor: says(({ vendor }) => vendor),
    handle: says(({ handle }) => handle), product_type: says(({ productType }) => productType),
  },
};

type Placed = Variant & { readonly product: Product; readonly variant: Variant };

export const VARIANTS: Listed<Placed> = {
  plural: 'variants', singular: 'variant', scope: 'read_products', deprecated: PRODUCTS_GONE, view: variantRest, filters: {}, sorted: { valueOf: ({ id }) => id, descending: false },
  records: ({ data }, parent) => [...data.products.all()].filter(({ id }) => parent === null || id === parent).flatMap((product) => product.variants.map((variant) => ({ ...variant, product, variant }))),
};

export const ITEMS: Listed<Placed> = {
  plural: 'inventory_items', singular: 'inventory_item', scope: 'read_inventory', needs: ['ids'], filters: {}, sorted: { valueOf: ({ id }) => id, descending: false },
  records: (shop) => [...VARIANTS.records(shop, null)].map((placed) => ({ ...placed, id: placed.itemId })), view: ({ variant }, shop) => itemRest(variant, shop),
};

export const LEVELS: Listed<Level> = {
  plural: 'inventory_levels', singular: 'inventory_level', scope: 'read_inventory', needs: ['inventory_item_ids', 'location_ids'], view: levelRest,
  sorted: { valueOf: ({ itemId }) => itemId, descending: false }, records: ({ data }, parent) => [...data.levels.all()].filter(({ locationId }) => parent === null || locationId === parent),
  filters: {
    inventory_item_ids: ({ itemId }, value) => idsOf('inventory_item_ids', value).has(itemId), location_ids: ({ locationId }, value) => idsOf('location_ids', value).has(locationId),
  },
};
