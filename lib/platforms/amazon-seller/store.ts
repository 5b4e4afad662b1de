import { HttpFailure } from '../../http';
import type { ConnectionTest, CredentialField, Cursor, StoreConnection, StoreContext, StoreIdentity, StorePlatform, StreamInfo, StreamPage } from '../../sync/types';
import { createAmazonClient, type AmazonClient } from './client';
import { checkedCredential, ENVIRONMENTS } from './credential';
import { getInventorySummaries, listTransactions, searchOrders } from './operations';
import { REGIONS } from './regions';
import { StreamContext } from './streams/context';
import { readFinances } from './streams/finances';
import { inventoryIds, readInventory } from './streams/inventory';
import { readOrders } from './streams/orders';
import { productIds, readProducts } from './streams/products';
import { BUYER_DATA, FINANCES_SOURCES, ORDERS_VERSIONS, type AmazonCredential } from './types';

const field = (name: string, displayName: string, description: string, more: Partial<CredentialField> = {}): CredentialField =>
  ({ name, displayName, description, required: false, secret: false, ...more });

const FIELDS: readonly CredentialField[] = [
  field('region', 'Region', 'Where the seller has authorised the application; another region needs another connection', { required: true, options: REGIONS.map(({ code }) => code) }),
  field('clientId', 'Client ID', 'LWA client identifier of the application, from Developer Central', { required: true, placeholder: 'amzn1.application-oa2-client.…' }),
  field('clientSecret', 'Client Secret', 'LWA client secret; it ends after 180 days', { required: true, secret: true }),
  field('refreshToken', 'Refresh Token', 'Given when the seller authorises the application; starts with Atzr|', { required: true, secret: true }),
  field('marketplaces', 'Marketplaces', 'Country codes with commas between; all that the seller takes part in when empty', { placeholder: 'DE, FR, UK' }),
  field('sellerId', 'Seller ID', 'Merchant token, which tells the seller from others; found by itself where the application may see finances and money has moved lately'),
  field('ordersVersion', 'Orders API', 'Version of the Orders API; Amazon ends v0 on 2027-03-27', { options: ORDERS_VERSIONS }),
  field('financesSource', 'Finances From', 'Released transactions, or the reports of finished settlements', { options: FINANCES_SOURCES }),
  field('buyerData', 'Buyer Data', 'E-mail addresses of buyers need a restricted role; nothing else of a buyer is kept', { options: BUYER_DATA }),
  field('environment', 'Environment', 'Amazon itself, its sandbox, or a base URL of your own', { options: ENVIRONMENTS }),
  field('baseUrl', 'Base URL', 'With environment custom: the address below which /na, /eu, /fe and /auth/o2/token answer'),
];

/** Amazon keeps orders and money for good; listings and stock can go. */
const STREAMS: readonly StreamInfo[] = [
  { name: 'orders', displayName: 'Orders', tables: ['orders', 'order_lines'], deletions: 'never' },
  { name: 'products', displayName: 'Products', tables: ['products', 'variants'], deletions: 'compared' },
  { name: 'inventory', displayName: 'FBA Inventory', tables: ['inventory'], deletions: 'compared' },
  { name: 'finances', displayName: 'Finances', tables: ['transactions'], deletions: 'never' },
];

type Read = (context: StreamContext, from: Cursor | null) => AsyncGenerator<StreamPage>;

const READS: ReadonlyMap<string, Read> = new Map<string, Read>([['orders', readOrders], ['products', readProducts], ['inventory', readInventory], ['finances', readFinances]]);
const IDS = new Map([['products', productIds], ['inventory', inventoryIds]]);
const DAY_MS = 86_400_000;

export const amazonSellerStore: StorePlatform<AmazonCredential> = {
  name: 'amazon-seller',
  displayName: 'Amazon Seller',
  credentialType: 'amazonSellerApi',
  fields: FIELDS,
  streams: STREAMS,
  parse: checkedCredential,
  connect: (credential, context) => new AmazonConnection(createAmazonClient({ credential, meter: context.meter, egress: context.egress }), context),
};

export class AmazonConnection implements StoreConnection {
  private readonly context: StreamContext;
  private readonly isKnown: boolean;

  constructor(private readonly client: AmazonClient, { signal, account }: Pick<StoreContext, 'signal' | 'account'>) {
    this.context = new StreamContext(client, signal);
    this.isKnown = (account ?? null) !== null;
  }

  async identity(): Promise<StoreIdentity> {
    const { region } = this.client.credential;
    const [sellerId, taking] = await Promise.all([this.context.knownSellerId(), this.context.taking()]);
    const storeName = taking.find((one) => one.storeName)?.storeName ?? null;
    return {
      // Never by name: two sellers may have the same, and their rows would become one.
      account: `${region}:${sellerId}`,
      accountName: `${storeName ?? 'Amazon'}, ${taking.map(({ marketplace }) => marketplace.countryCode).join(', ')}`,
      ...(storeName !== null && { formerAccount: `${region}:${storeName}` }),
    };
  }

  async test(): Promise<ConnectionTest> {
    const identity = await this.identity();
    const taking = await this.context.taking();
    const [sample, missing] = await this.sample();
    return { ...identity, permissions: [], sample: { marketplaces: taking.length, ...sample }, missing };
  }

  async *read(stream: string, from: Cursor | null): AsyncGenerator<StreamPage> {
    // What is known as a store already stays it; a new one has to say first which it is.
    if (!this.isKnown) await this.context.knownSellerId();
    const read = READS.get(stream);
    if (!read) throw new RangeError(`Amazon Seller has no stream ${JSON.stringify(stream)}. It has ${[...READS.keys()].join(', ')}.`);
    yield* read(this.context, from);
  }

  async *ids(stream: string): AsyncGenerator<readonly string[]> {
    yield* IDS.get(stream)?.(this.context) ?? [];
  }

  close(): void {
    this.client.close();
  }

  /** A little of each stream, or why there is none: roles are given one by one. */
  private async sample(): Promise<[Record<string, number>, { stream: string; reason: string }[]]> {
    const { client } = this;
    const { signal } = this.context;
    const [marketplaceId = ''] = await this.context.marketplaceIds();
    const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
    const stock = { granularityType: 'Marketplace', granularityId: marketplaceId, marketplaceIds: [marketplaceId] };
    const probes: [string, string, () => Promise<number>][] = [
      ['orders', 'orders_of_30_days', async () => (await client.call(searchOrders, { signal, query: { createdAfter: ago(30), marketplaceIds: await this.context.marketplaceIds() } })).orders.length],
      ['inventory', 'skus_in_stock', async () => (await client.call(getInventorySummaries, { signal, query: stock })).payload.inventorySummaries.length],
      ['finances', 'transactions_of_30_days', async () => (await client.call(listTransactions, { signal, query: { postedAfter: ago(30) } })).payload.transactions?.length ?? 0],
    ];
    const sample: Record<string, number> = {};
    const missing: { stream: string; reason: string }[] = [];
    for (const [stream, figure, probe] of probes) {
      try {
        sample[figure] = await probe();
      } catch (thrown) {
        if (!(thrown instanceof HttpFailure) || thrown.status !== 403) throw thrown;
        missing.push({ stream, reason: thrown.message });
      }
    }
    return [sample, missing];
  }
}
