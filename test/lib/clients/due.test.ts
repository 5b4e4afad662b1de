import { randomUUID } from 'node:crypto';
import { addConnection, createClient, listDue, removeConnection, updateClient, type Registry } from '../../../lib/clients';
import type { SyncPlan } from '../../../lib/clients';
import { BACKENDS, type Place } from '../warehouse/support/backends';
import { registryOn, stall } from './support/registry';

describe.each(BACKENDS)('$name: what is due', ({ start }) => {
  let place: Place;
  let registry: Registry;
  let count = 0;
  beforeAll(async () => {
    place = await start();
    registry = await registryOn(await place.open());
  }, 120_000);
  afterAll(async () => {
    await registry.warehouse.close();
    await place.stop();
  });

  /** A connection of a client of its own, last synced at that time. */
  async function synced(plan: SyncPlan, at: string | null) {
    count += 1;
    const clientId = (await createClient(registry, { name: `Client ${count}` })).id;
    const { id } = await addConnection(registry, stall(clientId, plan), null);
    if (at) await registry.warehouse.asClient(clientId, (db) => db.updateTable('client_api_credentials').set({ last_synced_at: at }).where('id', '=', id).execute());
    return { clientId, connectionId: id };
  }
  const dueOf = async (clientId: string | undefined, now: string, timeZone = 'UTC') => await listDue(registry.warehouse, { clientId, timeZone, now: new Date(now) });

  it.each<[string, SyncPlan, string, string, string]>([
    ['the next full hour', { syncFrequency: 'hourly' }, 'UTC', '2026-05-04T03:59:59Z', '2026-05-04T04:00:00.000Z'],
    ['N hours after the hour of the last sync', { syncFrequency: 'every_n_hours', everyHours: 6 }, 'UTC', '2026-05-04T03:12:40Z', '2026-05-04T09:00:00.000Z'],
    ['N hours, when clocks go forward', { syncFrequency: 'every_n_hours', everyHours: 3 }, 'Europe/Berlin', '2026-03-28T23:30:00Z', '2026-03-29T02:00:00.000Z'],
    ['midnight', { syncFrequency: 'daily' }, 'UTC', '2026-05-04T03:12:40Z', '2026-05-05T00:00:00.000Z'],
    ['midnight of the zone', { syncFrequency: 'daily' }, 'Asia/Kolkata', '2026-01-01T18:29:00Z', '2026-01-01T18:30:00.000Z'],
    ['midnight after a day of 23 hours', { syncFrequency: 'daily' }, 'Europe/Berlin', '2026-03-29T00:30:00Z', '2026-03-29T22:00:00.000Z'],
    ['midnight after a day of 25 hours', { syncFrequency: 'daily' }, 'Europe/Berlin', '2026-10-24T22:30:00Z', '2026-10-25T23:00:00.000Z'],
    ['midnight in New York, when clocks go back', { syncFrequency: 'daily' }, 'America/New_York', '2026-11-01T05:30:00Z', '2026-11-02T05:00:00.000Z'],
    ['the seventh day', { syncFrequency: 'weekly' }, 'UTC', '2026-05-04T23:59:00Z', '2026-05-11T00:00:00.000Z'],
    ['the seventh day, over a change of clocks', { syncFrequency: 'weekly' }, 'Europe/Berlin', '2026-10-21T10:00:00Z', '2026-10-27T23:00:00.000Z'],
  ])('comes at %s', async (_name, plan, zone, last, dueAt) => {
    const { clientId, connectionId } = await synced(plan, last);
    const justBefore = new Date(Date.parse(dueAt) - 1).toISOString();
    expect(await dueOf(clientId, justBefore, zone)).toEqual([]);
    expect(await dueOf(clientId, dueAt, zone)).toEqual([{ dueAt, connection: expect.objectContaining({ id: connectionId, clientId }) }]);
  });

  it('begins when a connection is added, and never for a manual one', async () => {
    const { clientId } = await synced({ syncFrequency: 'weekly' }, null);
    const now = new Date(Date.now() + 1000).toISOString();
    const [first] = await dueOf(clientId, now);
    expect(first?.dueAt).toBe(first?.connection.createdAt);
    expect(await dueOf((await synced({ syncFrequency: 'manual' }, '2020-01-01T00:00:00Z')).clientId, now)).toEqual([]);
  });

  it('is nothing of a connection that was removed or a client that was archived', async () => {
    const removed = await synced({ syncFrequency: 'hourly' }, '2026-05-04T03:00:00Z');
    await removeConnection(registry, removed);
    const archived = await synced({ syncFrequency: 'hourly' }, '2026-05-04T03:00:00Z');
    await updateClient(registry, archived.clientId, { archived: true });
    expect([...await dueOf(removed.clientId, '2026-05-05T00:00:00Z'), ...await dueOf(archived.clientId, '2026-05-05T00:00:00Z')]).toEqual([]);
  });

  it('waits for a sync under way, but not for one that was killed', async () => {
    const { clientId, connectionId } = await synced({ syncFrequency: 'daily' }, '2026-05-04T03:00:00Z');
    await registry.warehouse.asClient(clientId, (db) => db.insertInto('client_api_sync_results').values({
      id: randomUUID(), client_id: clientId, connection_id: connectionId, sync_id: randomUUID(), stream: 'orders', state: 'running', started_at: '2026-05-05T03:00:00Z',
    }).execute());
    expect(await dueOf(clientId, '2026-05-05T08:59:59Z')).toEqual([]);
    expect(await dueOf(clientId, '2026-05-05T09:00:00Z')).toHaveLength(1);
  });

  it('comes for all clients, the longest waiting first; for one client only its own', async () => {
    const [late, later] = [await synced({ syncFrequency: 'hourly' }, '2021-01-01T00:00:00Z'), await synced({ syncFrequency: 'hourly' }, '2020-01-01T00:00:00Z')];
    const everybody = await dueOf(undefined, '2021-06-01T00:00:00Z');
    expect(everybody.map(({ connection }) => connection.id)).toEqual([later.connectionId, late.connectionId]);
    expect((await dueOf(late.clientId, '2021-06-01T00:00:00Z')).map(({ connection }) => connection.id)).toEqual([late.connectionId]);
    for (const clientId of ['', "' or true --", 'nobody']) {
      await expect(dueOf(clientId, '2021-06-01T00:00:00Z').catch((error: Error) => error.message)).resolves.toEqual(clientId === '' ? expect.stringContaining('has to be named') : []);
    }
  });

  it.each(['Europe/Nowhere', "UTC'; drop table clients; --", ''])('refuses the time zone %p', async (zone) => {
    await expect(dueOf(undefined, '2026-05-04T00:00:00Z', zone)).rejects.toMatchObject({ code: 'unknown_time_zone' });
  });
});
