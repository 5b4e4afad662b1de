import { mkdirSync, realpathSync } from 'node:fs';
import type { Store, Warehouse } from './types';
import { holdOn } from './hold';

export interface OpenOptions {
  /** Where the embedded warehouse lives; made when missing. */
  readonly folder: string;
}

interface Shared { readonly store: Promise<Store>; users: number }

const shared = new Map<string, Shared>();
const closing = new Map<string, Promise<void>>();

/**
 * Opens the warehouse in a folder. Within one process all users of a folder share one database, which is
 * closed when the last of them closes. Throws `WarehouseLocked` while another process has it open and
 * `WarehouseError` when it cannot be used.
 */
export async function openWarehouse({ folder }: OpenOptions): Promise<Warehouse> {
  mkdirSync(folder, { recursive: true });
  const place = realpathSync(folder);
  while (closing.has(place)) await closing.get(place);

  const entry = shared.get(place) ?? begin(place);
  entry.users += 1;
  try {
    return holdOn(await entry.store, () => leave(place, entry));
  } catch (error) {
    if (shared.get(place) === entry) shared.delete(place);
    throw error;
  }
}

function begin(place: string): Shared {
  const store = import('./embedded').then(({ openEmbedded }) => openEmbedded(place));
  const entry = { store, users: 0 };
  shared.set(place, entry);
  return entry;
}

async function leave(place: string, entry: Shared): Promise<void> {
  entry.users -= 1;
  if (entry.users > 0) return;
  shared.delete(place);
  const ended = entry.store.then((store) => store.end()).finally(() => closing.delete(place));
  closing.set(place, ended);
  await ended;
}
