import { openWarehouse } from '../../../../lib/warehouse';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { newConnection } from '../../sync/support/client';
import { startChild } from '../../warehouse/child';
import { warehouseFolder } from '../../warehouse/folders';
import { expectedRows } from './support/expected';
import { kept } from './support/kept';
import { change, fieldsOf, sync, truth } from './support/store';

const KILLS = 3;

describe('a sync that is killed', () => {
  let sandbox: Sandbox;
  beforeAll(async () => { sandbox = await startSandbox(); });
  afterAll(() => sandbox.close());

  it('and followed by another one leaves exactly what the shop has, edits and deletions included', async () => {
    const folder = await warehouseFolder();
    const before = await openWarehouse({ folder });
    const owner = await newConnection(before, { platform: 'woocommerce' });
    await before.close();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = startChild('../sync/syncStoreUntilKilled.ts', folder, owner.clientId, owner.connectionId, 'woocommerce', JSON.stringify(fieldsOf(sandbox)));
      await child.printed(1 + 2 * kill);
      await new Promise((resolve) => setTimeout(resolve, 11 * kill));
      await child.kill();
      await change(sandbox, 'orders', 'edit', [10_010 + kill, 10_100 + kill], { customer_note: `after kill ${kill}` });
      await change(sandbox, 'orders', 'delete', [10_020 + kill]);
      const refunds = await truth<{ id: number }>(sandbox, 'refunds');
      await change(sandbox, 'refunds', 'delete', [refunds[kill]!.id, refunds.at(-1 - kill)!.id]);
      const variations = await truth<{ id: number }>(sandbox, 'variations');
      await change(sandbox, 'variations', 'edit', [variations[kill]!.id], { price: `${kill}.50`, regular_price: `${kill}.50` });
      await change(sandbox, 'variations', 'delete', [variations[5 + kill]!.id]);
      await change(sandbox, 'products', 'edit', [150 + 10 * kill], { name: `Renamed ${kill}` });
      await change(sandbox, 'products', 'delete', [210 + 10 * kill]);
      await change(sandbox, 'customers', 'edit', [20 + kill], { last_name: `after ${kill}` });
      await change(sandbox, 'customers', 'delete', [10 + kill]);
      await change(sandbox, 'products', 'silent', [110], { stock_quantity: kill });

      const warehouse = await openWarehouse({ folder });
      const { streams } = await sync(sandbox, warehouse, owner, { compare: 'always' });
      expect(streams.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded', 'succeeded']);
      expect(await kept(warehouse, owner)).toEqual(await expectedRows(sandbox));
      await warehouse.close();
    }
  }, 300_000);
});
