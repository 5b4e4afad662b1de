import { openWarehouse, type Warehouse } from '../../../../lib/warehouse';
import { readClientFigures, type ClientFigures, type FiguresRequest, type SalesRow } from '../../../../lib/warehouse/figures';
import { warehouseFolder } from '../folders';
import { hasPostgres, startPostgres, type TestPostgres } from '../support/postgres';
import { add, addStore, type TestStore } from './shop';

const NOW = new Date('2026-04-15T10:00:00Z');
const MARCH = { period: 'lastMonth', timeZone: 'Europe/Berlin', now: NOW } as const;

let warehouse: Warehouse;
const figures = (client: string, request: Partial<FiguresRequest> = {}) => readClientFigures(warehouse, client, { ...MARCH, ...request });

function cut({ sales }: ClientFigures, kind: SalesRow['cut'], match: Partial<SalesRow> = {}): SalesRow | undefined {
  return sales.find((row) => row.cut === kind && Object.entries({ when: 'current', currency: 'EUR', ...match }).every(([key, value]) => row[key as keyof SalesRow] === value));
}

const order = (id: string, placed_at: string, total: string | null, more: object = {}) => ({ id, placed_at, total, ...more });

/** Both kinds of warehouse; the second where a PostgreSQL can be started. */
const BACKENDS = ['an embedded warehouse', ...(hasPostgres() ? ['a PostgreSQL'] : [])];

describe.each(BACKENDS)('the figures of a client in %s', (backend) => {
  let server: TestPostgres | null = null;
  beforeAll(async () => {
    server = backend === 'a PostgreSQL' ? await startPostgres() : null;
    warehouse = await openWarehouse(server ? { postgres: { url: server.url } } : { folder: await warehouseFolder() });
  });
  afterAll(async () => {
    await warehouse.close();
    await server?.stop();
  });

  describe('sales', () => {
    let shop: TestStore;
    let amazon: TestStore;
    let made: ClientFigures;
    beforeAll(async () => {
      shop = await addStore(warehouse, 'sales', { name: 'Shop' });
      amazon = await addStore(warehouse, 'sales', { name: 'Amazon DE', platform: 'amazon' });
      await add(warehouse, shop, 'orders', [
        // The last half hour of February and of March in Berlin, and the first of each next month: winter and summer time.
        order('feb', '2026-02-28T22:30:00Z', '1000.00'),
        order('first', '2026-02-28T23:30:00Z', '0.10'),
        order('last', '2026-03-31T21:30:00Z', '0.20'),
        order('april', '2026-03-31T22:30:00Z', '2000.00'),
        // Both sides of the night in which the clock goes forward.
        order('before-dst', '2026-03-28T22:30:00Z', '10.01'),
        order('dst', '2026-03-29T21:30:00Z', '20.02'),
        order('after-dst', '2026-03-29T22:30:00Z', '30.03'),
        order('cancelled', '2026-03-10T12:00:00Z', '500.00', { status: 'cancelled', refunded: '500.00' }),
        order('test', '2026-03-10T12:00:00Z', '600.00', { is_test: true }),
        order('gone', '2026-03-10T12:00:00Z', '700.00', { deleted_at: '2026-03-11T00:00:00Z' }),
        order('told-refund', '2026-03-12T12:00:00Z', '50.00', { status: 'refunded', refunded: '49.99' }),
        order('dollar', '2026-03-12T12:00:00Z', '77.77', { currency: 'USD' }),
        order('zero', '2026-03-13T12:00:00Z', '0'),
      ]);
      await add(warehouse, amazon, 'orders', [
        order('a1', '2026-03-05T12:00:00Z', '99999999999999999.99'),
        order('pending', '2026-03-06T12:00:00Z', null, { status: 'pending', currency: null }),
        order('unpriced', '2026-03-06T12:00:00Z', null),
        order('waiting', '2026-03-07T12:00:00Z', '5.55', { status: 'pending' }),
      ]);
      await add(warehouse, shop, 'transactions', [
        // Of a sale in February, of a cancelled order, of one given back and taken away again, of an order nobody knows.
        { id: 't1', kind: 'refund', amount: '-12.34', order_id: 'feb', occurred_at: '2026-03-02T08:00:00Z' },
        { id: 't2', kind: 'refund', amount: '-500.00', order_id: 'cancelled', occurred_at: '2026-03-11T08:00:00Z' },
        { id: 't3', kind: 'refund', amount: '-1.00', order_id: 'feb', occurred_at: '2026-03-02T08:00:00Z', deleted_at: '2026-03-03T00:00:00Z' },
        { id: 't4', kind: 'refund', amount: '-0.66', order_id: null, occurred_at: '2026-03-31T21:59:59Z' },
        { id: 't5', kind: 'refund', amount: '-3.00', order_id: 'last', occurred_at: '2026-04-01T08:00:00Z' },
      ]);
      made = await figures('sales');
    });

    it('add up to the cent, whatever the size, with the month of the client\'s own time zone', () => {
      // 0.10 + 0.20 + 10.01 + 20.02 + 30.03 + 50.00 + 0 + 99999999999999999.99; refunds 12.34 + 0.66 + 49.99.
      expect(cut(made, 'whole')).toMatchObject({ orders: 9, unpriced: 1, gross: '100000000000000110.35', refunds: '62.99', net: '100000000000000047.36' });
    });

    it('belong to their store', () => {
      expect(cut(made, 'store', { store: shop.id })).toMatchObject({ orders: 7, gross: '110.36', refunds: '62.99', net: '47.37' });
      expect(cut(made, 'store', { store: amazon.id })).toMatchObject({ orders: 2, unpriced: 1, gross: '99999999999999999.99', refunds: '0', average: '99999999999999999.99' });
    });

    it('average over the orders whose amount is known', async () => {
      const { sales } = await figures('sales', { stores: ['Shop'], period: { from: '2026-03-28', to: '2026-03-29' } });
      // 10.01 + 20.02 over two orders.
      expect(sales.find((row) => row.cut === 'whole' && row.when === 'current')).toMatchObject({ gross: '30.03', average: '15.015' });
    });

    it('keep currencies apart, the one withheld too', () => {
      const whole = made.sales.filter((row) => row.cut === 'whole' && row.when === 'current').map(({ currency, orders, gross }) => [currency, orders, gross]);
      expect(whole).toEqual([['EUR', 9, '100000000000000110.35'], ['USD', 1, '77.77'], [null, 0, '0']]);
    });

    it('take the commonest currency unless told', async () => {
      expect(made.currency).toBe('EUR');
      expect((await figures('sales', { currency: 'USD' })).currency).toBe('USD');
    });

    it('tell what was left out', () => {
      expect(cut(made, 'whole')).toMatchObject({ waiting: 1, waitingGross: '5.55', cancelled: 1, tests: 1 });
      expect(cut(made, 'whole', { currency: null })).toMatchObject({ orders: 0, waiting: 1, waitingGross: null });
    });

    it('fall on the right day where a day has 23 hours', () => {
      const day = (index: number) => cut(made, 'bucket', { bucket: index })?.gross;
      expect([day(0), day(27), day(28), day(29), day(30)]).toEqual(['0.1', '10.01', '20.02', '30.03', '0.2']);
      expect(made.period.buckets[28]).toMatchObject({ from: '2026-03-29', start: '2026-03-28T23:00:00.000Z', end: '2026-03-29T22:00:00.000Z' });
    });

    it('count refunds when they were given, not when the sale was', () => {
      expect(cut(made, 'bucket', { bucket: 1 })).toMatchObject({ orders: 0, gross: '0', refunds: '12.34', net: '-12.34' });
      expect(cut(made, 'whole', { when: 'previous' })).toMatchObject({ orders: 1, gross: '1000', refunds: '0' });
    });

    it('are cut by platform and time', () => {
      expect(cut(made, 'platformBucket', { bucket: 4, platform: 'amazon' })?.gross).toBe('99999999999999999.99');
    });

    it('of stores not chosen stay out', async () => {
      const part = await figures('sales', { stores: ['Amazon DE'] });
      expect(part.isPart).toBe(true);
      expect(cut(part, 'whole')).toMatchObject({ orders: 2, refunds: '0' });
      await expect(figures('sales', { stores: ['Amazon FR'] })).rejects.toMatchObject({ code: 'unknown_store', message: expect.stringContaining('It has: Amazon DE, Shop.') });
    });
  });

  describe('customers', () => {
    beforeAll(async () => {
      const shop = await addStore(warehouse, 'buyers');
      const other = await addStore(warehouse, 'buyers');
      await add(warehouse, shop, 'orders', [
        order('1', '2026-01-05T12:00:00Z', '10', { customer_id: 'c1', customer_email: 'a@example.com' }),
        order('2', '2026-03-05T12:00:00Z', '20', { customer_id: 'c1', customer_email: 'changed@example.com' }),
        order('3', '2026-03-06T12:00:00Z', '30', { customer_email: 'guest@example.com', refunded: '5.50' }),
        order('4', '2026-02-06T12:00:00Z', '40', { customer_email: 'old@example.com' }),
        order('5', '2026-03-07T12:00:00Z', '50'),
        order('6', '2026-03-08T12:00:00Z', '60', { customer_id: 'c2', status: 'cancelled' }),
        order('7', '2026-04-08T12:00:00Z', '70', { customer_id: 'c3' }),
      ]);
      await add(warehouse, other, 'orders', [
        // A guest known by e-mail from the other store; a customer number of its own that is the other store's c1 by chance.
        order('8', '2026-03-09T12:00:00Z', '80', { customer_email: 'old@example.com' }),
        order('9', '2026-03-10T12:00:00Z', '90', { customer_id: 'c1' }),
      ]);
    });

    it('are new or return, known by number, else by e-mail address', async () => {
      const { customers, sales } = await figures('buyers');
      // New: guest and the other store's c1. Returning: c1 and old@example.com.
      expect(customers).toMatchObject({ fresh: 2, returning: 2, freshGross: '120', returningGross: '100', previous: { fresh: 1, returning: 0 } });
      expect(sales.find((row) => row.cut === 'whole' && row.when === 'current')?.anonymous).toBe(1);
    });

    it('are worth what they spent so far, less what was given back', async () => {
      // c1 30, guest 24.50, old 120, other c1 90: 264.50 over four, two of whom came twice.
      expect((await figures('buyers')).customers).toMatchObject({ ever: 4, repeated: 2, lifetimeValue: '66.125' });
    });
  });

  describe('products and stock', () => {
    let shop: TestStore;
    let made: ClientFigures;
    beforeAll(async () => {
      shop = await addStore(warehouse, 'goods');
      await add(warehouse, shop, 'orders', [
        order('1', '2026-03-20T12:00:00Z', '100'), order('2', '2026-04-10T12:00:00Z', '50'), order('old', '2025-01-01T12:00:00Z', '1'),
        order('x', '2026-03-20T12:00:00Z', '100', { status: 'cancelled' }),
      ]);
      await add(warehouse, shop, 'products', [
        { id: 'p1', title: 'Lamp' }, { id: 'p2', title: 'Draft', status: 'draft' }, { id: 'p3', title: 'Chair' },
      ]);
      await add(warehouse, shop, 'variants', [{ id: 'v1', product_id: 'p1', title: 'Red', sku: 'L-R' }, { id: 'v3', product_id: 'p3', title: 'Default Title' }]);
      await add(warehouse, shop, 'order_lines', [
        { id: '1a', order_id: '1', product_id: 'p1', variant_id: 'v1', quantity: 3, total: '60.60', title: 'Lamp, as it was called' },
        { id: '1b', order_id: '1', sku: 'NO-PRODUCT', quantity: 1, total: '39.40', title: 'Gift card' },
        { id: '1c', order_id: '1', product_id: 'p3', quantity: 9, total: '1000', deleted_at: '2026-03-21T00:00:00Z' },
        { id: '1d', order_id: '1', product_id: 'p4', quantity: 1, total: null, title: 'Free sample' },
        { id: '2a', order_id: '2', product_id: 'p1', variant_id: 'v1', quantity: 12, total: '240' },
        { id: 'xa', order_id: 'x', product_id: 'p1', quantity: 100, total: '9999' },
      ]);
      await add(warehouse, shop, 'inventory', [
        { id: 'i1', variant_id: 'v1', product_id: 'p1', location_id: 'a', available: 5, incoming: 4 },
        { id: 'i2', variant_id: 'v1', product_id: 'p1', location_id: 'b', available: 2 },
        { id: 'i3', variant_id: 'v2', product_id: 'p2', available: 1 },
        { id: 'i4', variant_id: 'v3', product_id: 'p3', available: -2 },
        { id: 'i5', variant_id: 'v5', title: 'Endless', available: null },
        { id: 'i6', sku: 'NO-PRODUCT', title: 'Gift card', available: 30 },
        { id: 'i7', sku: 'GONE', available: 3, deleted_at: '2026-03-21T00:00:00Z' },
      ]);
      made = await figures('goods');
    });

    it('sell by the lines of orders that count', () => {
      expect(made.products).toEqual({
        sold: 3, revenue: '100',
        top: [
          { store: shop.id, item: 'p1', title: 'Lamp', sku: null, units: '3', revenue: '60.6' },
          { store: shop.id, item: 'NO-PRODUCT', title: 'Gift card', sku: 'NO-PRODUCT', units: '1', revenue: '39.4' },
          { store: shop.id, item: 'p4', title: 'Free sample', sku: null, units: '1', revenue: null },
        ],
      });
    });

    it('sell over all time what they sold in every part of it', async () => {
      const shop = await addStore(warehouse, 'always');
      await add(warehouse, shop, 'orders', [
        order('1', '2025-03-20T12:00:00Z', '10'), order('2', '2026-04-10T12:00:00Z', '20'), order('3', '2026-04-11T12:00:00Z', '20', { currency: 'USD' }),
        order('4', '2026-04-12T12:00:00Z', '40', { status: 'cancelled' }), order('5', '2026-04-12T12:00:00Z', '50', { status: 'pending' }), order('6', '2026-04-12T12:00:00Z', '60', { is_test: true }),
        order('7', '2026-04-12T12:00:00Z', '70', { deleted_at: '2026-04-13T00:00:00Z' }), order('8', '2026-04-16T12:00:00Z', '80'),
      ]);
      await add(warehouse, shop, 'order_lines', [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ id: `${n}`, order_id: `${n}`, product_id: 'p', quantity: 1, total: `${n}.10`, currency: n === 1 ? 'EUR' : null })));
      expect((await figures('always', { period: 'all' })).products.top).toMatchObject([{ item: 'p', units: '2', revenue: '3.2' }]);
      expect((await figures('always', { period: { from: '2025-01-01', to: '2026-04-15' } })).products.top).toMatchObject([{ item: 'p', units: '2', revenue: '3.2' }]);
    });

    it('last as long as the pace of thirty days says', () => {
      // Lamp: 7 of both places, 15 in 30 days, so 0.5 a day. Gift card: 30, 1 in 30 days. Chair: sold out, not wanted lately.
      expect(made.stock.first.map(({ title, sku, available, pace, daysLeft }) => [title, sku, available, Number(pace).toFixed(4), daysLeft])).toEqual([
        ['Lamp · Red', 'L-R', '7', '0.5000', 14],
        ['Gift card', 'NO-PRODUCT', '30', '0.0333', 900],
        ['Chair', null, '-2', '0.0000', null],
      ]);
      expect(made.stock).toMatchObject({ tracked: 3, soldOut: 1, soon: 0, untracked: 1, first: [{ incoming: '4' }, {}, {}] });
    });

    it('of a store younger than thirty days last by the days it has', async () => {
      const young = await addStore(warehouse, 'young');
      await add(warehouse, young, 'orders', [order('1', '2026-04-11T12:00:00Z', '10')]);
      await add(warehouse, young, 'order_lines', [{ id: '1', order_id: '1', variant_id: 'v', quantity: 8 }]);
      await add(warehouse, young, 'inventory', [{ id: 'v', variant_id: 'v', title: 'New', available: 6 }]);
      // Eight in four days (the last of them under way): two a day.
      expect((await figures('young')).stock.first).toMatchObject([{ pace: '2', daysLeft: 3 }]);
    });
  });

  describe('money', () => {
    it('tells nothing known from nothing happened', async () => {
      const shop = await addStore(warehouse, 'money', { name: 'A' });
      await addStore(warehouse, 'money', { name: 'B', platform: 'woocommerce' });
      await add(warehouse, shop, 'transactions', [
        { id: '1', kind: 'fee', amount: '-1.25', occurred_at: '2026-03-05T00:00:00Z' },
        { id: '2', kind: 'fee', amount: '-0.05', occurred_at: '2026-03-31T21:59:59Z' },
        { id: '3', kind: 'fee', amount: '-100', occurred_at: '2026-03-31T22:00:00Z' },
        { id: '4', kind: 'fee', amount: '-7', currency: 'USD', occurred_at: '2026-03-05T00:00:00Z' },
        { id: '5', kind: 'payout', amount: '33.30', occurred_at: '2026-01-05T00:00:00Z' },
        { id: '6', kind: 'fee', amount: '-9', occurred_at: '2026-03-05T00:00:00Z', deleted_at: '2026-03-06T00:00:00Z' },
      ]);
      const { money } = await figures('money', { currency: 'EUR' });
      expect(money).toEqual([{ store: shop.id, fees: '1.3', refunds: null, adjustments: null, payouts: '0' }]);
    });
  });

  describe('health and history', () => {
    it('tell of every stream how far it is and what its last runs did', async () => {
      const shop = await addStore(warehouse, 'healthy');
      const run = (state: string, at: string, more: object = {}) => ({
        id: crypto.randomUUID(), client_id: 'healthy', connection_id: shop.id, sync_id: crypto.randomUUID(), stream: 'orders', state, started_at: at, finished_at: at, ...more,
      });
      await warehouse.asClient('healthy', async (db) => {
        await db.insertInto('sync_cursors').values({ connection_id: shop.id, client_id: 'healthy', stream: 'orders', cursor: '{"at":"2026-04-15T08:00:00Z"}' }).execute();
        await db.insertInto('sync_cursors').values({ connection_id: shop.id, client_id: 'healthy', stream: 'products', cursor: '{"at":"2026-04-01T00:00:00Z"}' }).execute();
        for (const row of [
          run('succeeded', '2026-04-15T08:00:00.000Z', { rows_read: 12, rows_created: 7 }),
          run('failed', '2026-04-15T09:00:00.000Z', { error_code: 'http_401', error_message: 'The store refuses the token.' }),
        ]) await db.insertInto('client_api_sync_results').values(row as never).execute();
        await db.insertInto('import_runs').values({ id: crypto.randomUUID(), client_id: 'healthy', input_sha256: 's', mapping_fingerprint: 'm', destination_id: 'd', input_name: 'c.csv', state: 'finished', counts: '{"read":3,"created":3}' }).execute();
      });
      const { health, imports } = await figures('healthy');
      expect(health).toEqual([
        expect.objectContaining({
          stream: 'orders', reachedAt: '2026-04-15T08:00:00Z', lastSuccessAt: '2026-04-15T08:00:00.000Z',
          runs: [
            expect.objectContaining({ state: 'failed', errorMessage: 'The store refuses the token.' }),
            expect.objectContaining({ state: 'succeeded', read: 12, created: 7, errorMessage: null }),
          ],
        }),
        { store: shop.id, stream: 'products', reachedAt: '2026-04-01T00:00:00Z', lastSuccessAt: null, runs: [] },
      ]);
      expect(imports).toMatchObject([{ name: 'c.csv', state: 'finished', counts: { read: 3, created: 3 } }]);
    });
  });

  describe('another client', () => {
    it('is not to be seen in any figure', async () => {
      const mine = await addStore(warehouse, 'mine', { name: 'Same' });
      const { sales, customers, products, stock, money, health, imports, stores } = await figures('mine', { period: 'all' });
      expect([sales, products.top, stock.first, money, health, imports]).toEqual([[], [], [], [], [], []]);
      expect([customers.ever, stock.tracked, stores.map(({ id }) => id)]).toEqual([0, 0, [mine.id]]);
    });

    it('cannot be reached by its store\'s id or by a hostile one', async () => {
      const [foreign] = (await figures('sales')).stores;
      await expect(figures('mine', { stores: [foreign?.id ?? ''] })).rejects.toMatchObject({ code: 'unknown_store' });
      await expect(figures('mine', { stores: ["' or true --"] })).rejects.toMatchObject({ code: 'unknown_store' });
      await expect(figures("sales' --")).rejects.toMatchObject({ code: 'unknown_client' });
      await expect(figures('mine', { currency: "EUR' or true --" })).rejects.toMatchObject({ code: 'invalid_currency' });
    });
  });
});
