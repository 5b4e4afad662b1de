import { HttpFailure } from '../../../http';
import type { Cursor, StreamPage } from '../../../sync/types';
import type { Query } from '../operation';
import { listTransactions, type Transaction } from '../operations';
import { transactionRows } from '../rows/transactions';
import type { StreamContext } from './context';
import { readSettlements } from './settlements';
import { isLeft, readWindow, type Page } from './window';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const OLDEST_MS = 729 * DAY_MS;
/** A wider span is answered with nothing, and without an error. */
const WIDEST_MS = 179 * DAY_MS;
/** Orders of the last 48 hours may be missing, so the last days are read again. */
const OVERLAP_MS = 3 * DAY_MS;
/** `postedBefore` must be some minutes ago; a little more, for clocks differ. */
const SETTLED_MS = 5 * MINUTE_MS;
const TOKEN_LIFE_MS = 60 * MINUTE_MS;

/** Money that has moved, from the one source the connection is set to. Throws HttpFailure when it was another before. */
export async function* readFinances(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const { financesSource: source } = context.client.credential;
  const before = from?.source;
  if (typeof before === 'string' && before !== source) throw otherSource(before, source);
  const pages = source === 'settlements' ? readSettlements(context, from) : readTransactions(context, from);
  for await (const page of pages) yield { ...page, cursor: page.cursor && { ...page.cursor, source } };
}

/** Released transactions: those are what payments are made of. What is deferred has not moved yet. */
async function* readTransactions(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const { client, signal } = context;
  const untilMs = Date.now() - SETTLED_MS;
  const ask = async (query: Query, token: string | null): Promise<Page<Transaction>> => {
    const { payload } = await client.call(listTransactions, { signal, query: { ...query, nextToken: token } });
    return { items: payload.transactions ?? [], next: payload.nextToken || null, bound: null };
  };
  let cursor = from;
  let overlapMs = from ? OVERLAP_MS : 0;
  let startMs = from ? Date.parse(from.at) : Date.now() - OLDEST_MS;
  while (startMs < untilMs || isLeft(cursor)) {
    const resumed = isLeft(cursor);
    const endMs = Math.min(untilMs, startMs + WIDEST_MS - OVERLAP_MS);
    const query = { postedAfter: new Date(startMs - overlapMs).toISOString(), postedBefore: new Date(endMs).toISOString(), transactionStatus: 'RELEASED' };
    const settings = { name: listTransactions.name, at: new Date(startMs).toISOString(), query, bound: query.postedBefore, ask, tokenLifeMs: TOKEN_LIFE_MS };
    for await (const { items, cursor: next } of readWindow(settings, cursor)) {
      yield { rows: { transactions: items.flatMap(transactionRows) }, cursor: next };
      cursor = next ?? cursor;
    }
    overlapMs = 0;
    startMs = resumed && cursor ? Date.parse(cursor.at) : endMs;
  }
}

function otherSource(before: string, now: string): HttpFailure {
  return new HttpFailure(
    `finances: this connection was read from ${before} so far, and is set to ${now} now. Both in one warehouse would count money twice. Set it to ${before} again, or add a new connection; nothing was read.`,
    { kind: 'not_sent', attempts: 0 },
  );
}
