import { addConnection, createClient, openedConnection, readAudit, removeConnection, rotateKeys, type Registry } from '../../../lib/clients';
import { startChild } from '../warehouse/child';
import { BACKENDS, type Place } from '../warehouse/support/backends';
import { KEY_A, KEY_B, registryOn, SECRET, stall } from './support/registry';

const CONNECTIONS = 60;
const LOST_KEY = 'a key that nobody remembers';

describe.each(BACKENDS)('$name: rotation of the key', ({ start }) => {
  let place: Place;
  let registry: Registry;
  const made: { clientId: string; connectionId: string }[] = [];

  beforeAll(async () => {
    place = await start();
    registry = await registryOn(await place.open());
    for (let number = 0; number < CONNECTIONS; number++) {
      const clientId = (await createClient(registry, { name: `Client ${number}` })).id;
      const { id } = await addConnection(registry, stall(clientId, { fields: { shop: 'berries', token: `${SECRET}-${number}` } }), null);
      made.push({ clientId, connectionId: id });
    }
  }, 120_000);
  afterAll(async () => {
    await registry.warehouse.close();
    await place.stop();
  });

  const keysOf = async () => await registry.warehouse.asOperator(async (db) => {
    const rows = await db.selectFrom('client_api_credentials').select('key_id').where('secrets', 'is not', null).execute();
    return rows.map(({ key_id }) => key_id);
  });

  it('goes on where it was killed; in between everything opens with both keys', async () => {
    await registry.warehouse.close();
    const child = startChild('../clients/rotateAll.ts', JSON.stringify(place.options), KEY_B, KEY_A);
    await child.printed(CONNECTIONS / 3);
    await child.kill();
    expect(child.lines).not.toContain('done');

    registry = await registryOn(await place.open(), KEY_B, [KEY_A]);
    const { current } = registry.keys!;
    const done = (await keysOf()).filter((key) => key === current.id).length;
    expect(done).toBeGreaterThanOrEqual(CONNECTIONS / 3);
    expect(done).toBeLessThan(CONNECTIONS);
    for (const [number, which] of made.entries()) expect((await openedConnection(registry, which)).credential).toMatchObject({ token: `${SECRET}-${number}` });

    expect(await rotateKeys(registry)).toEqual({ rotated: CONNECTIONS - done, current: done, unopened: [] });
    expect(new Set(await keysOf())).toEqual(new Set([current.id]));
    registry = await registryOn(registry.warehouse, KEY_B);
    for (const [number, which] of made.entries()) expect((await openedConnection(registry, which)).credential).toMatchObject({ token: `${SECRET}-${number}` });
    expect(await rotateKeys(registry)).toEqual({ rotated: 0, current: CONNECTIONS, unopened: [] });
  }, 120_000);

  it('is written once for each connection, in the transaction that sealed it', async () => {
    for (const { clientId, connectionId } of made) {
      const actions = (await readAudit(registry.warehouse, { clientId, subject: connectionId, limit: 9 })).map(({ action }) => action);
      expect(actions).toEqual(['connection.key_rotated', 'connection.added']);
    }
  });

  it('names what no key opens, leaves it as it is, and seals the rest', async () => {
    const [gone] = made as [typeof made[0]];
    const strangers = await registryOn(registry.warehouse, LOST_KEY);
    const clientId = (await createClient(registry, { name: 'Lost' })).id;
    const { id: connectionId, keyId } = await addConnection(strangers, stall(clientId), null);
    await removeConnection(registry, gone);
    const back = await registryOn(registry.warehouse, KEY_A, [KEY_B]);
    const { rotated, unopened } = await rotateKeys(back);
    expect(rotated).toBe(CONNECTIONS - 1);
    expect(unopened).toEqual([{ clientId, connectionId, reason: expect.stringContaining(`sealed with the key ${keyId}`) }]);
    expect((await openedConnection(strangers, { clientId, connectionId })).credential).toMatchObject({ token: SECRET });
  }, 60_000);

  it('needs a key and can be stopped', async () => {
    await expect(rotateKeys({ ...registry, keys: null })).rejects.toMatchObject({ code: 'no_key' });
    await expect(rotateKeys(await registryOn(registry.warehouse, KEY_B, [KEY_A]), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});
