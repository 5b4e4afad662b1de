import { NodeOperationError } from 'n8n-workflow';
import type { Connection, ConnectionOfClient, Registry } from '../../lib/clients';
import { storePlatform } from '../../lib/platforms/stores';
import type { StorePlatform } from '../../lib/sync/types';
import { chosenId, idOf, type Host } from './parameters';
import { CONNECT_WITH } from './properties';
import { openRegistry, type OpenRegistry } from './registry';

/** How one item reaches its store. The same object for every item of the same store. */
export interface ItemStore<Credential> {
  readonly platform: StorePlatform<Credential>;
  readonly credential: Credential;
  /** Null where a credential of n8n is used. */
  readonly connection: Connection | null;
}

export interface StoreAccess<Credential> {
  /** Throws `ClientsError`, `CredentialRefused` or what n8n says about its credential. */
  storeOf(item: number): Promise<ItemStore<Credential>>;
  /** Gives back what was opened; to be called when the run ends. */
  close(): Promise<void>;
}

/** The stores of the items of a node for one platform, by what a person chose under Connect With. */
export function storeAccess<Credential>(host: Host, platform: StorePlatform<Credential>): StoreAccess<Credential> {
  // Connections of other platforms are turned away, so that what is opened is of this one.
  return access(host, async () => platform, (item) => only(host, platform, item)) as StoreAccess<Credential>;
}

/** The same for a node of any platform. `platformOf` says which one the credential of n8n is for; a connection knows its own. */
export function anyStoreAccess(host: Host, platformOf: (item: number) => Promise<StorePlatform>): StoreAccess<unknown> {
  return access(host, platformOf, () => storePlatform);
}

function access(host: Host, platformOf: (item: number) => Promise<StorePlatform>, platforms: (item: number) => Registry['platforms']): StoreAccess<unknown> {
  const stores = new Map<string, Promise<ItemStore<unknown>>>();
  let registry: Promise<OpenRegistry> | null = null;

  const openConnection = async (item: number, which: ConnectionOfClient): Promise<ItemStore<unknown>> => {
    registry ??= openRegistry(host);
    const { openedConnection } = await import('../../lib/clients');
    return await openedConnection({ ...(await registry), platforms: platforms(item) }, which);
  };

  return {
    async storeOf(item) {
      if (usesConnection(host, item)) {
        const which = { clientId: chosenId(host, 'clientId', item), connectionId: chosenId(host, 'connectionId', item) };
        return await once(stores, JSON.stringify(which), () => openConnection(item, which));
      }
      const platform = await platformOf(item);
      return await once(stores, platform.name, () => fromCredential(host, item, platform));
    },
    async close() {
      const opened = await registry?.catch(() => null);
      await opened?.close();
    },
  };
}

export function usesConnection(host: Host, item: number): boolean {
  return idOf(host, CONNECT_WITH, item) === 'connection';
}

async function fromCredential(host: Host, item: number, platform: StorePlatform): Promise<ItemStore<unknown>> {
  const fields = await host.getCredentials(platform.credentialType, item);
  return { platform, credential: platform.parse(fields), connection: null };
}

function once<Value>(kept: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  return value;
}

function only(host: Host, platform: StorePlatform, item: number): Registry['platforms'] {
  return async (name) => {
    if (name === platform.name) return platform;
    throw new NodeOperationError(host.getNode(), `This connection is a store of ${name}, not of ${platform.displayName}`, {
      itemIndex: item,
      description: `Choose a connection to ${platform.displayName}, or the node of that platform. Nothing was sent.`,
    });
  };
}
