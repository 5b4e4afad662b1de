import { readChanging } from '../../../../lib/platforms/shopify/read/stream';
import { ordersStream, productsStream } from '../../../../lib/platforms/shopify/read/streams';
import { SHOPS } from '../../../../sandbox/vendors/shopify';
import { control, edit, settings } from '../../../sandbox/shopify/support';
import { connected, readAll, type Connected, type Truth } from './support/connected';

let at: Connected;
beforeAll(async () => {
  at = await connected();
});
afterEach(() => at.sandbox.reset());
afterAll(() => at.sandbox.close());

const truth = (shop = SHOPS[0]) => control(at.sandbox, 'truth', undefined, shop) as unknown as Promise<Truth>;
/** Trailing zeros do not matter to an amount. */
const exact = (amount: string | null | undefined) => (amount ?? '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
const WAYS = [['page by page', Infinity], ['in bulk', 1]] as const;

describe.each(WAYS)('everything, %s', (_, worthABulk) => {
  it.each([...SHOPS])('orders of $handle, each with all lines and payments', async (shop) => {
    const context = at.context();
    const connection = at.connection({}, shop);
    const read = await readAll(shop === SHOPS[0] ? readChanging(context, await ordersStream(context), null, worthABulk) : connection.read('orders', null));
    const { orders } = await truth(shop);
    expect(read.rows.orders.size).toBe(orders.length);
    for (const order of orders) {
      const row = read.rows.orders.get(order.id);
      expect([row?.number, exact(row?.total), row?.vendor_updated_at]).toEqual([order.name, exact(order.total), order.updatedAt]);
    }
    const lines = orders.flatMap((order) => order.lines.map(({ id, quantity }) => [id, order.id, quantity]));
    expect([...read.rows.order_lines.values()].map((line) => [line.id, line.order_id, line.quantity]).sort()).toEqual(lines.sort());
    const paid = orders.flatMap((order) => (read.rows.orders.get(order.id)?.is_test ? [] : order.payments)).map(({ id, kind, amount }) => [id, exact(kind === 'REFUND' ? `-${amount}` : amount)]);
    expect([...read.rows.transactions.values()].map(({ id, amount }) => [id, exact(amount)]).sort()).toEqual(paid.sort());
    expect(orders.some(({ lines: all }) => all.length > 20)).toBe(true);
  });

  it('products with more variants than a page has', async () => {
    const context = at.context();
    const read = await readAll(readChanging(context, await productsStream(context), null, worthABulk));
    const { products } = await truth();
    expect([...read.rows.products.keys()].sort()).toEqual(products.map(({ id }) => id).sort());
    expect([...read.rows.variants.values()].map(({ id, product_id }) => [product_id, id]).sort()).toEqual(products.flatMap(({ id, variants }) => variants.map((variant) => [id, variant])).sort());
    expect(products.some(({ variants }) => variants.length > 100)).toBe(true);
    expect([...read.rows.variants.values()].every(({ currency, price }) => currency === 'EUR' && /^\d+\.\d\d$/.test(price ?? ''))).toBe(true);
  });
});

it('reads customers and stock as they are', async () => {
  const connection = at.connection();
  const customers = await readAll(connection.read('customers', null));
  const inventory = await readAll(connection.read('inventory', null));
  const { customers: people, levels } = await truth();
  expect([...customers.rows.customers.values()].map(({ id, email }) => [id, email]).sort()).toEqual(people.map(({ id, email }) => [id, email]).sort());
  const tracked = [...inventory.rows.inventory.values()].filter(({ available }) => available !== null);
  expect(inventory.rows.inventory.size).toBe(levels.length);
  expect(tracked.length).toBeGreaterThan(levels.length / 2);
  for (const { id, available } of tracked) expect(available).toBe(levels.find((level) => level.id === id)?.available);
});

it('keeps amounts of the shop, whatever currency the buyer saw', async () => {
  const { rows } = await readAll(at.connection().read('orders', null));
  expect(new Set([...rows.orders.values()].map(({ currency }) => currency))).toEqual(new Set(['EUR']));
  const presentment = [...rows.orders.values()].filter(({ raw }) => (raw as { presentmentCurrencyCode: string }).presentmentCurrencyCode === 'USD');
  expect(presentment.length).toBeGreaterThan(10);
});

it('adds up: the lines of an order to its subtotal, to the cent', async () => {
  const { rows } = await readAll(at.connection().read('orders', null));
  const cents = (amount: string | null) => Math.round(Number(amount) * 100);
  const sums = new Map<string, number>();
  for (const line of rows.order_lines.values()) sums.set(line.order_id, (sums.get(line.order_id) ?? 0) + cents(line.total));
  for (const order of rows.orders.values()) expect(sums.get(order.id)).toBe(cents(order.subtotal));
});

it('reads afterwards only what changed, and finds it', async () => {
  const connection = at.connection();
  const first = await readAll(connection.read('orders', null));
  const { id } = await edit(at.sandbox, { kind: 'order', copy: 1_000_010, set: { note: 'new' } });
  await edit(at.sandbox, { kind: 'order', id: 1_000_020, set: { note: 'edited' } });
  const second = await readAll(connection.read('orders', first.cursor));
  const notes = [...second.rows.orders.values()].map((row) => [row.id, (row.raw as { note: string | null }).note]);
  expect(notes).toEqual(expect.arrayContaining([[`gid://shopify/Order/${id}`, 'new'], ['gid://shopify/Order/1000020', 'edited']]));
  expect(second.rows.orders.size).toBeLessThan(20);
  expect(Date.parse(second.cursor?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(first.cursor?.at ?? ''));
});

it('finds stock that changed although its item did not', async () => {
  const connection = at.connection();
  const first = await readAll(connection.read('inventory', null));
  const [some] = (await truth()).levels;
  const number = Number(/InventoryLevel\/(\d+)/.exec(some?.id ?? '')?.[1]);
  await edit(at.sandbox, { kind: 'level', id: number, set: { quantities: { available: 777, on_hand: 778, committed: 1, incoming: 0, reserved: 0 } } });
  const second = await readAll(connection.read('inventory', first.cursor));
  expect(second.rows.inventory.get(some?.id ?? '')).toMatchObject({ available: 777, on_hand: 778 });
  expect(second.rows.inventory.size).toBeLessThan(10);
});

it('tells stock anew whose item changed although its level did not, of every variant there is', async () => {
  const connection = at.connection();
  const first = await readAll(connection.read('inventory', null));
  const { products } = await control(at.sandbox, 'records') as unknown as { products: { id: number; variants: object[] }[] };
  const large = products.find(({ variants }) => variants.length > 100)!;
  await edit(at.sandbox, { kind: 'product', id: large.id, set: { title: 'Renamed', variants: large.variants.map((variant) => ({ ...variant, sku: 'NEW', tracked: false })) } });
  const second = await readAll(connection.read('inventory', first.cursor));
  const rows = [...second.rows.inventory.values()];
  expect(rows).toHaveLength(large.variants.length * 2);
  expect(new Set(rows.map(({ sku, available, title }) => `${sku} ${available} ${title?.split(' – ')[0]}`))).toEqual(new Set(['NEW null Renamed']));
});

it('lists the ids of what there is, so that what is gone is noticed', async () => {
  const connection = at.connection();
  await readAll(connection.read('orders', null));
  await edit(at.sandbox, { kind: 'order', id: 1_000_030, delete: true });
  const ids: string[] = [];
  for await (const some of connection.ids?.('orders') ?? []) ids.push(...some);
  expect(ids.sort()).toEqual((await truth()).orders.map(({ id }) => id).sort());
});

it('takes nothing for deleted where older orders cannot be seen', async () => {
  await settings(at.sandbox, { scopes: 'read_orders,read_products,read_customers' });
  const connection = at.connection();
  const { rows } = await readAll(connection.read('orders', null));
  expect(rows.orders.size).toBeLessThan(60);
  expect(connection.ids?.('orders')).toBeNull();
});

it('leaves out what the app may not see, and says which stream it cannot read', async () => {
  await settings(at.sandbox, { scopes: 'read_orders,read_all_orders' });
  const connection = at.connection();
  const { rows } = await readAll(connection.read('orders', null));
  expect(rows.orders.size).toBe(240);
  expect([...rows.orders.values()].every(({ customer_id }) => customer_id === null)).toBe(true);
  const told = await connection.test();
  expect(told).toMatchObject({ account: 'tributary-demo.myshopify.com', accountName: 'Tributary Demo', sample: { orders: 240, currency: 'EUR' } });
  expect(told.missing.map(({ stream }) => stream)).toEqual(['products', 'customers', 'inventory', 'finances']);
  await expect(readAll(connection.read('customers', null))).rejects.toThrow('the app has no scope read_customers');
});

it('reads fees and payouts, and counts no payment twice', async () => {
  const { rows } = await readAll(at.connection().read('finances', null));
  const kinds = new Set([...rows.transactions.values()].map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['fee', 'payout']));
  expect([...rows.transactions.values()].filter(({ kind }) => kind === 'fee').every(({ amount, order_id }) => amount.startsWith('-') && order_id)).toBe(true);
  await settings(at.sandbox, { payments: 'off' });
  expect((await readAll(at.connection().read('finances', null))).rows.transactions.size).toBe(0);
});
