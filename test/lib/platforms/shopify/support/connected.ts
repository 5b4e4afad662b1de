import { createMeter, type Meter } from '../../../../../lib/http';
import { createShopifyClient } from '../../../../../lib/platforms/shopify/client';
import { connectShop } from '../../../../../lib/platforms/shopify/store';
import { parseCredential } from '../../../../../lib/platforms/shopify/access/fields';
import { fetchShop, type ReadContext } from '../../../../../lib/platforms/shopify/read/context';
import type { Cursor, StoreConnection, StreamPage } from '../../../../../lib/sync/types';
import type { StoreRows } from '../../../../../lib/warehouse/storeRows';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../../../sandbox';
import { SHOPS, shopifyBaseUrl } from '../../../../../sandbox/vendors/shopify';

type ShopFacts = (typeof SHOPS)[0];

/** A sandbox of its own with connections to its shops: limits are kept per address, so tests do not meet. */
export interface Connected {
  readonly sandbox: Sandbox;
  readonly meter: Meter;
  connection(more?: object, shop?: ShopFacts): StoreConnection;
  context(): ReadContext;
}

export async function connected(options: SandboxOptions = {}): Promise<Connected> {
  const sandbox = await startSandbox(options);
  const meter = createMeter();
  const { signal } = new AbortController();
  return {
    sandbox,
    meter,
    connection: (more = {}, shop = SHOPS[0]) => connectShop(parseCredential(entered(sandbox, shop, more)), { meter, signal }),
    context: () => {
      const client = createShopifyClient({ credential: parseCredential(entered(sandbox)), meter });
      let known: ReturnType<typeof fetchShop> | undefined;
      return { client, signal, shop: () => (known ??= fetchShop(client, signal)) };
    },
  };
}

export function entered(sandbox: Sandbox, shop: ShopFacts = SHOPS[0], more: object = {}): Record<string, string> {
  return {
    shop: `${shop.handle}.myshopify.com`, baseUrl: shopifyBaseUrl(sandbox.url, shop.handle), authentication: 'clientCredentials', clientId: shop.clientId, clientSecret: shop.clientSecret, ...more,
  };
}

export interface Read {
  readonly rows: { readonly [Table in keyof Required<StoreRows>]: Map<string, NonNullable<StoreRows[Table]>[number]> };
  readonly pages: readonly StreamPage[];
  readonly cursor: Cursor | null;
}

/** All pages of a stream, rows by id as an upsert leaves them. */
export async function readAll(pages: AsyncIterable<StreamPage>): Promise<Read> {
  const rows = new Map<string, Map<string, object>>();
  const all: StreamPage[] = [];
  let cursor: Cursor | null = null;
  for await (const page of pages) {
    all.push(page);
    cursor = page.cursor ?? cursor;
    for (const [table, some] of Object.entries(page.rows)) {
      const known = rows.get(table) ?? new Map<string, object>();
      rows.set(table, known);
      for (const row of some as { id: string }[]) known.set(row.id, row);
    }
  }
  const tables = ['orders', 'order_lines', 'products', 'variants', 'inventory', 'customers', 'transactions'];
  return { rows: Object.fromEntries(tables.map((table) => [table, rows.get(table) ?? new Map()])) as unknown as Read['rows'], pages: all, cursor };
}

export interface Truth {
  readonly orders: readonly { id: string; name: string; updatedAt: string; total: string; note: string | null; lines: { id: string; quantity: number }[]; payments: { id: string; kind: string; amount: string }[] }[];
  readonly customers: readonly { id: string; email: string | null }[];
  readonly products: readonly { id: string; title: string; variants: string[] }[];
  readonly levels: readonly { id: string; available: number }[];
}
