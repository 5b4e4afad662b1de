import type { IExecuteFunctions } from 'n8n-workflow';
import type { SyncOptions } from '../../lib/sync';
import type { StorePlatform } from '../../lib/sync/types';

/** What a person chose under Options for one item. */
export function syncOptions(host: IExecuteFunctions, item: number): SyncOptions {
  return host.getNodeParameter('options', item, {}) as SyncOptions;
}

export function connectionsAtOnce(host: IExecuteFunctions): number {
  const { connectionsAtOnce: chosen = 3 } = host.getNodeParameter('options', 0, {}) as { connectionsAtOnce?: number };
  return Math.max(1, Math.floor(Number(chosen) || 1));
}

/**
 * The streams meant, those of the node before those of the connection; empty for all. One run may serve several
 * platforms, so that one of them may lack a stream; it must not lack all.
 */
export function streamsOf({ displayName, streams: offered }: StorePlatform, chosen: readonly string[]): readonly string[] {
  const names = offered.map(({ name }) => name);
  const meant = chosen.filter((name) => names.includes(name));
  if (chosen.length === 0 || meant.length > 0) return meant;
  throw new RangeError(`${displayName} has none of the streams ${chosen.join(', ')}. It has ${names.join(', ')}. Nothing was read.`);
}
