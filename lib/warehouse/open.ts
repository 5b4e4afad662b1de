import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import type { Store, Warehouse } from './types';
import { holdOn } from './hold';
import type { PostgresOptions } from './postgres/place';
import { placeOf } from './postgres/url';

/** Where a warehouse is kept: embedded in a folder, which is made when missing, or by a PostgreSQL. */
export type OpenOptions = { readonly folder: string } | { readonly postgres: PostgresOptions };

interface Shared { readonly store: Promise<Store>; users: number }
interface Backend { readonly key: string; open(): Promise<Store> }

const shared = new Map<string, Shared>();
const closing = new Map<string, Promise<void>>();

/**
 * Opens a warehouse. Within one process all users of the same one share one database, which is closed when the
 * last of them closes. Throws `WarehouseLocked` while another process has an embedded one open and
 * `WarehouseError` when it cannot be used.
 */
export async function openWarehouse(options: OpenOptions): Promise<Warehouse> {
  const backend = 'folder' in options ? embedded(options.folder) : postgres(options.postgres);
  while (closing.has(backend.key)) await closing.get(backend.key);

  const entry = shared.get(backend.key) ?? begin(backend);
  entry.users += 1;
  try {
    return holdOn(await entry.store, () => leave(backend.key, entry));
  } catch (error) {
    if (shared.get(backend.key) === entry) shared.delete(backend.key);
    throw error;
  }
}

function embedded(folder: string): Backend {
  mkdirSync(folder, { recursive: true });
  const place = realpathSync(folder);
  return { key: place, open: async () => (await import('./embedded')).openEmbedded(place) };
}

function postgres(options: PostgresOptions): Backend {
  const place = placeOf(options);
  const key = createHash('sha256').update(JSON.stringify(place)).digest('hex');
  return { key, open: async () => (await import('./postgres/open')).openPostgres(place) };
}

function begin({ key, open }: Backend): Shared {
  const entry = { store: open(), users: 0 };
  shared.set(key, entry);
  return entry;
}

async function leave(key: string, entry: Shared): Promise<void> {
  entry.users -= 1;
  if (entry.users > 0) return;
  shared.delete(key);
  const ended = entry.store.then((store) => store.end()).finally(() => closing.delete(key));
  closing.set(key, ended);
  await ended;
}
