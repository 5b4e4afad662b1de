import type { ReadShopJob } from '../../contenders/readShop';
import type { ReadStoreJob } from '../../contenders/readStore';
import { contender } from '../../processes';
import type { ReadFigures } from '../../readFor';
import type { SandboxProcess } from '../../sandbox';
import { SHOP, STANDARD } from './reading';
import { pointsIn, spentIn, type Spent } from './spent';

/** A store behind a limit, read for a while. */
export interface Limited {
  readonly store: string;
  readonly limit: { readonly burst: number; readonly perSecond: number; readonly unit: string };
  /** Enough that it is not read to its end before the time is up. */
  readonly orders: number;
  readonly credential: string;
  prepare(sandbox: SandboxProcess): Promise<void>;
  read(fields: Readonly<Record<string, unknown>>, stopAfterMs: number): Promise<ReadFigures>;
  spent(sandbox: SandboxProcess): Promise<Spent>;
}

export const LATENCY_MS = 50;

export const LIMITED: readonly Limited[] = [
  shopify(),
  amazon('orders', 'searchOrders', '/orders/2026-01-01/orders', { rate: 0.0056, burst: 20, scale: 1_000 }),
  amazon('finances', 'listTransactions', '/finances/2024-06-19/transactions', { rate: 0.5, burst: 10, scale: 2 }),
  wooCommerce(true),
  wooCommerce(false),
];

function shopify(): Limited {
  return {
    store: 'Shopify, orders in pages', limit: { burst: STANDARD.bucket, perSecond: STANDARD.restoreRate, unit: 'points' }, orders: 20_000, credential: 'tributaryShopifyApi',
    prepare: (sandbox) => sandbox.set(`${SHOP}/__settings`, { ...STANDARD, latencyMs: LATENCY_MS }),
    read: (fields, stopAfterMs) => contender<ReadFigures>('readShop', { fields, way: 'pages', stopAfterMs } satisfies ReadShopJob),
    spent: async (sandbox) => pointsIn(await requestsTo(sandbox, 'graphql.json'), await sandbox.ask(`${SHOP}/__usage`)),
  };
}

function amazon(stream: 'orders' | 'finances', operation: string, path: string, { rate, burst, scale }: { readonly rate: number; readonly burst: number; readonly scale: number }): Limited {
  const table = stream === 'orders' ? 'orders' : 'transactions';
  return {
    store: `Amazon, ${operation}`, limit: { burst, perSecond: rate * scale, unit: 'requests' }, orders: 80_000, credential: 'tributaryAmazonSellerApi',
    async prepare(sandbox) {
      await sandbox.set('/amazon/__settings', { rateScale: scale, latencyMs: LATENCY_MS });
      // Books are made when they are first asked for.
      await sandbox.ask('/amazon/__truth/na/settlements');
    },
    read: (fields, stopAfterMs) => contender<ReadFigures>('readStore', { platform: 'amazon-seller', fields, stream, table, stopAfterMs } satisfies ReadStoreJob),
    spent: async (sandbox) => spentIn(await requestsTo(sandbox, path)),
  };
}

function wooCommerce(retryAfter: boolean): Limited {
  const limit = { burst: 10, perSecond: 5, unit: 'requests' };
  return {
    store: `WooCommerce, orders; a host that answers 429${retryAfter ? ' with Retry-After' : ' and nothing else'}`, limit, orders: 20_000, credential: 'tributaryWooCommerceApi',
    prepare: (sandbox) => sandbox.set('/woocommerce/__settings/alpine', { requestsPerSecond: limit.perSecond, burst: limit.burst, retryAfter, latencyMs: LATENCY_MS }),
    read: (fields, stopAfterMs) => contender<ReadFigures>('readStore', { platform: 'woocommerce', fields, stream: 'orders', table: 'orders', stopAfterMs } satisfies ReadStoreJob),
    spent: async (sandbox) => spentIn(await requestsTo(sandbox, '/wp-json/')),
  };
}

async function requestsTo(sandbox: SandboxProcess, path: string) {
  return (await sandbox.received()).filter((request) => request.path.includes(path));
}
