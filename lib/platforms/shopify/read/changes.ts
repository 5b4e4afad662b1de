import type { z } from 'zod';
import type { Cursor } from '../../../sync/types';
import type { ReadContext } from './context';
import { pagesOf, type ListOf } from './pages';

/** Search finds a change some time after it was made: each reading looks back over the end of the last one. */
const OVERLAP_MS = 120_000;
/** Shopify walks 25,000 objects of a search and no more: well before that, the search begins anew where it stands. */
const MOST_WALKED = 20_000;

export type Changed = { readonly id: string; readonly updatedAt: string };

export interface ChangedPage<Node> {
  readonly nodes: Node[];
  readonly cursor: Cursor;
}

/** What changed since a cursor, the oldest change first; everything when null. Each page may be a stopping place. */
export async function* changesSince<Node extends z.ZodTypeAny>(context: ReadContext, of: ListOf<Node>, from: Cursor | null): AsyncGenerator<ChangedPage<z.output<Node> & Changed>> {
  const floor = from?.at ?? null;
  let since = floor === null ? null : new Date(Date.parse(floor) - OVERLAP_MS).toISOString();
  let readTo = floor ?? new Date(0).toISOString();
  let startedAt: string | null = null;
  const seenAtEdge = new Set<string>();

  for (;;) {
    const begin = since;
    let walked = 0;
    let goesOn = false;
    for await (const { nodes: found, pageInfo, at } of pagesOf(context, of, begin && `updated_at:>='${begin}'`)) {
      startedAt ??= at;
      const all = found as (z.output<Node> & Changed)[];
      const nodes = all.filter(({ id, updatedAt }) => !seenAtEdge.has(`${id} ${updatedAt}`));
      walked += all.length;
      const last = all.at(-1)?.updatedAt;
      if (last && Date.parse(last) > Date.parse(readTo)) readTo = new Date(last).toISOString();
      if (pageInfo.hasNextPage) yield { nodes, cursor: { at: readTo } };
      // Everything up to the server's own clock is in once the last page is read.
      else yield { nodes, cursor: { at: later(readTo, startedAt) } };
      const canBeginAnew = last !== undefined && new Date(last).toISOString() !== begin;
      if (walked < MOST_WALKED || !pageInfo.hasNextPage || !canBeginAnew) continue;
      since = new Date(last).toISOString();
      seenAtEdge.clear();
      for (const { id, updatedAt } of all) if (updatedAt === last) seenAtEdge.add(`${id} ${updatedAt}`);
      goesOn = true;
      break;
    }
    if (!goesOn) return;
  }
}

function later(a: string, b: string | null): string {
  return b !== null && Date.parse(b) > Date.parse(a) ? b : a;
}
