import type { z } from 'zod';
import type { Cursor, StreamPage } from '../../../sync/types';
import type { StoreRows } from '../../../warehouse/storeRows';
import { countQuery, type Counted } from '../queries/shop';
import { bulkPages, openBulk, placeOf, type BulkOf } from './bulk';
import { changesSince, type Changed } from './changes';
import type { ReadContext } from './context';
import type { ListOf } from './pages';

/** From so many objects on a first reading is a bulk operation: it takes no points, and no page after page. */
const WORTH_A_BULK = 2500;

/** A list that is kept up to date by `updated_at`, and read in bulk at first where it is long. */
export interface ChangingStream<Node extends z.ZodTypeAny> {
  readonly counted: Counted;
  readonly list: ListOf<Node>;
  readonly bulk: BulkOf<Node>;
  readonly rows: (node: z.output<Node>) => Promise<StoreRows> | StoreRows;
}

const BEGINNING = new Date(0).toISOString();

export async function* readChanging<Node extends z.ZodTypeAny>(context: ReadContext, stream: ChangingStream<Node>, from: Cursor | null, worthABulk = WORTH_A_BULK): AsyncGenerator<StreamPage> {
  const place = placeOf(from);
  let since = place ? null : from;
  if (since === null) {
    const counted = await context.client.call(countQuery(stream.counted), { query: null }, { signal: context.signal });
    const bulk = place || counted.data.counted.count >= worthABulk
      ? await openBulk(context, stream.bulk, place, counted.at ?? BEGINNING) : null;
    if (bulk) {
      for await (const { nodes, place: reached } of bulkPages(context, stream.bulk, bulk.job, bulk.place)) {
        yield { rows: await rowsOf(stream, nodes), cursor: reached ? { at: BEGINNING, bulk: reached } : { at: bulk.place.startedAt } };
      }
      // What changed while the file was written, and since.
      since = { at: bulk.place.startedAt };
    }
  }
  for await (const { nodes, cursor } of changesSince(context, stream.list, since)) yield { rows: await rowsOf(stream, nodes as (z.output<Node> & Changed)[]), cursor };
}

/** Tables are there even when they are empty: parts that are not named are gone. */
export async function rowsOf<Node extends z.ZodTypeAny>({ rows }: Pick<ChangingStream<Node>, 'rows'>, nodes: readonly z.output<Node>[]): Promise<StoreRows> {
  const all = new Map<string, unknown[]>();
  for (const node of nodes) {
    for (const [table, some] of Object.entries(await rows(node))) {
      const known = all.get(table) ?? [];
      all.set(table, known);
      known.push(...some);
    }
  }
  return Object.fromEntries(all) as StoreRows;
}
