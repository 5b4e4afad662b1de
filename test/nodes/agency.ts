import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { addConnection, createClient, keyring, type Registry } from '../../lib/clients';
import { storePlatform } from '../../lib/platforms/stores';
import { openWarehouse } from '../../lib/warehouse';
import { warehouseFolder } from '../lib/warehouse/folders';
import { locator, warehouseCredential } from './clientsRun';

export const KEYS = ['1a', '2b', '3c'].map((byte) => byte.repeat(32)) as [string, string, string];

/** A warehouse with the clients acme and zeta, each with one connection; held open, so that a trigger finds it open. */
export interface Agency {
  /** The Warehouse credential; its keys may be changed while a trigger uses it. */
  readonly warehouseApi: ICredentialDataDecryptedObject;
  /** Ids of the connections by client. */
  readonly connections: Readonly<Record<'acme' | 'zeta', string>>;
  /** The registry with the keys that the credential has by now. */
  inRegistry<T>(work: (registry: Registry) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  /** Parameters of a node that connects with the connection of a client. */
  through(clientId: string, connectionId: string): object;
}

export async function agency(platform: string, fields: Readonly<Record<'acme' | 'zeta', Readonly<Record<string, unknown>>>>): Promise<Agency> {
  const folder = await warehouseFolder();
  const warehouseApi = warehouseCredential({ folder }, KEYS[0]);
  const warehouse = await openWarehouse({ folder });
  const inRegistry: Agency['inRegistry'] = async (work) => {
    const keys = await keyring({ current: String(warehouseApi.encryptionKey), previous: String(warehouseApi.previousKeys).split('\n') });
    return await work({ warehouse, keys, platforms: storePlatform, actor: 'a test' });
  };
  const [acme, zeta] = await inRegistry(async (registry) => {
    const ids: string[] = [];
    for (const clientId of ['acme', 'zeta'] as const) {
      await createClient(registry, { id: clientId, name: clientId });
      ids.push((await addConnection(registry, { clientId, platform, name: 'Shop', fields: fields[clientId] }, null)).id);
    }
    return ids as [string, string];
  });
  return {
    warehouseApi, connections: { acme, zeta }, inRegistry, close: () => warehouse.close(),
    through: (clientId, connectionId) => ({ connectWith: 'connection', clientId: locator(clientId), connectionId: locator(connectionId) }),
  };
}
