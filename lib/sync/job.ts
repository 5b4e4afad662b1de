import type { Meter } from '../http';
import type { Warehouse } from '../warehouse';
import type { StoreOwner } from '../warehouse/storeRows';
import type { SyncCounts } from './report';
import type { StoreConnection, StorePlatform } from './types';

export interface SyncOptions {
  /** All when empty or left out. */
  readonly streams?: readonly string[];
  /** Read everything again, whatever is known. */
  readonly full?: boolean;
  /** When ids are compared with the vendor's, to find what it has deleted; `due` unless given. */
  readonly compare?: 'due' | 'always' | 'never';
  /** At most this often when `due`; 24 unless given. */
  readonly compareEveryHours?: number;
  /** Read so much further back than what is known, beyond what the platform does by itself. */
  readonly overlapMinutes?: number;
}

export interface SyncProgress {
  readonly stream: string;
  readonly counts: SyncCounts;
}

/** One sync of one connection. */
export interface SyncJob {
  readonly warehouse: Warehouse;
  readonly owner: StoreOwner;
  readonly platform: Pick<StorePlatform, 'displayName' | 'streams'>;
  readonly connection: StoreConnection;
  /** The one that the connection's requests are counted by. */
  readonly meter: Meter;
  readonly signal: AbortSignal;
  readonly options: SyncOptions;
  /** Told after every page that is committed. */
  readonly onProgress?: (progress: SyncProgress) => void;
}
