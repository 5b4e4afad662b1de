import { HttpFailure } from '../../http';
import { z } from 'zod';
import type { ConnectionTest, Cursor, StoreConnection, StoreContext, StoreIdentity, StorePlatform, StreamInfo, StreamPage } from '../../sync/types';
import { CREDENTIAL_FIELDS, parseCredential } from './access/fields';
import { createShopifyClient } from './client';
import { countQuery, type Counted } from './queries/shop';
import { demandScopes, fetchShop, type ReadContext, type Shop } from './read/context';
import { readFinances } from './read/finances';
import { inventoryIds, readInventory } from './read/inventory';
import { pagesOf } from './read/pages';
import { readChanging } from './read/stream';
import { customersStream, ordersStream, productsStream } from './read/streams';
import { text } from './shapes';
import type { ShopifyCredential } from './types';

const STREAMS: readonly StreamInfo[] = [
  { name: 'orders', displayName: 'Orders', tables: ['orders', 'order_lines', 'transactions'], deletions: 'compared' },
  { name: 'products', displayName: 'Products', tables: ['products', 'variants'], deletions: 'compared' },
  { name: 'customers', displayName: 'Customers', tables: ['customers'], deletions: 'compared' },
  { name: 'inventory', displayName: 'Inventory', tables: ['inventory'], deletions: 'compared' },
  { name: 'finances', displayName: 'Fees and Payouts', tables: ['transactions'], deletions: 'never' },
];

/** What a stream cannot be read without. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  orders: ['read_orders'], products: ['read_products'], customers: ['read_customers'], inventory: ['read_inventory', 'read_products', 'read_locations'],
  finances: ['read_shopify_payments_accounts', 'read_shopify_payments_payouts'],
};
const COUNTED: readonly Counted[] = ['orders', 'products', 'customers'];

/** Shops on Shopify. */
export const shopifyStore: StorePlatform<ShopifyCredential> = {
  name: 'shopify',
  displayName: 'Shopify',
  credentialType: 'shopifyStoreApi',
  fields: CREDENTIAL_FIELDS,
  streams: STREAMS,
  parse: parseCredential,
  connect: (credential, context) => connectShop(credential, context),
};

export function connectShop(credential: ShopifyCredential, { meter, egress, signal }: StoreContext): StoreConnection {
  const client = createShopifyClient({ credential, meter, egress });
  let known: Promise<Shop> | undefined;
  let granted: Shop | undefined;
  const shop = async (): Promise<Shop> => (granted = await (known ??= fetchShop(client, signal)));
  const context: ReadContext = { client, signal, shop };

  async function* read(stream: string, from: Cursor | null): AsyncGenerator<StreamPage> {
    demandScopes(stream, SCOPES[stream] ?? [], await shop());
    if (stream === 'orders') yield* readChanging(context, await ordersStream(context), from);
    else if (stream === 'products') yield* readChanging(context, await productsStream(context), from);
    else if (stream === 'customers') yield* readChanging(context, customersStream(), from);
    else if (stream === 'inventory') yield* readInventory(context, from);
    else if (stream === 'finances') yield* readFinances(context, from);
    else throw new HttpFailure(`Shopify has no stream ${JSON.stringify(stream)}. Nothing was read; known are ${STREAMS.map(({ name }) => name).join(', ')}.`, { kind: 'not_sent', attempts: 0 });
  }

  return {
    identity: async () => identityOf(await shop()),
    test: async () => await testShop(context),
    read,
    // Without read_all_orders old orders drop out of the list by themselves: comparing would bury them all.
    ids: (stream) => (stream === 'orders' && !granted?.scopes.has('read_all_orders') ? null : idsOf(context, stream)),
    close: () => client.close(),
  };
}

async function* idsOf(context: ReadContext, stream: string): AsyncGenerator<readonly string[]> {
  if (stream === 'inventory') return yield* inventoryIds(context);
  const of = { list: stream, fields: 'id', sortKey: 'ID', node: z.object({ id: text }) };
  for await (const { nodes } of pagesOf(context, of, null)) yield nodes.map(({ id }) => id);
}

function identityOf({ facts }: Shop): StoreIdentity {
  return { account: facts.myshopifyDomain, accountName: facts.name };
}

async function testShop(context: ReadContext): Promise<ConnectionTest> {
  const shop = await context.shop();
  const { facts, scopes } = shop;
  const missing = STREAMS.flatMap(({ name }) => {
    const lacking = (SCOPES[name] ?? []).filter((scope) => !scopes.has(scope));
    return lacking.length > 0 ? [{ stream: name, reason: `The app has no scope ${lacking.join(', ')}.` }] : [];
  });
  const sample: Record<string, number | string> = { currency: facts.currencyCode, plan: facts.plan.publicDisplayName };
  for (const what of COUNTED) {
    if (missing.some(({ stream }) => stream === what)) continue;
    sample[what] = (await context.client.call(countQuery(what), { query: null }, { signal: context.signal })).data.counted.count;
  }
  return { ...identityOf(shop), permissions: [...scopes].sort(), missing, sample };
}
