import { keyring, type Registry } from '../../../../lib/clients';
import { createMeter } from '../../../../lib/http';
import type { StoreContext } from '../../../../lib/sync/types';
import { openWarehouse } from '../../../../lib/warehouse';
import { warehouseFolder } from '../../warehouse/folders';
import { marketStall } from './marketStall';

export const KEY_A = 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=';
export const KEY_B = 'a passphrase that is long enough';

export const platforms: Registry['platforms'] = async (name) => {
  if (name !== 'stall') throw new RangeError(`There is no platform ${name}.`);
  return marketStall;
};

export function context(signal = new AbortController().signal): StoreContext {
  return { meter: createMeter(), signal };
}

export type TestRegistry = Registry & { close(): Promise<void> };

/** A registry over a new embedded warehouse. */
export async function registryOf(key = KEY_A, previous: readonly string[] = []): Promise<TestRegistry> {
  const warehouse = await openWarehouse({ folder: await warehouseFolder() });
  return { warehouse, platforms, keys: await keyring({ current: key, previous }), actor: 'a test', close: () => warehouse.close() };
}

export async function withKeys(registry: TestRegistry, current: string, previous: readonly string[] = []): Promise<TestRegistry> {
  return { ...registry, keys: await keyring({ current, previous }) };
}

export const SECRET = 'token-8d1f0c55e2';

export const stall = (clientId: string, more: object = {}) => ({
  clientId, platform: 'stall', name: 'Main Shop', fields: { shop: 'berries', token: SECRET }, ...more,
});
