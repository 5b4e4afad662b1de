import { syncHistory } from '../../../lib/sync';
import { openWarehouse } from '../../../lib/warehouse';
import { startChild } from '../warehouse/child';
import { warehouseFolder } from '../warehouse/folders';
import { newConnection } from './support/client';
import { storeAfter } from './support/evolving';
import { keptData, syncOrders } from './support/syncing';

const KILLS = 12;

describe('a sync that is killed', () => {
  it(`and followed by another one leaves exactly what the vendor has, ${KILLS} times over`, async () => {
    const folder = await warehouseFolder();
    const before = await openWarehouse({ folder });
    const owner = await newConnection(before);
    await before.close();
    const ended: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startChild('../sync/syncUntilKilled.ts', folder, owner.clientId, owner.connectionId, String(2 * kill));
      await child.printed(1 + (kill * 5) % 9);
      // Somewhere within a page, its transaction, or the list of ids.
      await new Promise((resolve) => setTimeout(resolve, (kill * 7) % 23));
      await child.kill();

      const store = storeAfter(2 * kill + 1);
      const warehouse = await openWarehouse({ folder });
      const result = await syncOrders(warehouse, owner, store, { compare: 'always' });
      expect(result.state).toBe('succeeded');
      expect(await keptData(warehouse, owner)).toEqual(store.truth());
      const [, killed] = await warehouse.asClient(owner.clientId, (db) => syncHistory(db, { limit: 2 }));
      ended.push(`${killed!.state} ${killed!.errorCode}`);
      await warehouse.close();
    }
    expect(ended.filter((end) => end === 'failed interrupted').length).toBeGreaterThan(KILLS / 2);
  }, 300_000);
});
