import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { HttpFailure } from '../../../http';
import { mutation, query } from '../operation';
import { maybe, text } from '../shapes';
import type { ReadContext } from './context';

const FIELDS = 'id status errorCode objectCount rootObjectCount url';

const jobShape = z.object({
  id: text, status: z.enum(['CANCELED', 'CANCELING', 'COMPLETED', 'CREATED', 'EXPIRED', 'FAILED', 'RUNNING']), errorCode: maybe,
  objectCount: z.coerce.number(), rootObjectCount: z.coerce.number(), url: maybe,
});

export type BulkJob = z.output<typeof jobShape>;

/** Starting one twice costs a place among the running ones and nothing else. */
export const runBulk = mutation(
  'bulkOperations.run',
  `mutation RunBulk($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { ${FIELDS} } userErrors { code field message } } }`,
  z.object({ bulkOperationRunQuery: z.object({ bulkOperation: jobShape.nullish(), userErrors: z.array(z.object({ code: maybe, message: text }).passthrough()) }) }),
);
export const getBulk = query('bulkOperations.get', `query GetBulk($id: ID!) { bulkOperation(id: $id) { ${FIELDS} } }`, z.object({ bulkOperation: jobShape.nullish() }));

const SHORTEST_POLL_MS = 500;
const LONGEST_POLL_MS = 10_000;

/** Starts a bulk operation; null where as many as Shopify allows are running already. */
export async function startBulk({ client, signal }: ReadContext, document: string): Promise<BulkJob | null> {
  const { data } = await client.call(runBulk, { query: document }, { signal });
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery;
  if (bulkOperation) return bulkOperation;
  if (userErrors.some(({ code }) => code === 'OPERATION_IN_PROGRESS' || code === 'LIMIT_REACHED')) return null;
  throw new HttpFailure(`bulkOperations.run: Shopify does not take the query. Nothing was read; check for a newer version of this package. Shopify says: “${userErrors[0]?.message ?? ''}”.`, { kind: 'refused', status: 400 });
}

/** Waits until it has come to its end, whichever; null where Shopify knows it no more. */
export async function settledBulk(context: ReadContext, id: string): Promise<BulkJob | null> {
  const { client, signal } = context;
  for (let delayMs = SHORTEST_POLL_MS; ; delayMs = Math.min(LONGEST_POLL_MS, delayMs * 1.5)) {
    const { data } = await client.call(getBulk, { id }, { signal });
    const job = data.bulkOperation ?? null;
    if (!job || !['CREATED', 'RUNNING', 'CANCELING'].includes(job.status)) return job;
    await pause(delayMs, signal);
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new HttpFailure('bulkOperations.get: the run was stopped while it waited for Shopify.', { kind: 'cancelled' });
  }
}
