import type { Registry } from '../../lib/clients';
import type { StorePlatform } from '../../lib/sync/types';
import type { HostCredential } from '../../sandbox';

interface DemoStore {
  readonly platform: string;
  /** Which of the sandbox's stores on that platform, from 0. */
  readonly store: number;
  readonly name: string;
}

/** Who the trial works for. Their stores are those of the sandbox. */
const CLIENTS: readonly { readonly id: string; readonly name: string; readonly stores: readonly DemoStore[] }[] = [
  { id: 'alder', name: 'Alder & Sons', stores: [{ platform: 'shopify', store: 0, name: 'Web shop' }, { platform: 'woocommerce', store: 0, name: 'Outlet' }] },
  { id: 'birchwood', name: 'Birchwood Supply', stores: [{ platform: 'amazon-seller', store: 0, name: 'Marketplace' }, { platform: 'shopify', store: 1, name: 'Web shop' }] },
  { id: 'cedar', name: 'Cedar Studio', stores: [{ platform: 'woocommerce', store: 1, name: 'Web shop' }, { platform: 'amazon-seller', store: 1, name: 'Marketplace' }] },
];

export interface Trial {
  close(): Promise<void>;
}

/**
 * Registers the trial's clients with the sandbox's stores in its warehouse, which stays open until the trial is
 * closed. In a second trial the stores have moved to another port, and all are due again, as if time had passed.
 */
export async function registerTrialClients(credentials: readonly HostCredential[], warehouseCredential: HostCredential, actor = 'npm start'): Promise<Trial> {
  const [{ openWarehouse }, { keyring }, { storePlatform, STORE_NAMES }] = await Promise.all([
    import('../../lib/warehouse'), import('../../lib/clients'), import('../../lib/platforms/stores'),
  ]);
  const { folder, encryptionKey } = warehouseCredential.data;
  const warehouse = await openWarehouse({ folder: String(folder) });
  try {
    const registry: Registry = { warehouse, keys: await keyring({ current: String(encryptionKey) }), platforms: storePlatform, actor };
    for (const { id, name, stores } of CLIENTS) {
      await ensureClient(registry, id, name);
      for (const store of stores.filter(({ platform }) => STORE_NAMES.includes(platform))) {
        await ensureStore(registry, id, store, credentials);
      }
      await makeDue(registry, id);
    }
    return { close: () => warehouse.close() };
  } catch (error) {
    await warehouse.close();
    throw error;
  }
}

async function ensureClient(registry: Registry, id: string, name: string): Promise<void> {
  const { createClient, listClients } = await import('../../lib/clients');
  const known = await listClients(registry);
  if (!known.some((client) => client.id === id)) await createClient(registry, { id, name });
}

async function ensureStore(registry: Registry, clientId: string, { platform: platformName, store, name }: DemoStore, credentials: readonly HostCredential[]): Promise<void> {
  const { addConnection, listConnections, updateConnection } = await import('../../lib/clients');
  const platform = await registry.platforms(platformName);
  // The sandbox names the credential to use first last.
  const credential = credentials.filter(({ type }) => type === platform.credentialType).reverse()[store];
  if (!credential) return;
  const fields = fieldsOf(platform, credential);
  const known = (await listConnections(registry, { clientId, platform: platformName })).find((connection) => connection.name === name);
  if (known) await updateConnection(registry, { clientId, connectionId: known.id }, { fields }, null);
  else await addConnection(registry, { clientId, platform: platformName, name, fields, syncFrequency: 'hourly' }, null);
}

function fieldsOf({ fields }: StorePlatform, { data }: HostCredential): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ name }) => Object.hasOwn(data, name)).map(({ name }) => [name, data[name]]));
}

/** An hour passes for every store; what a trial that was killed had under way no longer holds it back. */
async function makeDue({ warehouse }: Registry, clientId: string): Promise<void> {
  const [{ sql }, { closeInterrupted }] = await Promise.all([import('kysely'), import('../../lib/sync')]);
  await warehouse.asClient(clientId, async (db) => {
    const { rows } = await sql<{ id: string }>`
      update client_api_credentials set last_synced_at = last_synced_at - interval '1 hour' where removed_at is null returning id`.execute(db);
    for (const { id } of rows) await closeInterrupted(db, { connectionId: id });
  });
}
