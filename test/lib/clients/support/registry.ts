import { keyring, type Registry } from '../../../../lib/clients';
import { createMeter } from '../../../../lib/http';
import type { StoreContext } from '../../../../lib/sync/types';
import type { Warehouse } from '../../../../lib/warehouse';
import { marketStall } from './marketStall';

export const KEY_A = 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=';
export const KEY_B = 'a passphrase that is long enough';

export const SECRET = 'token-8d1f0c55e2';

/** A connection to a stall, as a person enters it. */
export const stall = (clientId: string, more: object = {}) => ({
  clientId, platform: 'stall', name: 'Main Shop', fields: { shop: 'berries', token: SECRET }, ...more,
});

export async function registryOn(warehouse: Warehouse, current = KEY_A, previous: readonly string[] = []): Promise<Registry> {
  return { warehouse, platforms, keys: await keyring({ current, previous }), actor: 'a test' };
}

export function context(signal = new AbortController().signal): StoreContext {
  return { meter: createMeter(), signal };
}

const platforms: Registry['platforms'] = async (name) => {
  if (name !== 'stall') throw new RangeError(`There is no platform ${name}.`);
  return marketStall;
};
