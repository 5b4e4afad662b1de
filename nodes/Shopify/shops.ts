import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { ShopifyClient } from '../../lib/platforms/shopify/client';
import type { ReadContext, Shop } from '../../lib/platforms/shopify/read/context';
import type { ShopifyCredential } from '../../lib/platforms/shopify/types';
import { egressOf } from '../host/egress';
import { storeAccess } from '../stores/storeAccess';

/** The shops of a node's items, each with one client. */
export interface Shops {
  contextOf(item: number): Promise<ReadContext>;
  close(): Promise<void>;
}

export async function openShops(host: IExecuteFunctions | ILoadOptionsFunctions, signal: AbortSignal | undefined): Promise<Shops> {
  const [{ createShopifyClient }, { fetchShop }, { shopifyStore }, { createMeter }] = await Promise.all([
    import('../../lib/platforms/shopify/client'), import('../../lib/platforms/shopify/read/context'), import('../../lib/platforms/shopify/store'), import('../../lib/http'),
  ]);
  const access = storeAccess(host, shopifyStore);
  const meter = createMeter();
  const contexts = new Map<ShopifyCredential, ReadContext>();
  const clients: ShopifyClient[] = [];
  return {
    async contextOf(item) {
      const { credential } = await access.storeOf(item);
      const known = contexts.get(credential);
      if (known) return known;
      const client = createShopifyClient({ credential, meter, egress: egressOf(host.helpers) });
      clients.push(client);
      let shop: Promise<Shop> | undefined;
      const context = { client, signal, shop: () => (shop ??= fetchShop(client, signal)) };
      contexts.set(credential, context);
      return context;
    },
    async close() {
      clients.forEach((client) => client.close());
      await access.close();
    },
  };
}
