import type { Cursor, StreamPage } from '../../../sync/types';
import type { Query } from '../operation';
import { getOrderItemsV0, getOrdersV0, searchOrders, type Order, type OrderItemV0, type OrderV0 } from '../operations';
import { orderRows, type OrderRows } from '../rows/orders';
import { orderRowsV0 } from '../rows/ordersV0';
import type { StreamContext } from './context';
import { isLeft, readWindow, type Page } from './window';

const MINUTE_MS = 60_000;
/** Amazon shows orders of the last two years. */
const OLDEST_MS = 729 * 86_400_000;
/** What changes while Amazon answers may be in neither window. */
const OVERLAP_MS = 5 * MINUTE_MS;
/** Pages can be asked for during a day; a little less, for clocks differ. */
const TOKEN_LIFE_MS = 23 * 60 * MINUTE_MS;
const PAGE_SIZE = 100;
/** Orders of v0 whose items are asked for at the same time. */
const SIDE_BY_SIDE = 8;
const DATA = ['PROCEEDS', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT'];

/** Orders by their last change, each with all its items. */
export async function* readOrders(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const window = context.client.credential.ordersVersion === 'v0' ? windowV0 : window2026;
  let cursor = from;
  for (let again = true; again; ) {
    // What was left in the middle is finished first, and then what has changed since.
    again = isLeft(cursor);
    for await (const page of window(context, cursor)) {
      yield page;
      cursor = page.cursor ?? cursor;
    }
  }
}

async function* window2026(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const { client, signal } = context;
  const data = client.credential.buyerData === 'email' ? ['BUYER', ...DATA] : DATA;
  const at = startOf(from);
  const ask = async (query: Query, token: string | null): Promise<Page<Order>> => {
    const { orders, pagination, lastUpdatedBefore } = await client.call(searchOrders, { signal, query: { ...query, paginationToken: token } });
    return { items: orders, next: pagination?.nextToken ?? null, bound: lastUpdatedBefore ?? null };
  };
  const query = { lastUpdatedAfter: overlapped(at, from), marketplaceIds: await context.marketplaceIds(), includedData: data, maxResultsPerPage: PAGE_SIZE };
  const settings = { name: searchOrders.name, at, query, bound: null, ask, tokenLifeMs: TOKEN_LIFE_MS };
  for await (const { items, cursor } of readWindow(settings, from)) yield pageOf(items.map(orderRows), cursor);
}

async function* windowV0(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const { client, signal } = context;
  const restricted = client.credential.buyerData === 'email' ? ['buyerInfo'] : undefined;
  const at = startOf(from);
  const ask = async (query: Query, token: string | null): Promise<Page<OrderV0>> => {
    const { payload } = await client.call(getOrdersV0, { signal, restricted, query: { ...query, NextToken: token } });
    return { items: payload.Orders, next: payload.NextToken || null, bound: payload.LastUpdatedBefore ?? null };
  };
  const query = { LastUpdatedAfter: overlapped(at, from), MarketplaceIds: await context.marketplaceIds(), MaxResultsPerPage: PAGE_SIZE };
  const settings = { name: getOrdersV0.name, at, query, bound: null, ask, tokenLifeMs: TOKEN_LIFE_MS };
  for await (const { items, cursor } of readWindow(settings, from)) {
    const rows: OrderRows[] = [];
    for (let at = 0; at < items.length; at += SIDE_BY_SIDE) {
      const some = items.slice(at, at + SIDE_BY_SIDE);
      rows.push(...await Promise.all(some.map(async (order) => orderRowsV0(order, await itemsOf(context, order.AmazonOrderId)))));
    }
    yield pageOf(rows, cursor);
  }
}

/** Items of one order of v0. */
async function itemsOf({ client, signal }: StreamContext, orderId: string): Promise<OrderItemV0[]> {
  const items: OrderItemV0[] = [];
  let token: string | null = null;
  do {
    const { payload }: { payload: { OrderItems: OrderItemV0[]; NextToken?: string | null } } = await client.call(getOrderItemsV0, { signal, ids: { orderId }, query: { NextToken: token } });
    items.push(...payload.OrderItems);
    token = payload.NextToken || null;
  } while (token !== null);
  return items;
}

function pageOf(rows: readonly OrderRows[], cursor: Cursor | null): StreamPage {
  return { rows: { orders: rows.map(({ order }) => order), order_lines: rows.flatMap(({ lines }) => lines) }, cursor };
}

function startOf(from: Cursor | null): string {
  return from?.at ?? new Date(Date.now() - OLDEST_MS).toISOString();
}

function overlapped(at: string, from: Cursor | null): string {
  return from === null ? at : new Date(Date.parse(at) - OVERLAP_MS).toISOString();
}
