import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWarehouse, WarehouseError, WarehouseLocked } from '../../../lib/warehouse';
import { startChild } from './child';
import { emptyFolder, warehouseFolder } from './folders';

const runsOf = (warehouse: Awaited<ReturnType<typeof openWarehouse>>, client: string) =>
  warehouse.asClient(client, (db) => db.selectFrom('import_runs').select('input_name').execute());

const run = (id: string, client = 'default') => ({
  id, client_id: client, input_sha256: 'a', mapping_fingerprint: 'm', destination_id: 'd', input_name: 'a.csv', state: 'running' as const, counts: '{}',
});

const RUN = '11111111-1111-4111-8111-111111111111';

describe('openWarehouse', () => {
  it('makes a warehouse in a folder that does not exist and finds its data there again', async () => {
    const folder = path.join(emptyFolder(), 'deep', 'warehouse');
    const first = await openWarehouse({ folder });
    await first.asClient('default', (db) => db.insertInto('import_runs').values(run(RUN)).execute());
    await first.close();

    const second = await openWarehouse({ folder });
    expect(await runsOf(second, 'default')).toEqual([{ input_name: 'a.csv' }]);
    await second.close();
  });

  it('is one database for all users in the process, closed with the last of them', async () => {
    const folder = await warehouseFolder();
    const [one, two] = await Promise.all([openWarehouse({ folder }), openWarehouse({ folder: path.join(folder, '.') })]);
    await one.asClient('default', (db) => db.insertInto('import_runs').values(run(RUN)).execute());
    await one.close();
    await one.close();
    expect(await runsOf(two, 'default')).toHaveLength(1);

    const closing = two.close();
    const three = await openWarehouse({ folder });
    await closing;
    expect(await runsOf(three, 'default')).toHaveLength(1);
    await three.close();
  });

  it('refuses a folder another process has open, and takes it at once when that process was killed', async () => {
    const folder = await warehouseFolder();
    const other = startChild('openFolder.ts', folder);
    await other.printed(1);
    expect(other.lines).toEqual(['open']);
    await expect(openWarehouse({ folder })).rejects.toThrow(`in use by process ${other.pid}`);
    await expect(openWarehouse({ folder })).rejects.toBeInstanceOf(WarehouseLocked);

    await other.kill();
    const warehouse = await openWarehouse({ folder });
    const late = startChild('openFolder.ts', folder);
    await late.printed(1);
    expect(late.lines[0]).toMatch(new RegExp(`^WarehouseLocked: .*process ${process.pid} `));
    await late.kill();
    await warehouse.close();
  });

  it('takes back what a transaction wrote when it throws, and goes on', async () => {
    const warehouse = await openWarehouse({ folder: await warehouseFolder() });
    const broken = warehouse.asClient('default', async (db) => {
      await db.insertInto('import_runs').values(run(RUN)).execute();
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect(await runsOf(warehouse, 'default')).toEqual([]);
    await warehouse.close();
  });

  it('gives a name to one hold at a time and takes it back when that closes', async () => {
    const folder = await warehouseFolder();
    const one = await openWarehouse({ folder });
    const two = await openWarehouse({ folder });
    expect(await one.claim('import')).toBe(true);
    expect(await two.claim('import')).toBe(false);
    await two.release('import');
    expect(await two.claim('import')).toBe(false);
    await one.close();
    expect(await two.claim('import')).toBe(true);
    await two.close();
  });

  it('says what to check when the data cannot be read, and can be tried again', async () => {
    const folder = await warehouseFolder();
    rmSync(path.join(folder, 'data', 'global'), { recursive: true });
    await expect(openWarehouse({ folder })).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining('could not be opened') });
    await expect(openWarehouse({ folder })).rejects.toBeInstanceOf(WarehouseError);
  });

  // The folder is fragile for some milliseconds only, while it is being unpacked.
  it.each([
    ['folder', 0], ['folder', 150], ['folder', 500],
    ['data', 0], ['data', 1], ['data', 2], ['data', 4], ['data', 300],
  ] as const)('survives a kill in the first creation: once the %s is there, after %i ms', async (sign, delayMs) => {
    const folder = emptyFolder();
    const creator = startChild('openFolder.ts', folder);
    while (!hasBegun(folder, sign)) await sleep(1);
    await sleep(delayMs);
    await creator.kill();

    const warehouse = await openWarehouse({ folder });
    expect(await runsOf(warehouse, 'default')).toEqual([]);
    await warehouse.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('data'))).toEqual(['data']);
  });
});

function hasBegun(folder: string, sign: 'folder' | 'data'): boolean {
  const made = readdirSync(folder).find((name) => name.startsWith('data'));
  if (made === undefined) return false;
  return sign === 'folder' || existsSync(path.join(folder, made, 'PG_VERSION'));
}
