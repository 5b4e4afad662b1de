import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { BatchAction, BatchOutcome } from '../../../lib/platforms/woocommerce';
import { HttpFailure } from '../../../lib/http/errors';
import type { Store } from '../transport/connection';
import { apiError, failedJson, toNodeError, type NodeError } from '../transport/failure';
import type { Call, Session } from './operation';

export interface Write {
  readonly path: string;
  readonly payload: unknown;
  /** What comes out instead of WooCommerce's answer, where that has nothing to say. */
  readonly done?: IDataObject;
}

interface Entry { readonly item: number; readonly write: Write }

type Result = { readonly json: IDataObject } | { readonly error: NodeError; readonly code: string | null };

/**
 * Writes all input items, many in one request, and gives one item for each. What one entry is refused for does not
 * touch the others. When the node is not set to continue, it fails only after everything else was written, and says so.
 */
export async function writeTogether(session: Session, action: BatchAction, writeOf: (call: Pick<Call, 'host' | 'item'>) => Write): Promise<INodeExecutionData[]> {
  const { host, stores } = session;
  const results: Result[] = [];
  const groups = new Map<Store, Map<string, Entry[]>>();
  for (let item = 0; item < host.getInputData().length; item += 1) {
    try {
      const store = await stores.of(item);
      const write = writeOf({ host, item });
      const byPath = groups.get(store) ?? new Map<string, Entry[]>();
      groups.set(store, byPath.set(write.path, [...(byPath.get(write.path) ?? []), { item, write }]));
    } catch (thrown) {
      const error = toNodeError(host.getNode(), thrown, item);
      if (!host.continueOnFail()) throw error;
      results[item] = { error, code: null };
    }
  }
  for (const [store, byPath] of groups) {
    for (const entries of byPath.values()) {
      for (let from = 0; from < entries.length; from += store.woo.PER_BATCH) await writeSome(session, store, action, entries.slice(from, from + store.woo.PER_BATCH), results);
    }
  }
  return itemsOf(session, results);
}

async function writeSome({ host, signal }: Session, { woo, client }: Store, action: BatchAction, entries: readonly Entry[], results: Result[]): Promise<void> {
  try {
    const outcomes = await woo.writeBatch(client, entries[0]?.write.path ?? '', action, entries.map(({ write }) => write.payload), { signal });
    outcomes.forEach((outcome, index) => {
      const { item, write } = entries[index]!;
      results[item] = resultOf(host, outcome, item, action, write);
    });
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure) || thrown.kind === 'cancelled') throw toNodeError(host.getNode(), thrown, entries[0]?.item ?? 0);
    for (const { item } of entries) results[item] = { error: toNodeError(host.getNode(), thrown, item), code: null };
  }
}

function resultOf(host: IExecuteFunctions, outcome: BatchOutcome, item: number, action: BatchAction, { done }: Write): Result {
  if (outcome.ok) return { json: done ?? (outcome.data as IDataObject) };
  const { code } = outcome.problem;
  // A deletion that was sent twice finds nothing the second time.
  if (action === 'delete' && outcome.afterDoubt && /invalid_id$/.test(code)) return { json: done ?? {} };
  const more = outcome.problem.resourceId ? ` What is there already has the ID ${outcome.problem.resourceId}.` : '';
  return { error: apiError(host.getNode(), outcome.message, `Correct the item and run it again.${more}`, item), code };
}

function itemsOf({ host }: Session, results: readonly Result[]): INodeExecutionData[] {
  const failed = results.find((result): result is Extract<Result, { error: NodeError }> => 'error' in result);
  if (failed && !host.continueOnFail()) {
    const landed = results.filter((result) => 'json' in result).length;
    if (landed > 0) failed.error.description = `${failed.error.description ?? ''} ${landed} of ${results.length} items were written; do not send those again. Set the node to continue on error to get an outcome for each.`;
    throw failed.error;
  }
  return results.map((result, item) => ({ json: 'json' in result ? result.json : failedJson(result.error, result.code), pairedItem: { item } }));
}
