import type { IExecuteFunctions } from 'n8n-workflow';
import type { StreamResult, SyncOptions } from '../../lib/sync';
import type { StoreConnection } from '../../lib/sync/types';
import type { StoreOwner } from '../../lib/warehouse/storeRows';
import { egressOf } from '../host/egress';
import { chosenId } from '../stores/parameters';
import type { OpenRegistry } from '../stores/registry';
import type { ItemStore } from '../stores/storeAccess';
import { streamsOf } from './settings';

/** A store with the first item that asked for it. */
export interface Task {
  readonly store: ItemStore<unknown>;
  readonly item: number;
  readonly options: SyncOptions;
}

/** What a sync of one connection gave, and what people call it. */
export interface SyncedStore {
  readonly owner: StoreOwner;
  readonly name: string;
  readonly streams: readonly StreamResult[];
}

/** Syncs one store. Throws what keeps it from being begun; what happens to a stream is in its result. */
export async function syncStore(host: IExecuteFunctions, registry: OpenRegistry, { store, item, options }: Task, signal: AbortSignal): Promise<SyncedStore> {
  const { platform, credential, connection } = store;
  const [{ runSync }, { createMeter }] = await Promise.all([import('../../lib/sync'), import('../../lib/http')]);
  const meter = createMeter();
  const opened = platform.connect(credential, { meter, signal, egress: egressOf(host.helpers), account: connection?.account ?? null });
  try {
    const { id, clientId, name, streams: planned } = connection ?? await connectionOf(host, registry, opened, { platform: platform.name, item });
    const streams = streamsOf(platform, options.streams?.length ? options.streams : planned);
    const owner = { clientId, connectionId: id, platform: platform.name };
    const report = await runSync({
      warehouse: registry.warehouse, owner, platform, connection: opened, meter, signal, options: { ...options, streams },
      onProgress: ({ stream, counts }) => host.logger.debug(`Store Sync: ${clientId}, ${name}: ${stream}, ${counts.read} rows read`),
    });
    report.streams.forEach((result) => host.logger.info(`Store Sync: ${clientId}, ${name}: ${told(result)}`));
    return { owner, name, streams: report.streams };
  } finally {
    opened.close();
  }
}

/** The store behind a credential of n8n tells itself which connection of the client it is. */
async function connectionOf(host: IExecuteFunctions, { warehouse, actor }: OpenRegistry, opened: StoreConnection, { platform, item }: { platform: string; item: number }) {
  const clientId = chosenId(host, 'clientId', item);
  const { ensureConnection } = await import('../../lib/clients');
  return await ensureConnection(warehouse, { ...(await opened.identity()), clientId, platform, actor });
}

function told({ stream, state, counts, failure }: StreamResult): string {
  const { created, updated, unchanged, deleted } = counts;
  return `${stream} ${state}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${deleted} deleted${failure ? `; ${failure.message}` : ''}`;
}
