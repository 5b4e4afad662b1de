import type { IExecuteFunctions } from 'n8n-workflow';
import type { Lists, WooClient } from '../../../lib/platforms/woocommerce';
import { egressOf } from '../../host/egress';
import { storeAccess, type ItemStore } from '../../stores/storeAccess';

/** WooCommerce's platform module, loaded with the first use of the node. */
export type WooModule = typeof import('../../../lib/platforms/woocommerce');

/** The store that an item is about. */
export interface Store {
  readonly woo: WooModule;
  readonly client: WooClient;
  readonly lists: Lists;
}

export interface Stores {
  /** The same object for every item of the same store. Throws what `storeAccess` does. */
  of(item: number): Promise<Store>;
  close(): Promise<void>;
}

/** The stores of a run: that of the node's credential, or those of the clients' connections that the items name. */
export async function openStores(host: IExecuteFunctions, signal: AbortSignal): Promise<Stores> {
  const { createMeter } = await import('../../../lib/http');
  const woo = await import('../../../lib/platforms/woocommerce');
  const access = storeAccess(host, woo.wooStore);
  const opened = new Map<ItemStore<unknown>, Store>();
  return {
    async of(item) {
      const found = await access.storeOf(item);
      const known = opened.get(found);
      if (known) return known;
      const client = woo.createWooClient({ credential: found.credential, meter: createMeter(), egress: egressOf(host.helpers) });
      const store = { woo, client, lists: new woo.Lists(client, signal) };
      opened.set(found, store);
      return store;
    },
    async close() {
      for (const { client } of opened.values()) client.close();
      await access.close();
    },
  };
}
