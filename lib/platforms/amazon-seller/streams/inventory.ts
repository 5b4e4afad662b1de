import { HttpFailure } from '../../../http';
import type { Cursor, StreamPage } from '../../../sync/types';
import { getInventorySummaries, type InventorySummary } from '../operations';
import { inventoryRow } from '../rows/inventory';
import type { StreamContext } from './context';
import { readAhead } from './readAhead';

const HOUR_MS = 3_600_000;
/** The clock here may be ahead of Amazon's, and stock moves while it is read. */
const OVERLAP_MS = HOUR_MS;
/** Changes of what is on its way do not count as changes: now and then everything is read. */
const WHOLE_EVERY_MS = 24 * HOUR_MS;
/** Amazon tells changes of eighteen months. */
const OLDEST_MS = 540 * 24 * HOUR_MS;
/** A page token lives for thirty seconds; the marketplace is read again when one has ended. */
const MOST_STARTS = 3;

/** Stock in Amazon's warehouses, one marketplace after the other: what has changed, or all once a day. */
export async function* readInventory(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const now = Date.now();
  const at = from ? Date.parse(from.at) : NaN;
  const wholeAt = Date.parse(String(from?.wholeAt ?? ''));
  const isWhole = !(now - wholeAt < WHOLE_EVERY_MS && now - at < OLDEST_MS);
  const since = isWhole ? null : new Date(at - OVERLAP_MS).toISOString();
  for (const marketplaceId of await context.marketplaceIds()) {
    for await (const summaries of readAhead(summariesOf(context, marketplaceId, since, true))) {
      yield { rows: { inventory: rowsOf(marketplaceId, summaries) }, cursor: null };
    }
  }
  yield { rows: {}, cursor: { at: new Date(now).toISOString(), wholeAt: new Date(isWhole ? now : wholeAt).toISOString() } };
}

export async function* inventoryIds(context: StreamContext): AsyncGenerator<readonly string[]> {
  for (const marketplaceId of await context.marketplaceIds()) {
    for await (const summaries of readAhead(summariesOf(context, marketplaceId, null, false))) yield rowsOf(marketplaceId, summaries).map(({ id }) => id);
  }
}

/** Pages of one marketplace. After a token has ended pages come again from the first one. */
export async function* summariesOf({ client, signal }: StreamContext, marketplaceId: string, since: string | null, details: boolean): AsyncGenerator<readonly InventorySummary[]> {
  const query = { details, granularityType: 'Marketplace', granularityId: marketplaceId, marketplaceIds: [marketplaceId], startDateTime: since };
  let token: string | null = null;
  for (let starts = 1; ; ) {
    try {
      const answer: { payload: { inventorySummaries: InventorySummary[] }; pagination?: { nextToken?: string | null } | null } = await client.call(getInventorySummaries, { signal, query: { ...query, nextToken: token } });
      yield answer.payload.inventorySummaries;
      token = answer.pagination?.nextToken || null;
      if (token === null) return;
    } catch (thrown) {
      const hasEnded = token !== null && thrown instanceof HttpFailure && thrown.status === 400;
      if (!hasEnded || starts === MOST_STARTS) throw thrown;
      starts += 1;
      token = null;
    }
  }
}

function rowsOf(marketplaceId: string, summaries: readonly InventorySummary[]) {
  return summaries.flatMap((summary) => inventoryRow(marketplaceId, summary) ?? []);
}
