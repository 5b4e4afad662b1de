import { cents, connected, lastCursor, pagesOf, rowsIn, type Connected } from './support/connected';

interface Money { amount: string; currencyCode: string }
interface TrueOrder {
  orderId: string; createdTime: string; lastUpdatedTime: string; salesChannel: { marketplaceId: string }; fulfillment: { fulfillmentStatus: string };
  proceeds?: { grandTotal: Money; breakdowns: { type: string; subtotal: Money }[] };
  orderItems: { orderItemId: string; quantityOrdered: number; product: { asin: string; sellerSku: string; title: string }; proceeds?: { proceedsTotal: Money } }[];
}

let world: Connected;
afterEach(() => world.end());

describe.each([['the American seller', 0], ['the European seller', 1]])('of %s', (_, number) => {
  beforeEach(async () => { world = await connected({ orders: 230, amazon: { rateScale: 1000 } }, number); });

  it.each(['2026-01-01', 'v0'])('orders of version %s are the vendor’s, line by line and to the cent', async (ordersVersion) => {
    const pages = await pagesOf(world.connect({ ordersVersion }), 'orders');
    const orders = rowsIn(pages, 'orders');
    const lines = rowsIn(pages, 'order_lines');
    const truth = await world.seller.truth<TrueOrder>('orders');
    expect(orders.map(({ id }) => id).sort()).toEqual(truth.map(({ orderId }) => orderId).sort());
    const known = new Map(orders.map((order) => [order.id, order]));
    for (const order of truth) {
      const row = known.get(order.orderId)!;
      expect([row.placed_at, row.vendor_updated_at, row.channel]).toEqual([new Date(order.createdTime).toISOString(), new Date(order.lastUpdatedTime).toISOString(), order.salesChannel.marketplaceId]);
      expect([row.total, row.currency]).toEqual([order.proceeds?.grandTotal.amount ?? null, order.proceeds?.grandTotal.currencyCode ?? null]);
      const of = (type: string) => order.proceeds?.breakdowns.filter((one) => one.type === type).reduce((sum, { subtotal }) => sum + cents(subtotal.amount), 0);
      if (order.proceeds) expect([cents(row.tax), cents(row.shipping), cents(row.discount), cents(row.subtotal)]).toEqual([of('TAX'), of('SHIPPING'), Math.abs(of('DISCOUNT')!), of('ITEM')! + of('DISCOUNT')!]);
      else expect([row.status, row.tax, row.subtotal]).toEqual(['pending', null, null]);
    }
    const wanted = truth.flatMap(({ orderId, orderItems }) => orderItems.map(({ orderItemId, quantityOrdered, product, proceeds }) => [orderId, orderItemId, quantityOrdered, product.asin, product.sellerSku, product.title, proceeds?.proceedsTotal.amount ?? null]));
    const read = lines.map((line) => [line.order_id, line.id, line.quantity, line.product_id, line.sku, line.title, line.total]);
    expect(read.map(String).sort()).toEqual(wanted.map(String).sort());
    expect(JSON.stringify(pages)).not.toMatch(/Main Street|buyerName|BuyerName/);
  }, 60_000);

  it('stock is what lies in Amazon’s warehouses', async () => {
    await world.seller.set({ inventoryPerPage: 7 });
    const pages = await pagesOf(world.connect(), 'inventory');
    const truth = await world.seller.truth<{ marketplaceId: string; sellerSku: string; totalQuantity: number; inventoryDetails: { fulfillableQuantity: number; inboundShippedQuantity: number } }>('inventory');
    const rows = rowsIn(pages, 'inventory');
    expect(rows.map(({ id, available, incoming, on_hand: here }) => [id, available, incoming, here]).sort()).toEqual(truth.map(({ marketplaceId, sellerSku, totalQuantity, inventoryDetails: { fulfillableQuantity, inboundShippedQuantity } }) =>
      [`${marketplaceId}/${sellerSku}`, fulfillableQuantity, inboundShippedQuantity, totalQuantity - inboundShippedQuantity]).sort());
    expect(rows.some(({ sku }) => sku?.includes('/ä&'))).toBe(true);
    const ids: string[] = [];
    for await (const some of world.connect().ids!('inventory') ?? []) ids.push(...some);
    expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
  }, 30_000);

  it.each([['with the merchant token', true], ['with the stock alone', false]])('products %s', async (__, knowsSeller) => {
    if (!knowsSeller) await world.seller.set({ missingRoles: 'finance' });
    const connection = knowsSeller ? world.connect({ sellerId: world.seller.sellerId }) : world.connect({}, undefined, { account: `${world.seller.region}:known` });
    const pages = await pagesOf(connection, 'products');
    const truth = (await world.seller.truth<{ asin: string; sku: string; title: string; brand: string; ean: string; fba: boolean }>('products')).filter(({ fba }) => fba || knowsSeller);
    expect(rowsIn(pages, 'products').map(({ id, title, vendor }) => [id, title, vendor]).sort()).toEqual(truth.map(({ asin, title, brand }) => [asin, title, brand]).sort());
    const variants = rowsIn(pages, 'variants');
    expect(variants.map(({ id, product_id: asin, barcode }) => [id, asin, barcode]).sort()).toEqual(truth.map(({ sku, asin, ean }) => [sku, asin, ean]).sort());
    expect(variants.every(({ price }) => (price !== null) === knowsSeller)).toBe(true);
  }, 30_000);

  it('money is what Amazon has moved, to the cent, whatever it is for', async () => {
    const pages = await pagesOf(world.connect(), 'finances');
    const rows = rowsIn(pages, 'transactions');
    const truth = await world.seller.truth<{ transactionId: string; transactionType: string; totalAmount: { currencyAmount: number } }>('transactions');
    const sums = new Map<string, number>();
    for (const { id, amount, kind } of rows) {
      const transaction = id.split('/')[0]!;
      sums.set(transaction, (sums.get(transaction) ?? 0) + (kind === 'payout' ? -1 : 1) * cents(amount));
    }
    expect([...sums].sort()).toEqual(truth.map(({ transactionId, totalAmount }) => [transactionId, Math.round(totalAmount.currencyAmount * 100)]).sort());
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const kinds = (type: string) => new Set(rows.filter(({ id }) => truth.some((one) => one.transactionId === id.split('/')[0] && one.transactionType === type)).map(({ kind }) => kind));
    expect([...kinds('Shipment')].sort()).toEqual(['adjustment', 'fee', 'sale', 'shipping', 'tax']);
    expect([...kinds('Refund')].sort()).toEqual(['fee', 'refund']);
    expect([[...kinds('ServiceFee')], [...kinds('Transfer')]]).toEqual([['fee'], ['payout']]);
  }, 30_000);

  it('settlements of the last ninety days, with their payouts, from files as Amazon writes them', async () => {
    await world.seller.set({ documentEnds: 'cut' });
    const pages = await pagesOf(world.connect({ financesSource: 'settlements' }), 'finances');
    const rows = rowsIn(pages, 'transactions');
    const truth = (await world.seller.truth<{ settlementId: string; currency: string; totalCents: number; endMs: number; depositMs: number }>('settlements')).filter(({ endMs }) => endMs > Date.now() - 89 * 86_400_000);
    const payouts = rows.filter(({ kind }) => kind === 'payout').map(({ settlement_id: id, amount, currency, occurred_at: at }) => [id, cents(amount), currency, at]);
    expect(payouts.sort()).toEqual(truth.map(({ settlementId, totalCents, currency, depositMs }) => [settlementId, totalCents, currency, new Date(depositMs).toISOString()]).sort());
    // The first download of each document broke off, so some rows came twice: they are the same rows.
    const once = new Map(rows.map((row) => [row.id, row]));
    for (const { settlementId, totalCents } of truth) {
      const sum = [...once.values()].filter(({ settlement_id: id, kind }) => id === settlementId && kind !== 'payout').reduce((total, { amount }) => total + cents(amount), 0);
      expect(sum).toBe(totalCents);
    }
  }, 60_000);
});

describe('what has changed since', () => {
  beforeEach(async () => { world = await connected({ orders: 120, amazon: { rateScale: 1000, visibleAfterSeconds: 0 } }); });

  it('of orders: those created, edited and cancelled, from the bound that Amazon told', async () => {
    const connection = world.connect();
    const first = await pagesOf(connection, 'orders');
    const [a, b] = await world.seller.truth<{ orderId: string }>('orders');
    await world.seller.steer('orders', { region: 'na', action: 'cancel', id: a?.orderId });
    await world.seller.steer('orders', { region: 'na', action: 'edit', id: b?.orderId, quantity: 9 });
    const { body } = await world.seller.steer('orders', { region: 'na', action: 'create' });
    const second = await pagesOf(connection, 'orders', lastCursor(first));
    const changed = new Map(rowsIn(second, 'orders').map((order) => [order.id, order]));
    expect([...changed.keys()].sort()).toEqual([a?.orderId, b?.orderId, (body as { orderId: string }).orderId].sort());
    expect(changed.get(a!.orderId)).toMatchObject({ status: 'cancelled', cancelled_at: expect.any(String) as string });
    expect(rowsIn(second, 'order_lines').find(({ order_id: id }) => id === b?.orderId)?.quantity).toBe(9);
    const told = world.proxy.seen.filter(({ url }) => url.includes('/orders?')).map(({ url }) => new URLSearchParams(url.split('?')[1]).get('lastUpdatedAfter'));
    expect(Date.parse(told.at(-1)!)).toBe(Date.parse(lastCursor(first).at) - 300_000);
  });

  it('of the stock', async () => {
    const connection = world.connect();
    const first = await pagesOf(connection, 'inventory');
    const [{ location_id: marketplaceId, sku } = { location_id: '', sku: '' }] = rowsIn(first, 'inventory');
    await world.seller.steer('inventory', { region: 'na', marketplaceId, sku, fulfillable: 3 });
    const second = await pagesOf(connection, 'inventory', lastCursor(first));
    expect(rowsIn(second, 'inventory')).toMatchObject([{ sku, available: 3 }]);
  });

  it('of settlements: nothing that is in already is fetched again', async () => {
    const connection = world.connect({ financesSource: 'settlements' });
    const first = await pagesOf(connection, 'finances');
    world.proxy.seen.length = 0;
    const second = await pagesOf(connection, 'finances', lastCursor(first));
    expect(rowsIn(second, 'transactions')).toEqual([]);
    expect(world.proxy.seen.filter(({ url }) => url.includes('/documents/'))).toEqual([]);
  });

  it('of money is never read from two sources', async () => {
    const first = await pagesOf(world.connect(), 'finances');
    await expect(pagesOf(world.connect({ financesSource: 'settlements' }), 'finances', lastCursor(first))).rejects.toThrow('Both in one warehouse would count money twice');
  });
});

it('the e-mail address of a buyer is kept when it is wanted, and nothing else of a person', async () => {
  world = await connected({ orders: 30 });
  for (const ordersVersion of ['2026-01-01', 'v0']) {
    const pages = await pagesOf(world.connect({ ordersVersion, buyerData: 'email' }), 'orders');
    expect(rowsIn(pages, 'orders').every(({ customer_email: email }) => email?.includes('@'))).toBe(true);
    expect(JSON.stringify(pages)).not.toMatch(/Main Street|buyerName|BuyerName|Moreau|Tanaka/);
  }
});

it('pages of the stock are fetched back to back, however slow the warehouse is', async () => {
  world = await connected({ orders: 10, amazon: { rateScale: 1000, inventoryPerPage: 4, inventoryTokenSeconds: 1 } });
  let rows = 0;
  for await (const page of world.connect().read('inventory', null)) {
    rows += page.rows.inventory?.length ?? 0;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  expect(rows).toBe((await world.seller.truth('inventory')).length);
  expect(world.proxy.seen.filter(({ status }) => status === 400)).toEqual([]);
}, 30_000);

it('stock whose page token has ended is read again from its first page', async () => {
  world = await connected({ orders: 10, amazon: { rateScale: 1000, inventoryPerPage: 4, inventoryTokenSeconds: 0 } });
  world.proxy.beforeRequest = async (url) => {
    if (!url.includes('nextToken')) return;
    await new Promise((resolve) => { setTimeout(resolve, 3); });
    if (world.proxy.seen.some(({ status }) => status === 400)) await world.seller.set({ inventoryTokenSeconds: 30 });
  };
  const rows = rowsIn(await pagesOf(world.connect(), 'inventory'), 'inventory');
  expect(new Set(rows.map(({ id }) => id)).size).toBe((await world.seller.truth('inventory')).length);
}, 30_000);
