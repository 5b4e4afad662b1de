import { bulkView } from '../bulk/view';
import { connection, type PageArguments } from '../graphql/connection';
import { demand, type Context } from '../graphql/context';
import { subscriptionView } from '../webhooks/subscriptions';
import { SUPPORTED, versionName } from '../versions';
import { customerView } from './customers';
import { gid, numberOf } from './ids';
import { COLLECTIONS, count, CUSTOMERS, isOrderVisible, list, ORDERS, PRODUCTS, type ListArguments } from './lists';
import { orderView } from './orders';
import { paymentsAccount } from './payments';
import { collectionView, itemView, levelView, locationView, productView } from './catalog';

interface ById {
  readonly id: string;
}

type Counted = Pick<ListArguments, 'query'> & { readonly limit?: number | null };

const PER_ITEM = { kind: 'number', of: ({ id }: { id: number }) => id } as const;

/** What can be asked for. */
export const QUERIES = {
  shop: (_: object, { shop: { facts, domain } }: Context) => ({
    id: gid('Shop', facts.id), name: facts.name, email: `owner@${facts.handle}.example`, contactEmail: `hello@${facts.handle}.example`, myshopifyDomain: domain,
    currencyCode: facts.currency, ianaTimezone: facts.timezone, plan: { publicDisplayName: facts.plan, partnerDevelopment: false, shopifyPlus: facts.plan === 'Plus' },
  }),
  publicApiVersions: () => SUPPORTED.map((handle) => ({ handle, displayName: versionName(handle), supported: true })),
  currentAppInstallation: (_: object, { shop }: Context) => ({
    id: gid('AppInstallation', shop.facts.id), accessScopes: [...shop.scopes].sort().map((handle) => ({ handle, description: handle })),
  }),

  order: ({ id }: ById, context: Context) => orderById(id, context),
  orderByIdentifier: ({ identifier }: { identifier: Partial<ById> }, context: Context) => orderById(identifier.id ?? '', context),
  orders: (args: ListArguments, context: Context) => {
    demand(context, 'orders', 'read_orders');
    return list(context.shop.data.orders, ORDERS, args, context, (order) => orderView(order, context), isOrderVisible(context));
  },
  ordersCount: (args: Counted, context: Context) => {
    demand(context, 'ordersCount', 'read_orders');
    return count(context.shop.data.orders, ORDERS, args, context, isOrderVisible(context));
  },

  customer: ({ id }: ById, context: Context) => {
    demand(context, 'customer', 'read_customers');
    const found = context.shop.data.customers.get(numberOf('Customer', id));
    return found ? customerView(found, context) : null;
  },
  customerByIdentifier: ({ identifier }: { identifier: { id?: string; emailAddress?: string; phoneNumber?: string } }, context: Context) => {
    demand(context, 'customerByIdentifier', 'read_customers');
    const { id, emailAddress, phoneNumber } = identifier;
    const { customers } = context.shop.data;
    const found = id ? customers.get(numberOf('Customer', id))
      : customers.find(({ email, phone }) => (emailAddress ? email?.toLowerCase() === emailAddress.toLowerCase() : phone === phoneNumber));
    return found ? customerView(found, context) : null;
  },
  customers: (args: ListArguments, context: Context) => {
    demand(context, 'customers', 'read_customers');
    return list(context.shop.data.customers, CUSTOMERS, args, context, (customer) => customerView(customer, context));
  },
  customersCount: (args: Counted, context: Context) => {
    demand(context, 'customersCount', 'read_customers');
    return count(context.shop.data.customers, CUSTOMERS, args, context);
  },

  product: ({ id }: ById, context: Context) => {
    demand(context, 'product', 'read_products');
    const found = context.shop.data.products.get(numberOf('Product', id));
    return found ? productView(found, context) : null;
  },
  productByIdentifier: ({ identifier }: { identifier: { id?: string; handle?: string } }, context: Context) => {
    demand(context, 'productByIdentifier', 'read_products');
    const { products } = context.shop.data;
    const found = identifier.id ? products.get(numberOf('Product', identifier.id)) : products.find(({ handle }) => handle === identifier.handle);
    return found ? productView(found, context) : null;
  },
  products: (args: ListArguments, context: Context) => {
    demand(context, 'products', 'read_products');
    return list(context.shop.data.products, PRODUCTS, args, context, (product) => productView(product, context));
  },
  productsCount: (args: Counted, context: Context) => {
    demand(context, 'productsCount', 'read_products');
    return count(context.shop.data.products, PRODUCTS, args, context);
  },
  collection: ({ id }: ById, context: Context) => {
    demand(context, 'collection', 'read_products');
    const found = context.shop.data.collections.get(numberOf('Collection', id));
    return found ? collectionView(found, context) : null;
  },
  collections: (args: ListArguments, context: Context) => {
    demand(context, 'collections', 'read_products');
    return list(context.shop.data.collections, COLLECTIONS, args, context, (collection) => collectionView(collection, context));
  },
  collectionsCount: (args: Counted, context: Context) => {
    demand(context, 'collectionsCount', 'read_products');
    return count(context.shop.data.collections, COLLECTIONS, args, context);
  },

  inventoryItem: ({ id }: ById, context: Context) => {
    demand(context, 'inventoryItem', 'read_inventory');
    const found = context.shop.data.item(numberOf('InventoryItem', id));
    return found ? itemView(found.product, found.variant, context) : null;
  },
  inventoryItems: (args: ListArguments, context: Context) => {
    demand(context, 'inventoryItems', 'read_inventory');
    const records = [...context.shop.data.products.all()].flatMap((product) => product.variants.map((variant) => ({ ...variant, id: variant.itemId, product, variant })));
    const table = { by: () => records.sort((a, b) => a.id - b.id) } as never;
    const how = {
      field: 'inventoryItems', defaultSort: 'ID', sort: {},
      fields: {
        id: PER_ITEM, sku: { kind: 'text', of: ({ sku }: { sku: string | null }) => sku }, updated_at: { kind: 'time', of: ({ updatedAt }: { updatedAt: number }) => updatedAt },
        created_at: { kind: 'time', of: ({ createdAt }: { createdAt: number }) => createdAt },
      },
    } as const;
    return list<(typeof records)[number], unknown>(table, how, args, context, ({ product, variant }) => itemView(product, variant, context));
  },
  inventoryLevel: ({ id }: ById, context: Context) => {
    demand(context, 'inventoryLevel', 'read_inventory');
    const found = context.shop.data.levels.get(numberOf('InventoryLevel', id));
    return found ? levelView(found, context) : null;
  },
  location: ({ id }: Partial<ById>, context: Context) => {
    demand(context, 'location', 'read_locations');
    const found = id ? context.shop.data.locations.get(numberOf('Location', id)) : [...context.shop.data.locations.all()][0];
    return found ? locationView(found, context) : null;
  },
  locations: (args: PageArguments, context: Context) => {
    demand(context, 'locations', 'read_locations');
    return connection(args, { records: context.shop.data.locations.by('id', ({ id }) => id) }, (location) => locationView(location, context), context);
  },

  shopifyPaymentsAccount: (_: object, context: Context) => {
    demand(context, 'shopifyPaymentsAccount', 'read_shopify_payments_accounts');
    return paymentsAccount(context);
  },
  bulkOperation: ({ id }: ById, { shop }: Context) => {
    const found = shop.bulk.get(numberOf('BulkOperation', id));
    return found ? bulkView(found) : null;
  },
  bulkOperations: (args: PageArguments, { shop }: Context) => connection(args, { records: shop.bulk.list() }, bulkView),
  webhookSubscription: ({ id }: ById, { shop, app }: Context) => {
    const found = shop.subscriptions.get(numberOf('WebhookSubscription', id), app);
    return found ? subscriptionView(found) : null;
  },
  webhookSubscriptions: (args: PageArguments & { topics?: readonly string[] | null; uri?: string | null }, { shop, app }: Context) => {
    const records = shop.subscriptions.list(app).filter(({ topic, uri }) => (!args.topics || args.topics.includes(topic)) && (!args.uri || uri === args.uri));
    return connection(args, { records }, subscriptionView);
  },
};

function orderById(id: string, context: Context) {
  demand(context, 'order', 'read_orders');
  const found = context.shop.data.orders.get(numberOf('Order', id));
  return found && isOrderVisible(context)(found) ? orderView(found, context) : null;
}
