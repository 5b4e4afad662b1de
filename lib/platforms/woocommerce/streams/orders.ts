import type { Cursor, PartIds, StreamPage } from '../../../sync/types';
import type { TransactionRow } from '../../../warehouse/storeRows';
import type { ChangedPage } from '../rest/lists';
import type { Raw } from '../rest/shapes';
import { isKnownStatus, lineRows, orderRow, orderShape, refundRow, refundShape, refundsShape, type Order } from '../rows/order';
import { ahead } from './ahead';
import { Progress, read, startOf, type StreamContext } from './context';

/** Orders with their lines, and refunds as money that went back. Those put into the trash are told as deleted. */
export async function* readOrders(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const after = startOf(from);
  const progress = new Progress();
  const make = async (page: ChangedPage): Promise<StreamPage | null> => {
    const cursor = progress.page(page);
    return page.rows.length > 0 ? { ...(await orderPage(context, page.rows)), cursor } : null;
  };
  for await (const page of ahead(context.lists.changed({ path: 'orders' }, after), make)) if (page) yield page;
  if (after !== null) yield* trashed(context, after);
  yield { rows: {}, cursor: progress.end() };
}

/** Rows of orders as they came, from a list or a webhook. */
export async function orderPage(context: StreamContext, raws: readonly Raw[]): Promise<Pick<StreamPage, 'rows' | 'drift'>> {
  const orders = raws.map((raw) => read(orderShape, raw, 'order'));
  const transactions = (await Promise.all(orders.map((order) => refundsOf(context, order)))).flat();
  const unknown = new Set(orders.map(({ status }) => status).filter((status) => !isKnownStatus(status)));
  return {
    rows: {
      orders: orders.map((order, index) => orderRow(order, raws[index] ?? {})),
      order_lines: orders.flatMap((order, index) => lineRows(order, linesIn(raws[index]))),
      transactions,
    },
    ...(unknown.size > 0 ? { drift: [...unknown].map((status) => `orders.status: ${status}`) } : {}),
  };
}

/**
 * Every order with the ids of its refunds. Deleting one changes no time and sends no webhook.
 * @see https://github.com/woocommerce/woocommerce/issues/26532
 */
export async function* refundIds({ lists }: StreamContext): AsyncGenerator<PartIds> {
  for await (const raws of lists.byId({ path: 'orders', query: { _fields: 'id,refunds' } })) {
    const orders = raws.map((raw) => read(refundsShape, raw, 'order'));
    yield new Map(orders.map((order) => [order.id, order.refunds.map(({ id }) => id)]));
  }
}

/** Orders by their ids, at most a hundred. */
export async function* ordersAgain(context: StreamContext, ids: readonly string[]): AsyncGenerator<StreamPage> {
  for await (const raws of context.lists.byId({ path: 'orders', query: { include: ids.join(',') } })) yield { ...(await orderPage(context, raws)), cursor: null };
}

/** An order only names its refunds and their sums; when each was made, it does not say. */
async function refundsOf({ lists }: StreamContext, order: Order): Promise<TransactionRow[]> {
  if (order.refunds.length === 0) return [];
  const made: TransactionRow[] = [];
  for await (const raws of lists.byId({ path: `orders/${order.id}/refunds` })) {
    for (const raw of raws) {
      const row = refundRow(order, read(refundShape, raw, 'refund'), raw);
      if (row) made.push(row);
    }
  }
  return made;
}

async function* trashed({ lists }: StreamContext, after: number): AsyncGenerator<StreamPage> {
  for await (const { rows } of lists.changed({ path: 'orders', query: { status: 'trash', _fields: 'id,date_modified_gmt' } }, after)) {
    if (rows.length > 0) yield { rows: {}, deleted: rows.map(({ id }) => String(id)), cursor: null };
  }
}

function linesIn(raw: Raw | undefined): readonly unknown[] {
  return Array.isArray(raw?.line_items) ? raw.line_items : [];
}
