import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { BatchAction, BatchOutcome } from '../../../lib/platforms/woocommerce';
import { HttpFailure } from '../../../lib/http/errors';
import { apiError, failedJson, toNodeError, type NodeError } from '../transport/failure';
import type { Call, Session } from './operation';

export interface Write {
  readonly path: string;
  readonly payload: unknown;
  /** What comes out instead of WooCommerce's answer, where that has nothing to say. */
  readonly done?: IDataObject;
}

type Result = { readonly json: IDataObject } | { readonly error: NodeError; readonly code: string | null };

/**
 * Writes all input items, many in one request, and gives one item for each. What one entry is refused for does not
 * touch the others. When the node is not set to continue, it fails only after everything else was written, and says so.
 */
export async function writeTogether(session: Session, action: BatchAction, writeOf: (call: Call) => Write): Promise<INodeExecutionData[]> {
  const { host, woo } = session;
  const results: Result[] = [];
  const waiting = new Map<string, { readonly item: number; readonly write: Write }[]>();
  for (let item = 0; item < host.getInputData().length; item += 1) {
    try {
      const write = writeOf({ ...session, item });
      waiting.set(write.path, [...(waiting.get(write.path) ?? []), { item, write }]);
    } catch (thrown) {
      const error = toNodeError(host.getNode(), thrown, item);
      if (!host.continueOnFail()) throw error;
      results[item] = { error, code: null };
    }
  }
  for (const [path, entries] of waiting) {
    for (let from = 0; from < entries.length; from += woo.PER_BATCH) await writeSome(session, action, path, entries.slice(from, from + woo.PER_BATCH), results);
  }
  return itemsOf(session, results);
}

async function writeSome(session: Session, action: BatchAction, path: string, entries: readonly { readonly item: number; readonly write: Write }[], results: Result[]): Promise<void> {
  const { woo, client, signal, host } = session;
  try {
    const outcomes = await woo.writeBatch(client, path, action, entries.map(({ write }) => write.payload), { signal });
    outcomes.forEach((outcome, index) => {
      const { item, write } = entries[index]!;
      results[item] = resultOf(session, outcome, item, action, write);
    });
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure) || thrown.kind === 'cancelled') throw toNodeError(host.getNode(), thrown, entries[0]?.item ?? 0);
    for (const { item } of entries) results[item] = { error: toNodeError(host.getNode(), thrown, item), code: null };
  }
}

function resultOf({ host }: Session, outcome: BatchOutcome, item: number, action: BatchAction, { done }: Write): Result {
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
