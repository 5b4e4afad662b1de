import { z } from 'zod';
import { HttpFailure } from '../../http';
import { API, type WooClient } from './rest/client';
import { problemIn, sentenceFor, type WpProblem } from './rest/errors';
import { entries, type Raw } from './rest/shapes';
import { nameOf } from './collections';

export type BatchAction = 'create' | 'update' | 'delete';

/** What became of one entry of a batch. */
export type BatchOutcome =
  | { readonly ok: true; readonly data: Raw; readonly afterDoubt: boolean }
  | { readonly ok: false; readonly problem: WpProblem; readonly message: string; readonly afterDoubt: boolean };

export interface BatchOptions {
  /** Whether sending it twice creates nothing twice; changes and deletions never do. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
  readonly beforeSend?: () => Promise<void>;
}

/**
 * WooCommerce takes a hundred entries, and works them off one after another in one PHP request: more than this many
 * run into the time limit of small hosts.
 */
export const PER_BATCH = 50;

/**
 * Writes up to `PER_BATCH` entries with one request and gives an outcome for each, in order. A deletion in a batch is for good.
 * @see https://woocommerce.github.io/woocommerce-rest-api-docs/#batch-update-products
 */
export async function writeBatch(client: WooClient, path: string, action: BatchAction, items: readonly unknown[], options: BatchOptions = {}): Promise<BatchOutcome[]> {
  const operation = `${nameOf(path)}.${action}`;
  const shape = z.object({ [action]: entries });
  const { data, afterDoubt } = await client.call({
    method: 'POST', route: `${API}/${path}/batch`, json: { [action]: items }, operation, repeatable: options.repeatable ?? action !== 'create', shape, signal: options.signal, beforeSend: options.beforeSend,
  });
  const answered = (data as Record<string, Raw[]>)[action] ?? [];
  if (answered.length !== items.length) {
    throw new HttpFailure(`${operation}: WooCommerce told what became of ${answered.length} of ${items.length} entries. Look at them in the store before sending them again.`, { kind: 'unknown', status: 200 });
  }
  return answered.map((one) => outcomeOf(operation, one, afterDoubt));
}

function outcomeOf(operation: string, data: Raw, afterDoubt: boolean): BatchOutcome {
  const problem = problemIn(data.error);
  if (problem === null) return { ok: true, data, afterDoubt };
  return { ok: false, problem, message: `${operation}: ${sentenceFor(problem)}`, afterDoubt };
}
