import { setTimeout as sleep } from 'node:timers/promises';
import { openWarehouse, type OpenOptions, type Warehouse } from '../../warehouse';
import { shardName } from '../ledger';
import type { Counts } from '../types';
import { ShardError, type ShardState } from './types';

const LOOK_AGAIN_MS = 1_000;
const CLIENT = 'default';

export interface WatchOptions {
  readonly warehouse: OpenOptions;
  readonly importId: string;
  /** How long shards may lie about with nobody at work on the import before they are handed out again. */
  readonly patienceMs: number;
  /** How often a shard is handed out before the wait is given up. */
  readonly mostCalls: number;
  readonly signal?: AbortSignal;
}

/** Every shard of an import, in the order of the file. Throws ShardError when it has none. */
export async function shardStates(warehouse: Warehouse, importId: string): Promise<readonly ShardState[]> {
  const { shardsOf } = await import('../../warehouse/importShards');
  const rows = await warehouse.asClient(CLIENT, (db) => shardsOf(db, importId));
  if (rows.length === 0) throw new ShardError('unknown_import', 'This import has no shards in this warehouse: a later plan or run of the same file has ended them, or the warehouse is another one. Plan again.');
  return rows.map(({ number, state, records, calls, counts, problem }) => ({ shard: number, state, records, calls, counts: counts as Partial<Counts>, problem }));
}

/**
 * Waits until every shard has come to its end, and resolves to none; or until some have to be handed out again,
 * because they ended before their end or whoever imported them is gone, and resolves to those.
 *
 * @throws ShardError `gave_up` when a shard has been handed out too often, with its last problem
 */
export async function watchShards(options: WatchOptions): Promise<readonly ShardState[]> {
  const warehouse = await openWarehouse(options.warehouse);
  try {
    return await watch(warehouse, options);
  } finally {
    await warehouse.close();
  }
}

async function watch(warehouse: Warehouse, { importId, patienceMs, mostCalls, signal }: WatchOptions): Promise<readonly ShardState[]> {
  let quietSince = performance.now();
  for (;;) {
    const unfinished = (await shardStates(warehouse, importId)).filter(({ state }) => state !== 'finished');
    if (unfinished.length === 0) return [];
    const { left, busy } = await sorted(warehouse, importId, unfinished);
    if (busy > 0) quietSince = performance.now();
    // One that has begun and has nobody is given up for sure; one that was handed out may wait its turn in a queue.
    const begun = left.filter(({ state }) => state === 'running' || state === 'stopped');
    const idle = performance.now() - quietSince >= patienceMs ? left : begun;
    if (idle.length > 0) return await handOut(warehouse, importId, idle, mostCalls);
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

/** Which of the shards nobody is at work on: their claim is free. */
async function sorted(warehouse: Warehouse, importId: string, shards: readonly ShardState[]): Promise<{ left: ShardState[]; busy: number }> {
  const left: ShardState[] = [];
  for (const shard of shards) {
    const name = shardName(importId, shard.shard);
    if (!await warehouse.claim(name)) continue;
    await warehouse.release(name);
    left.push(shard);
  }
  return { left, busy: shards.length - left.length };
}

async function handOut(warehouse: Warehouse, importId: string, idle: readonly ShardState[], mostCalls: number): Promise<readonly ShardState[]> {
  const worn = idle.find(({ calls }) => calls >= mostCalls);
  if (worn) {
    const reason = worn.problem ?? (worn.state === 'planned' || worn.state === 'called' ? 'Nobody took it up: check that workers run, and where the call goes.' : 'Whoever imported it ended without a word.');
    throw new ShardError('gave_up', `Shard ${worn.shard} was handed out ${worn.calls} times and did not come to its end. ${reason} What landed is recorded: plan again to go on.`);
  }
  const { callAgain } = await import('../../warehouse/importShards');
  await warehouse.asClient(CLIENT, (db) => callAgain(db, importId, idle.map(({ shard }) => shard)));
  return idle;
}
