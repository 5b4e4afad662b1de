import type { z } from 'zod';
import { HttpFailure } from '../../../http';
import type { Cursor } from '../../../sync/types';
import { unexpectedAnswer } from '../errors';
import { bulkDocument } from '../queries/selection';
import { bulkObjects, type PartsOf } from './bulkFile';
import { settledBulk, startBulk, type BulkJob } from './bulkJob';
import type { ReadContext } from './context';

/** What of a list is read in bulk. */
export interface BulkOf<Node extends z.ZodTypeAny> {
  readonly list: string;
  readonly fields: string;
  readonly node: Node;
  readonly partsOf: PartsOf;
}

/** Where a bulk reading stands: its operation, how many of its objects are in the warehouse, when it began. */
export interface BulkPlace {
  readonly id: string;
  readonly done: number;
  readonly startedAt: string;
}

export interface BulkPage<Node> {
  readonly nodes: Node[];
  /** Null with the last one. */
  readonly place: BulkPlace | null;
}

const AT_ONCE = 250;
/** A file that breaks off on its way is fetched again: its link is good for a week. */
const MOST_FETCHES = 3;

/** The place that a cursor holds, if it holds one. */
export function placeOf(cursor: Cursor | null): BulkPlace | null {
  const bulk = cursor?.bulk;
  if (typeof bulk !== 'object' || bulk === null) return null;
  const { id, done, startedAt } = bulk as Partial<BulkPlace>;
  return typeof id === 'string' && typeof done === 'number' && typeof startedAt === 'string' ? { id, done, startedAt } : null;
}

/**
 * A finished operation, taken up again where it was left or started now. Null where there is none to be had: too
 * many are running, or it failed, or its file has expired. Then the same is read page by page.
 */
export async function openBulk(context: ReadContext, { list, fields }: Pick<BulkOf<z.ZodTypeAny>, 'list' | 'fields'>, place: BulkPlace | null, startedAt: string) {
  const known = place ? await settledBulk(context, place.id) : null;
  if (place && known?.status === 'COMPLETED') return { job: known, place };
  const started = await startBulk(context, bulkDocument(list, fields, null));
  const job = started ? await settledBulk(context, started.id) : null;
  if (job?.errorCode === 'ACCESS_DENIED') {
    throw new HttpFailure(`bulkOperations.run: the app may not read all of ${list}. Nothing was read; add the scopes that the stream needs.`, { kind: 'refused', status: 403, code: 'ACCESS_DENIED' });
  }
  return job?.status === 'COMPLETED' ? { job, place: { id: job.id, done: 0, startedAt } } : null;
}

/** The objects of a finished operation, from a place on, some at a time. */
export async function* bulkPages<Node extends z.ZodTypeAny>(context: ReadContext, of: BulkOf<Node>, job: BulkJob, place: BulkPlace): AsyncGenerator<BulkPage<z.output<Node>>> {
  let done = place.done;
  for (let fetches = 1; ; fetches += 1) {
    try {
      for await (const nodes of objectsFrom(context, of, job, done)) {
        done += nodes.length;
        yield { nodes, place: { ...place, done } };
      }
      return yield { nodes: [], place: null };
    } catch (thrown) {
      if (fetches === MOST_FETCHES || context.signal?.aborted || !isPassing(thrown)) throw thrown;
    }
  }
}

async function* objectsFrom<Node extends z.ZodTypeAny>({ client, signal }: ReadContext, of: BulkOf<Node>, job: BulkJob, skip: number): AsyncGenerator<z.output<Node>[]> {
  if (!job.url) return;
  const file = await client.download(job.url, { signal });
  let left = skip;
  let nodes: z.output<Node>[] = [];
  try {
    for await (const object of bulkObjects(file, of.partsOf, job.objectCount)) {
      if (left > 0) {
        left -= 1;
        continue;
      }
      const parsed = of.node.safeParse(object) as z.SafeParseReturnType<unknown, z.output<Node>>;
      if (!parsed.success) throw unexpectedAnswer({ name: `${of.list}.bulk`, kind: 'query' }, parsed.error.issues[0]?.path ?? [], parsed.error.issues[0]?.message ?? 'not as documented');
      nodes.push(parsed.data);
      if (nodes.length < AT_ONCE) continue;
      yield nodes;
      nodes = [];
    }
  } finally {
    file.destroy();
  }
  if (nodes.length > 0) yield nodes;
}

/** A broken file or connection; a shape that is not known stays so. */
function isPassing(thrown: unknown): boolean {
  if (thrown instanceof HttpFailure) return thrown.code === 'BULK_FILE_BROKEN' || thrown.status === undefined;
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown;
}
