import { randomBytes } from 'node:crypto';
import type { StoreSizes } from '../../storeSizes';
import { BulkOperations } from './bulk/operations';
import { makeShop, type App, type ShopData, type ShopFacts } from './data/shop';
import { CostBucket } from './graphql/costBucket';
import { CallBucket } from './rest/bucket';
import { DEFAULTS, merged, scopesOf, type ShopifySettings } from './settings';
import { Subscriptions } from './webhooks/subscriptions';

/** One shop: what it holds, how it behaves, what is under way there. */
export class Shop {
  settings: ShopifySettings = DEFAULTS;
  bucket = new CostBucket();
  calls = new CallBucket();
  private made: ShopData | null = null;
  private readonly issued = new Map<string, { readonly app: App; readonly until: number }>();
  readonly subscriptions: Subscriptions;
  readonly bulk: BulkOperations;
  /** When records changed, for the lag of the search index. */
  private readonly indexed = new Map<object, number>();
  readonly idempotent = new Map<string, unknown>();

  constructor(readonly facts: ShopFacts, private readonly sizes: StoreSizes, private readonly madeAt: number) {
    this.subscriptions = new Subscriptions(this);
    this.bulk = new BulkOperations(this);
  }

  get data(): ShopData {
    this.made ??= makeShop(this.facts, this.sizes, this.madeAt);
    return this.made;
  }

  get domain(): string {
    return `${this.facts.handle}.myshopify.com`;
  }

  get scopes(): Set<string> {
    return scopesOf(this.settings);
  }

  set(changes: Readonly<Record<string, unknown>>): ShopifySettings {
    this.settings = merged(this.settings, changes);
    return this.settings;
  }

  issueToken(app: App): string {
    const token = `shpat_${randomBytes(16).toString('hex')}`;
    this.issued.set(token, { app, until: performance.now() + this.settings.tokenLifeSeconds * 1000 });
    return token;
  }

  /** Whose token it is; null for one that is not valid. */
  appOf(token: string | undefined): App | null {
    if (token === undefined) return null;
    if (token === this.facts.accessToken) return this.facts;
    const issued = this.issued.get(token);
    return issued && performance.now() < issued.until ? issued.app : null;
  }

  /** Every token got by the client credentials grant stops working. */
  revoke(): void {
    this.issued.clear();
  }

  changed(record: object): void {
    this.indexed.set(record, performance.now() + this.settings.indexLagMs);
  }

  /** Whether the search index knows of the record's last change. */
  isIndexed(record: object): boolean {
    const at = this.indexed.get(record);
    return at === undefined || performance.now() >= at;
  }

  reset(): void {
    this.settings = DEFAULTS;
    this.bucket = new CostBucket();
    this.calls = new CallBucket();
    this.made = null;
    this.issued.clear();
    this.indexed.clear();
    this.idempotent.clear();
    this.subscriptions.reset();
    this.bulk.reset();
  }
}
