import type { StoreTable } from '../../../../lib/warehouse/storeRows';
import { connected, pagesOf, rowsIn, type Connected } from './support/connected';

interface Truths {
  readonly orders: { orderId: string; orderItems: { orderItemId: string }[] };
  readonly products: { asin: string };
  readonly inventory: { marketplaceId: string; sellerSku: string };
  readonly transactions: { transactionId: string };
}

let world: Connected;
beforeEach(async () => { world = await connected({ orders: 120, amazon: { rateScale: 1000, visibleAfterSeconds: 0 } }); });
afterEach(() => world.end());

const truth = <Name extends keyof Truths>(what: Name) => world.seller.truth<Truths[Name]>(what);
const repeated = () => world.requests.filter(({ attempt }) => attempt > 1).length;

/** Every call of the streams loses its first answer; ids of their rows as they come, twice those that come twice. */
async function read(fault: object, streams: Readonly<Record<string, readonly StoreTable[]>>): Promise<Record<string, string[]>> {
  await world.seller.set(fault);
  const connection = world.connect({ sellerId: world.seller.sellerId }, undefined, { timeoutMs: 3_000 });
  const ids: Record<string, string[]> = {};
  for (const [stream, tables] of Object.entries(streams)) {
    const pages = await pagesOf(connection, stream);
    for (const table of tables) ids[table] = rowsIn(pages, table).map(({ id }) => id).sort();
  }
  await world.seller.set({ reset: 0, hang: 0 });
  return ids;
}

it('connections that are reset cost no row, and none comes twice', async () => {
  const ids = await read({ reset: 1 }, { orders: ['orders', 'order_lines'], products: ['products'], inventory: ['inventory'], finances: ['transactions'] });
  const orders = await truth('orders');
  expect(ids.orders).toEqual(orders.map(({ orderId }) => orderId).sort());
  expect(ids.order_lines).toEqual(orders.flatMap(({ orderItems }) => orderItems.map(({ orderItemId }) => orderItemId)).sort());
  expect(ids.products).toEqual((await truth('products')).map(({ asin }) => asin).sort());
  expect(ids.inventory).toEqual((await truth('inventory')).map(({ marketplaceId, sellerSku }) => `${marketplaceId}/${sellerSku}`).sort());
  const transactions = ids.transactions!;
  expect(new Set(transactions).size).toBe(transactions.length);
  expect([...new Set(transactions.map((id) => id.split('/')[0]!))].sort()).toEqual((await truth('transactions')).map(({ transactionId }) => transactionId).sort());
  expect(repeated()).toBeGreaterThan(10);
}, 180_000);

it('answers that never come cost no row, and none comes twice', async () => {
  const ids = await read({ hang: 1 }, { orders: ['orders', 'order_lines'], inventory: ['inventory'] });
  const orders = await truth('orders');
  expect(ids.orders).toEqual(orders.map(({ orderId }) => orderId).sort());
  expect(ids.order_lines).toEqual(orders.flatMap(({ orderItems }) => orderItems.map(({ orderItemId }) => orderItemId)).sort());
  expect(ids.inventory).toEqual((await truth('inventory')).map(({ marketplaceId, sellerSku }) => `${marketplaceId}/${sellerSku}`).sort());
  expect(repeated()).toBeGreaterThan(2);
}, 180_000);
