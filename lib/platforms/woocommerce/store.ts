import { setMaxListeners } from 'node:events';
import { createHttpClient, createPacer, HttpFailure, none } from '../../http';
import type { ConnectionTest, Cursor, PartIds, StoreConnection, StoreContext, StoreIdentity, StorePlatform, StreamInfo, StreamPage } from '../../sync/types';
import { z } from 'zod';
import { checkedCredential, FIELDS, type WooCredential } from './credential';
import { API, createWooClient, type WooClient } from './rest/client';
import { Lists } from './rest/lists';
import { storeCurrency, type StreamContext } from './streams/context';
import { customerIds, readCustomers } from './streams/customers';
import { inventoryIds, readInventory } from './streams/inventory';
import { orderPage, ordersAgain, readOrders, refundIds } from './streams/orders';
import { productPage, readProducts } from './streams/products';
import type { Raw } from './rest/shapes';
import type { StoreRows } from '../../warehouse/storeRows';
import { customerRow, customerShape } from './rows/customer';
import { read } from './streams/context';

const STREAMS: readonly StreamInfo[] = [
  { name: 'orders', displayName: 'Orders', tables: ['orders', 'order_lines', 'transactions'], deletions: 'compared', parts: 'transactions' },
  { name: 'products', displayName: 'Products', tables: ['products', 'variants'], deletions: 'compared' },
  { name: 'customers', displayName: 'Customers', tables: ['customers'], deletions: 'compared' },
  { name: 'inventory', displayName: 'Inventory', tables: ['inventory'], deletions: 'compared' },
];

/** WordPress shops with WooCommerce 5.8 or newer. */
export const wooStore: StorePlatform<WooCredential> = {
  name: 'woocommerce',
  displayName: 'WooCommerce',
  credentialType: 'wooCommerceStoreApi',
  fields: FIELDS,
  streams: STREAMS,
  parse: checkedCredential,
  connect: (credential, context) => new WooConnection(credential, context),
};

export class WooConnection implements StoreConnection {
  readonly client: WooClient;
  private readonly shared: StreamContext;
  private known: Promise<string | null> | null = null;

  constructor(credential: WooCredential, private readonly context: StoreContext) {
    const { meter, egress, signal } = context;
    // Every request of a page listens to it; that is no leak.
    setMaxListeners(0, signal);
    this.client = createWooClient({ credential, meter, egress });
    this.shared = { client: this.client, lists: new Lists(this.client, signal), signal, currency: () => (this.known ??= storeCurrency(this.client, signal)) };
  }

  /** As `test` names it. */
  get account(): string {
    return this.client.site.name;
  }

  /** The address is the store; what its name is, the site tells everybody. */
  async identity(): Promise<StoreIdentity> {
    return { account: this.account, accountName: (await this.title()) ?? this.account };
  }

  async test(): Promise<ConnectionTest> {
    const sample: Record<string, number | string> = {};
    const missing: { stream: string; reason: string }[] = [];
    for (const stream of ['orders', 'products', 'customers']) {
      try {
        const { total, rows } = await this.shared.lists.page({ path: stream }, 0, { _fields: 'id' }, 1);
        sample[stream] = total ?? rows.length;
      } catch (thrown) {
        if (!(thrown instanceof HttpFailure) || thrown.status !== 403) throw thrown;
        missing.push(...(stream === 'products' ? ['products', 'inventory'] : [stream]).map((name) => ({ stream: name, reason: thrown.message })));
      }
    }
    const currency = await this.shared.currency();
    if (currency) sample.currency = currency;
    return { ...(await this.identity()), permissions: ['read', ...((await this.mayWrite()) ? ['write'] : [])], missing, sample };
  }

  read(stream: string, from: Cursor | null): AsyncIterable<StreamPage> {
    switch (stream) {
      case 'orders': return readOrders(this.shared, from);
      case 'products': return readProducts(this.shared, from);
      case 'customers': return readCustomers(this.shared, from);
      case 'inventory': return readInventory(this.shared);
      default: throw new RangeError(`WooCommerce has no stream ${JSON.stringify(stream)}. It has ${STREAMS.map(({ name }) => name).join(', ')}.`);
    }
  }

  async *ids(stream: string): AsyncGenerator<readonly string[]> {
    if (stream === 'customers') return yield* customerIds(this.shared);
    if (stream === 'inventory') return yield* inventoryIds(this.shared);
    for await (const rows of this.shared.lists.byId({ path: stream, query: { _fields: 'id' } })) yield rows.map(({ id }) => String(id));
  }

  /** Refunds by their order: WooCommerce takes one away without noting that its order has changed. */
  parts(): AsyncGenerator<PartIds> {
    return refundIds(this.shared);
  }

  readAgain(_stream: string, ids: readonly string[]): AsyncGenerator<StreamPage> {
    return ordersAgain(this.shared, ids);
  }

  /** Rows of what a webhook brought, as the stream would bring them. */
  async rowsOf(resource: string, raw: Raw): Promise<StoreRows> {
    if (resource === 'order') return (await orderPage(this.shared, [raw])).rows;
    if (resource === 'product') return (await productPage(this.shared, [raw])).rows;
    return { customers: [customerRow(read(customerShape, raw, 'customer'), raw)] };
  }

  close(): void {
    this.client.close();
  }

  /** A key does not tell what it may do; a batch of nothing does no harm and is refused where it may not write. */
  private async mayWrite(): Promise<boolean> {
    try {
      await this.client.call({ method: 'POST', route: `${API}/customers/batch`, json: {}, operation: 'customers.probe', repeatable: true, shape: z.unknown(), signal: this.context.signal });
      return true;
    } catch (thrown) {
      if (thrown instanceof HttpFailure && [401, 403].includes(thrown.status ?? 0)) return false;
      throw thrown;
    }
  }

  /** WordPress tells its name to everybody; a key of WooCommerce is not for this. */
  private async title(): Promise<string | null> {
    const { site } = this.client;
    const http = createHttpClient({ baseUrl: site.origin, auth: none(), meter: this.context.meter, egress: this.context.egress, pacer: createPacer({ maxConcurrency: 1 }), retry: { attempts: 0 } });
    try {
      const { data } = await http.request({ method: 'GET', url: site.address('/'), query: { _fields: 'name' }, operation: 'site.get', repeatable: true, signal: this.context.signal });
      return titleShape.safeParse(data).data?.name ?? null;
    } catch (thrown) {
      if (thrown instanceof HttpFailure && thrown.kind !== 'cancelled') return null;
      throw thrown;
    }
  }
}

const titleShape = z.object({ name: z.string().min(1) });
