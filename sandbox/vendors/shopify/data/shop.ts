import type { StoreSizes } from '../../../storeSizes';
import { LOCATIONS, makeCollections, makeLevels, makeProducts } from './catalog';
import { Ledger } from './ledger';
import { makeOrders } from './orders';
import { makeCustomers } from './people';
import type { Customer, Level, Order, Product, ProductCollection } from './records';
import { Table } from './table';

/** What is always true of a shop. */
export interface ShopFacts {
  /** First label of its domain and of its path in the sandbox. */
  readonly handle: string;
  readonly id: number;
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
  readonly plan: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the app above. */
  readonly accessToken: string;
  /** A second app that is installed. */
  readonly otherApp: App;
  readonly seed: number;
}

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Everything one shop holds. Made when it is first asked for, so that a sandbox starts at once. */
export interface ShopData {
  readonly orders: Table<Order>;
  readonly customers: Table<Customer>;
  readonly products: Table<Product>;
  readonly levels: Table<Level>;
  readonly collections: Table<ProductCollection>;
  readonly ledger: Ledger;
  readonly locations: Table<(typeof LOCATIONS)[number]>;
  /** Of products that have this variant or inventory item. */
  variant(id: number | null): { readonly product: Product; readonly variant: Product['variants'][number] } | undefined;
  item(id: number | null): { readonly product: Product; readonly variant: Product['variants'][number] } | undefined;
}

export function makeShop(facts: ShopFacts, sizes: StoreSizes, now: number): ShopData {
  const products = makeProducts(sizes.products, facts.seed, now);
  const customers = makeCustomers(sizes.customers, facts.seed, now);
  const orders = makeOrders(sizes.orders, facts.seed, now, products, customers, facts.currency);
  const productTable = new Table(products);
  const locate = (test: (variant: Product['variants'][number]) => boolean) => {
    for (const product of productTable.all()) {
      const variant = product.variants.find(test);
      if (variant) return { product, variant };
    }
    return undefined;
  };
  return {
    orders: new Table(orders), customers: new Table(customers), products: productTable, levels: new Table(makeLevels(products, facts.seed)),
    collections: new Table(makeCollections(products, now)), locations: new Table(LOCATIONS), ledger: new Ledger(orders),
    variant: (id) => (id === null ? undefined : locate((variant) => variant.id === id)),
    item: (id) => (id === null ? undefined : locate((variant) => variant.itemId === id)),
  };
}
