import { createMeter } from '../../lib/http';
import { createShopifyClient } from '../../lib/platforms/shopify/client';
import { countQuery } from '../../lib/platforms/shopify/queries/shop';
import { fetchShop, type ReadContext } from '../../lib/platforms/shopify/read/context';
import { readChanging } from '../../lib/platforms/shopify/read/stream';
import { ordersStream } from '../../lib/platforms/shopify/read/streams';
import { shopifyStore } from '../../lib/platforms/shopify/store';
import { contend } from '../contend';
import { readFor, type ReadFigures } from '../readFor';

export interface ReadShopJob {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly way: 'bulk' | 'pages';
  /** When to stop, however far it got. */
  readonly stopAfterMs: number;
}

/** All orders of a shop with their lines, as rows of the warehouse. */
contend(async ({ fields, way, stopAfterMs }: ReadShopJob): Promise<ReadFigures> => {
  const client = createShopifyClient({ credential: shopifyStore.parse(fields), meter: createMeter() });
  const stopping = new AbortController();
  const known = fetchShop(client, stopping.signal);
  const context: ReadContext = { client, signal: stopping.signal, shop: () => known };
  const stream = await ordersStream(context);
  // The simulated shop makes its data when it is first asked.
  await client.call(countQuery('orders'), { query: null });
  const figures = await readFor(readChanging(context, stream, null, way === 'bulk' ? 0 : Infinity), 'orders', stopping, stopAfterMs);
  client.close();
  return figures;
});
