import { HttpFailure } from '../../http';
import type { AmazonClient } from './client';
import type { CallArguments, Operation, Query } from './operation';
import { getInventorySummaries, getOrderItemsV0, getOrdersV0, getReports, listFinancialEventGroups, listFinancialEvents, listFinancialEventsByOrderId, listTransactions, searchCatalogItems, searchListingsItems, searchOrders } from './operations';

type Answer = Record<string, unknown>;
type Entries = readonly Answer[];

/** Where an operation keeps its entries and its token, and how the token goes back. They differ from each other. */
interface Paging {
  readonly tokenParameter: string;
  readonly next: (answer: Answer) => unknown;
  readonly entries: (answer: Answer) => Entries;
  /** Nothing but the token may be sent for a following page. */
  readonly tokenAlone?: boolean;
}

const at = (...path: readonly string[]) => (answer: Answer): unknown => path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), answer);
const list = (...path: readonly string[]) => (answer: Answer): Entries => (at(...path)(answer) ?? []) as Entries;
const paging = (tokenParameter: string, next: readonly string[], entries: (answer: Answer) => Entries, tokenAlone = false): Paging => ({ tokenParameter, next: at(...next), entries, tokenAlone });

const PAGINGS: ReadonlyMap<string, Paging> = new Map([
  [searchOrders.name, paging('paginationToken', ['pagination', 'nextToken'], list('orders'))],
  [getOrdersV0.name, paging('NextToken', ['payload', 'NextToken'], list('payload', 'Orders'))],
  [getOrderItemsV0.name, paging('NextToken', ['payload', 'NextToken'], list('payload', 'OrderItems'))],
  [getInventorySummaries.name, paging('nextToken', ['pagination', 'nextToken'], list('payload', 'inventorySummaries'))],
  [listTransactions.name, paging('nextToken', ['payload', 'nextToken'], list('payload', 'transactions'))],
  [listFinancialEvents.name, paging('NextToken', ['payload', 'NextToken'], eventsOf)],
  [listFinancialEventsByOrderId.name, paging('NextToken', ['payload', 'NextToken'], eventsOf)],
  [listFinancialEventGroups.name, paging('NextToken', ['payload', 'NextToken'], list('payload', 'FinancialEventGroupList'))],
  [getReports.name, paging('nextToken', ['nextToken'], list('reports'), true)],
  [searchCatalogItems.name, paging('pageToken', ['pagination', 'nextToken'], list('items'))],
  [searchListingsItems.name, paging('pageToken', ['pagination', 'nextToken'], list('items'))],
]);

export interface TakeSettings {
  /** All when left out. */
  readonly most?: number;
  /** Told after every page: what is held so far. */
  readonly onPage?: (held: number) => void;
}

/** Entries of a list over all its pages. Empty pages are legal; the list ends when there is no token. */
export async function take(client: AmazonClient, operation: Operation, given: CallArguments, { most = Infinity, onPage }: TakeSettings = {}): Promise<Answer[]> {
  const ways = PAGINGS.get(operation.name);
  if (!ways) throw new RangeError(`${operation.name} is no list.`);
  const entries: Answer[] = [];
  const seen = new Set<string>();
  for (let query: Query = given.query ?? {}; ; ) {
    const answer = (await client.call(operation, { ...given, query })) as Answer;
    for (const entry of ways.entries(answer).slice(0, most - entries.length)) entries.push(entry);
    onPage?.(entries.length);
    const token = ways.next(answer);
    if (typeof token !== 'string' || token === '' || entries.length >= most) return entries;
    if (seen.has(token)) throw new HttpFailure(`${operation.name}: Amazon gave the same page token twice, so the list would never end. Nothing was changed; run it again.`, { kind: 'unknown' });
    seen.add(token);
    query = ways.tokenAlone ? { [ways.tokenParameter]: token } : { ...given.query, [ways.tokenParameter]: token };
  }
}

/** Finances v0 answers an object of thirty lists; each event is told with the name of its list. */
function eventsOf(answer: Answer): Entries {
  const lists = at('payload', 'FinancialEvents')(answer);
  if (typeof lists !== 'object' || lists === null) return [];
  return Object.entries(lists).flatMap(([eventList, events]) => (Array.isArray(events) ? events.map((event: Answer) => ({ eventList, ...event })) : []));
}
