import { randomOf } from '../../conditions/random';
import type { StoreSizes } from '../../storeSizes';
import { customerShelf } from './data/customers';
import { orderShelf } from './data/orders';
import { categoryShelf, productShelf, variationShelf } from './data/products';
import { Keys } from './rest/keys';
import { DEFAULTS, type SiteSettings } from './settings';
import { Shelf, type Item } from './shelf';
import { SiteTime } from './time';
import { Hooks, type Webhook } from './hooks';

/** What makes one simulated shop this one. */
export interface SiteFacts {
  /** The shop's folder: `/woocommerce/<name>/`. */
  readonly name: string;
  readonly title: string;
  readonly currency: string;
  readonly symbol: string;
  /** IANA name; WordPress writes times without zone in it. */
  readonly timezone: string;
  readonly taxPercent: number;
  readonly sizes: StoreSizes;
}

/** One WordPress site with WooCommerce, in memory. */
export class Site {
  settings: SiteSettings = DEFAULTS;
  readonly time: SiteTime;
  readonly keys: Keys;
  orders!: Shelf;
  products!: Shelf;
  variations!: Shelf;
  customers!: Shelf;
  categories!: Shelf;
  webhooks!: Map<number, Webhook>;
  /** Refunds, kept apart from their orders. */
  refunds!: Shelf;
  /** Refunds made by requests, by order. */
  addedRefunds!: Map<number, readonly number[]>;
  /** Addresses that are not what the customer's number makes them, lower case, with whose they are. */
  emails!: Map<string, number>;
  /** Variations by product, while the variations are at this version. */
  variationIndex: { readonly version: number; readonly byParent: ReadonlyMap<number, Item[]> } | undefined;
  readonly hooks = new Hooks(this);
  private lastId = 0;
  private buyers = new Map<string, number>();

  constructor(readonly facts: SiteFacts) {
    this.time = new SiteTime(facts.timezone);
    this.keys = new Keys(facts.name);
    this.reset();
  }

  reset(): void {
    this.settings = DEFAULTS;
    this.lastId = 20_000_000;
    this.products = productShelf(this);
    this.variations = variationShelf(this);
    this.categories = categoryShelf();
    this.customers = customerShelf(this);
    this.refunds = new Shelf(() => ({}));
    this.orders = orderShelf(this);
    this.hooks.close();
    this.webhooks = new Map();
    this.addedRefunds = new Map();
    this.emails = new Map();
    this.buyers = new Map();
    this.variationIndex = undefined;
    this.keys.reset();
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The number that analytics gives a buyer, kept from then on. */
  buyerId(key: string): number {
    const id = this.buyers.get(key) ?? this.buyers.size + 1;
    this.buyers.set(key, id);
    return id;
  }

  /** A number in [0, 1) that this site always has for this text. */
  chance(text: string): number {
    return randomOf(1, `${this.facts.name} ${text}`);
  }

  /** A whole number from 0 to `below` - 1, likewise. */
  pick(text: string, below: number): number {
    return Math.floor(this.chance(text) * below);
  }
}

/** WordPress keeps whole seconds. */
export function nowMs(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
