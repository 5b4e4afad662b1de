import { createMeter } from '../../../lib/http';
import { storePlatform } from '../../../lib/platforms/stores';
import { runSync } from '../../../lib/sync';
import { openWarehouse, type Warehouse } from '../../../lib/warehouse';
import type { StoreOwner } from '../../../lib/warehouse/storeRows';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { startChild } from '../warehouse/child';
import { warehouseFolder } from '../warehouse/folders';
import { newConnection } from './support/client';
import { shopifyPair } from './support/sandboxedShops';
import { amazonPair, type SandboxedStore } from './support/sandboxedStores';

const KILLS = 3;
const OPTIONS = { orders: 240, amazon: { rateScale: 1000, visibleAfterSeconds: 0 } };

const CASES = [
  ['shopify', 'shopify', shopifyPair], ['amazon-seller', 'amazon-seller', amazonPair],
  ['amazon-seller, money from settlements', 'amazon-seller', (sandbox: Sandbox) => amazonPair(sandbox, 'settlements')],
] as const;

describe.each(CASES)('a sync of %s that is killed', (_, name, pairIn) => {
  let sandbox: Sandbox;
  let folder: string;
  let owners: StoreOwner[];
  beforeAll(async () => {
    sandbox = await startSandbox(OPTIONS);
    folder = await warehouseFolder();
    const warehouse = await openWarehouse({ folder });
    // One client with two stores, and a client of its own beside it that has the first store too.
    owners = [await newConnection(warehouse, { platform: name }), await newConnection(warehouse, { platform: name }), await newConnection(warehouse, { clientId: 'other', platform: name })];
    await warehouse.close();
  });
  afterAll(() => sandbox.close());

  async function sync(warehouse: Warehouse, owner: StoreOwner, store: SandboxedStore): Promise<string[]> {
    const platform = await storePlatform(name);
    const meter = createMeter();
    const signal = new AbortController().signal;
    const connection = platform.connect(platform.parse(store.fields), { meter, signal });
    const { streams } = await runSync({ warehouse, owner, platform, connection, meter, signal, options: { compare: 'always' } });
    connection.close();
    return streams.flatMap(({ stream, failure }) => (failure ? [`${stream}: ${failure.message}`] : []));
  }

  it('and followed by another one leaves exactly what the stores have: edits, what is new and what is gone included', async () => {
    const pair = pairIn(sandbox);
    const stores = [pair[0], pair[1], pair[0]] as const;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = startChild('../sync/syncStoreUntilKilled.ts', folder, owners[0]!.clientId, owners[0]!.connectionId, name, JSON.stringify(stores[0].fields));
      await child.printed(1 + kill);
      await new Promise((resolve) => setTimeout(resolve, 11 * kill));
      await child.kill();
      await stores[0].change(kill);

      const warehouse = await openWarehouse({ folder });
      // The other client's copy is left as it was: what the first one's syncs change, it must not see.
      for (const at of kill === 0 ? [2, 0, 1] : [0, 1]) expect(await sync(warehouse, owners[at]!, stores[at]!)).toEqual([]);
      const left = await stores[2].kept(warehouse, owners[2]!);
      for (const at of [0, 1]) expect(await stores[at]!.kept(warehouse, owners[at]!)).toEqual(await stores[at]!.truth());
      if (kill > 0) expect(left).not.toEqual(await stores[2].truth());
      await warehouse.close();
    }
  }, 300_000);
});
