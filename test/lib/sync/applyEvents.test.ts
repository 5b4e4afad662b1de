import { createMeter } from '../../../lib/http';
import { applyEvents, runSync, type StoreEvent } from '../../../lib/sync';
import type { Warehouse } from '../../../lib/warehouse';
import type { StoreOwner } from '../../../lib/warehouse/storeRows';
import { BACKENDS, type Place } from '../warehouse/support/backends';
import { keptRows, liveIds, newConnection } from './support/client';
import { at, lineRow, orderRow } from './support/rows';
import { SimulatedStore } from './support/simulatedStore';
import { keptData, syncOrders } from './support/syncing';

describe.each(BACKENDS)('webhooks ($name)', ({ start }) => {
  let place: Place;
  let warehouse: Warehouse;
  let owner: StoreOwner;
  const apply = (...events: StoreEvent[]) => applyEvents(warehouse, owner, events);
  const total = async (id: string) => (await keptRows(warehouse, owner, 'orders')).get(id)?.total;
  const updated = (deliveryId: string, minute: number, amount: string): StoreEvent => ({
    deliveryId, topic: 'orders/updated', rows: { orders: [orderRow('1', { total: amount, vendor_updated_at: at(minute) })], order_lines: [lineRow(`line-${minute}`, '1')] },
  });

  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
  });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });
  beforeEach(async () => { owner = await newConnection(warehouse); });

  it('change the rows that syncs keep, once for each delivery', async () => {
    expect(await apply(updated('d1', 1, '10.00'))).toEqual({ applied: 1, duplicates: 0 });
    expect(await apply(updated('d1', 9, '99.00'), updated('d2', 2, '20.00'))).toEqual({ applied: 1, duplicates: 1 });
    expect(await total('1')).toBe('20.00');
    expect(await liveIds(warehouse, owner, 'order_lines')).toEqual(['line-2']);
  });

  it('count once when two of the same arrive at the same time', async () => {
    const results = await Promise.all([apply(updated('d1', 1, '10.00')), apply(updated('d1', 1, '10.00')), apply(updated('d1', 1, '10.00'))]);
    expect(results.map(({ applied }) => applied).sort()).toEqual([0, 0, 1]);
  });

  it('may come in the wrong order', async () => {
    await apply(updated('d2', 2, '20.00'));
    await apply(updated('d1', 1, '10.00'));
    expect(await total('1')).toBe('20.00');

    await apply({ deliveryId: 'd3', topic: 'orders/delete', deleted: { table: 'orders', ids: ['1'] } });
    await apply(updated('d4', 2, '20.00'));
    expect(await liveIds(warehouse, owner, 'orders')).toEqual([]);
    await apply(updated('d5', 3, '30.00'));
    expect([await liveIds(warehouse, owner, 'orders'), await liveIds(warehouse, owner, 'order_lines')]).toEqual([['1'], ['line-3']]);
  });

  it('that are refused are not remembered, so that the vendor may send them again', async () => {
    await expect(apply(updated('d1', 1, '10,00'))).rejects.toThrow('its total is not a number');
    expect(await apply(updated('d1', 1, '10.00'))).toEqual({ applied: 1, duplicates: 0 });
  });

  it('are not undone by a sync that read before they came', async () => {
    const store = new SimulatedStore();
    for (let id = 1; id <= 6; id++) store.put(String(id), '1.00', ['a']);
    await syncOrders(warehouse, owner, store);
    const stale = store.truth();
    store.put('1', '5.00', ['b']);
    store.delete('2');
    const { order, lines } = store.orders.get('1')!;
    await runSync({
      warehouse, owner, platform: store.platform(), meter: createMeter(), signal: new AbortController().signal, options: { full: true, compare: 'never' },
      connection: {
        ...store.connection(),
        // The page was cut before the events, and is committed after them.
        async *read() {
          await apply(
            { deliveryId: 'e1', topic: 'orders/updated', rows: { orders: [order], order_lines: lines } },
            { deliveryId: 'e2', topic: 'orders/delete', deleted: { table: 'orders', ids: ['2'] } },
          );
          yield { rows: { orders: stale.orders, order_lines: stale.lines }, cursor: { at: store.now } };
        },
      },
    });
    expect(await keptData(warehouse, owner)).toEqual(store.truth());
  });
});
