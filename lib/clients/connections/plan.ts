import type { StorePlatform } from '../../sync/types';
import { ClientsError } from '../errors';
import type { SyncFrequency } from '../types';

/** How often a connection is synced, and what of it. */
export interface SyncPlan {
  readonly syncFrequency?: SyncFrequency;
  /** 1 to 168, for `every_n_hours`. */
  readonly everyHours?: number;
  /** Names of streams; empty for all. */
  readonly streams?: readonly string[];
}

interface PlanColumns {
  sync_frequency?: SyncFrequency;
  every_hours?: number | null;
  streams?: string[];
}

const FREQUENCIES: readonly string[] = ['manual', 'hourly', 'every_n_hours', 'daily', 'weekly'] satisfies SyncFrequency[];
const MOST_HOURS = 168;

/** The columns of what is given. Throws `ClientsError` for a frequency or stream that does not exist. */
export function planColumns(platform: StorePlatform, { syncFrequency, everyHours, streams }: SyncPlan): PlanColumns {
  return {
    ...(syncFrequency !== undefined && frequencyColumns(syncFrequency, everyHours)),
    ...(streams !== undefined && { streams: knownStreams(platform, streams) }),
  };
}

function frequencyColumns(frequency: SyncFrequency, hours: number | undefined): PlanColumns {
  if (!FREQUENCIES.includes(frequency)) throw notUsable(`the sync frequency is one of ${FREQUENCIES.join(', ')}`);
  if (frequency !== 'every_n_hours') return { sync_frequency: frequency, every_hours: null };
  const isWhole = hours !== undefined && Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS;
  if (!isWhole) throw notUsable(`every so many hours takes a whole number from 1 to ${MOST_HOURS}`);
  return { sync_frequency: frequency, every_hours: hours };
}

function knownStreams(platform: StorePlatform, streams: readonly string[]): string[] {
  const known = platform.streams.map(({ name }) => name);
  const unknown = streams.find((stream) => !known.includes(stream));
  if (unknown !== undefined) throw notUsable(`${platform.displayName} has no stream ${JSON.stringify(unknown)}; it has ${known.join(', ')}`);
  return [...new Set(streams)];
}

function notUsable(reason: string): ClientsError {
  return new ClientsError('invalid_sync_plan', `When and what to sync cannot be set like this: ${reason}. Nothing was changed.`);
}
