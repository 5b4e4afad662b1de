import { randomUUID } from 'node:crypto';
import type { Warehouse } from '../../../lib/warehouse';
import { BACKENDS, type Place } from './support/backends';

describe.each(BACKENDS)('$name: the operator of all clients', ({ start }) => {
  let place: Place;
  let warehouse: Warehouse;
  const connection = { id: randomUUID(), client_id: 'a', platform: 'shopify', name: 'Main store', status: 'working' as const, sync_frequency: 'manual' as const, streams: [] };

  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
    await warehouse.asOperator(async (db) => {
      await db.insertInto('clients').values([{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }]).execute();
      await db.insertInto('client_api_credentials').values([connection, { ...connection, id: randomUUID(), client_id: 'b' }]).execute();
      await db.insertInto('audit_log').values({ client_id: 'b', actor: 'test', action: 'client.created', subject: 'b' }).execute();
    });
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  it('sees and changes the registry of every client', async () => {
    const owners = await warehouse.asOperator(async (db) => {
      await db.updateTable('client_api_credentials').set({ sync_frequency: 'daily' }).execute();
      return await db.selectFrom('client_api_credentials').select(['client_id', 'sync_frequency']).orderBy('client_id').execute();
    });
    expect(owners).toEqual([{ client_id: 'a', sync_frequency: 'daily' }, { client_id: 'b', sync_frequency: 'daily' }]);
    expect(await warehouse.asOperator((db) => db.selectFrom('audit_log').select('action').execute())).toEqual([{ action: 'client.created' }]);
  });

  it.each(['orders', 'customers', 'sync_cursors', 'import_rows', 'import_runs', 'webhook_deliveries'] as const)('has no way to %s', async (table) => {
    await expect(warehouse.asOperator((db) => db.selectFrom(table).selectAll().execute())).rejects.toThrow('permission denied');
  });

  it.each(['clients', 'client_api_credentials', 'client_api_sync_results', 'audit_log'] as const)('deletes nothing of %s', async (table) => {
    await expect(warehouse.asOperator((db) => db.deleteFrom(table).execute())).rejects.toThrow('permission denied');
  });

  it('cannot rewrite what has been done, and no client can', async () => {
    const forge = { action: 'nothing' };
    await expect(warehouse.asOperator((db) => db.updateTable('audit_log').set(forge).execute())).rejects.toThrow('permission denied');
    await expect(warehouse.asClient('b', (db) => db.updateTable('audit_log').set(forge).execute())).rejects.toThrow('permission denied');
  });

  it('leaves the next client with its own rows only', async () => {
    await warehouse.asOperator((db) => db.selectFrom('clients').selectAll().execute());
    expect(await warehouse.asClient('a', (db) => db.selectFrom('client_api_credentials').select('id').execute())).toEqual([{ id: connection.id }]);
  });

  it('takes everything back when the work fails', async () => {
    await expect(warehouse.asOperator(async (db) => {
      await db.insertInto('clients').values({ id: 'c', name: 'C' }).execute();
      throw new Error('on purpose');
    })).rejects.toThrow('on purpose');
    expect(await warehouse.asClient('c', (db) => db.selectFrom('clients').selectAll().execute())).toEqual([]);
  });
});
