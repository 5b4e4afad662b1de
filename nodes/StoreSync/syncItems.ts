import type { IExecuteFunctions } from 'n8n-workflow';
import { storePlatform } from '../../lib/platforms/stores';
import { openRegistry } from '../stores/registry';
import { anyStoreAccess, type ItemStore, type StoreAccess } from '../stores/storeAccess';
import { connectionsAtOnce, syncOptions } from './settings';
import { syncStore, type SyncedStore, type Task } from './syncStore';

/** What became of the items that asked for one store. */
export interface Outcome {
  readonly items: readonly number[];
  readonly result: SyncedStore | { readonly error: unknown };
}

/**
 * Syncs the store of every item, some at the same time; one that fails leaves the others alone. Items that ask
 * for the same store share one sync.
 */
export async function syncItems(host: IExecuteFunctions): Promise<Outcome[]> {
  const signal = host.getExecutionCancelSignal() ?? new AbortController().signal;
  const registry = await openRegistry(host);
  const access = anyStoreAccess(host, async (item) => await storePlatform(String(host.getNodeParameter('platform', item))));
  try {
    const { tasks, refused } = await tasksOf(host, access);
    const outcomes = await inParallel([...tasks.values()], connectionsAtOnce(host), async ({ items, ...task }): Promise<Outcome> => {
      const result = await syncStore(host, registry, task, signal).catch((error: unknown) => ({ error }));
      return { items, result };
    });
    return [...outcomes, ...refused].sort((a, b) => (a.items[0] ?? 0) - (b.items[0] ?? 0));
  } finally {
    await access.close();
    await registry.close();
  }
}

type SharedTask = Task & { readonly items: number[] };

async function tasksOf(host: IExecuteFunctions, access: StoreAccess<unknown>): Promise<{ tasks: Map<ItemStore<unknown>, SharedTask>; refused: Outcome[] }> {
  const tasks = new Map<ItemStore<unknown>, SharedTask>();
  const refused: Outcome[] = [];
  for (const item of host.getInputData().keys()) {
    try {
      const store = await access.storeOf(item);
      const task = tasks.get(store) ?? { store, item, options: syncOptions(host, item), items: [] };
      task.items.push(item);
      tasks.set(store, task);
    } catch (error) {
      refused.push({ items: [item], result: { error } });
    }
  }
  return { tasks, refused };
}

/** Works through a list with so many workers; results in the order of the list. */
async function inParallel<Task, Result>(tasks: readonly Task[], workers: number, work: (task: Task) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = tasks.entries();
  const worker = async (): Promise<void> => {
    for (const [index, task] of queue) results[index] = await work(task);
  };
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, worker));
  return results;
}
