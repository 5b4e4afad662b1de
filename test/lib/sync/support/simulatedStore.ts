import type { Meter } from '../../../../lib/http';
import type { Cursor, StoreConnection, StreamInfo, StreamPage } from '../../../../lib/sync/types';
import type { OrderLineRow, OrderRow } from '../../../../lib/warehouse/storeRows';
import { lineRow, orderRow } from './rows';

interface Order { readonly order: OrderRow; readonly lines: readonly OrderLineRow[] }
interface Change { readonly minute: number; readonly id: string }

const timeOf = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 0, minute)).toISOString();

/** A vendor's store: orders with lines, a clock in minutes that moves with every change, and a list by time of change. */
export class SimulatedStore {
  readonly orders = new Map<string, Order>();
  private readonly gone: Change[] = [];
  private minute = 0;
  pageSize = 3;
  /** Whether the credential is shown every order there is. */
  seesAll = true;
  /** Called before each page is answered, from 1 on; what it throws is what the vendor answers. */
  beforePage: (page: number) => void | Promise<void> = () => undefined;
  beforeIds: () => void | Promise<void> = () => undefined;
  readonly asked: (Cursor | null)[] = [];

  constructor(readonly deletions: StreamInfo['deletions'] = 'compared') {}

  get now(): string {
    return timeOf(this.minute);
  }

  put(id: string, total: string, lines: readonly string[] = []): void {
    this.minute += 1;
    this.orders.set(id, {
      order: orderRow(id, { total, vendor_updated_at: this.now, raw: { id, total, lines } }),
      lines: lines.map((line) => lineRow(`${id}/${line}`, id, { total })),
    });
  }

  delete(id: string): void {
    this.minute += 1;
    this.orders.delete(id);
    this.gone.push({ minute: this.minute, id });
  }

  platform(): { displayName: string; streams: StreamInfo[] } {
    return { displayName: 'Simulated', streams: [{ name: 'orders', displayName: 'Orders', tables: ['orders', 'order_lines'], deletions: this.deletions }] };
  }

  connection(meter?: Meter): StoreConnection {
    return {
      identity: () => Promise.reject(new Error('not asked for')),
      test: () => Promise.reject(new Error('not asked for')),
      read: (_stream, from) => this.read(from, meter),
      ids: () => (this.seesAll ? this.ids() : null),
      close: () => undefined,
    };
  }

  /** What a warehouse that knows it all has. */
  truth(): { orders: OrderRow[]; lines: OrderLineRow[] } {
    const all = [...this.orders.values()].sort((a, b) => (a.order.id < b.order.id ? -1 : 1));
    return { orders: all.map(({ order }) => order), lines: all.flatMap(({ lines }) => lines) };
  }

  private async *read(from: Cursor | null, meter?: Meter): AsyncGenerator<StreamPage> {
    this.asked.push(from);
    const until = this.now;
    const since = from?.at ?? '';
    // The page is asked for again by time, as vendors do: what changes meanwhile moves to the end.
    for (let page = 1, after = { at: since, id: '' }; ; page++) {
      await this.beforePage(page);
      count(meter);
      const rows = this.changedAfter(after).slice(0, this.pageSize);
      const last = rows.at(-1)?.order;
      if (!last) break;
      yield { rows: { orders: rows.map(({ order }) => order), order_lines: rows.flatMap(({ lines }) => lines) }, cursor: { at: last.vendor_updated_at! } };
      after = { at: last.vendor_updated_at!, id: last.id };
    }
    const deleted = this.deletions === 'told' ? this.gone.filter(({ minute, id }) => timeOf(minute) >= since && !this.orders.has(id)).map(({ id }) => id) : [];
    yield { rows: {}, deleted, cursor: { at: until } };
  }

  private changedAfter({ at, id }: { at: string; id: string }): Order[] {
    const isAfter = ({ order }: Order): boolean => order.vendor_updated_at! > at || (order.vendor_updated_at === at && order.id > id);
    return [...this.orders.values()].filter(isAfter).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  private async *ids(): AsyncGenerator<readonly string[]> {
    const ids = [...this.orders.keys()];
    for (let from = 0; from < ids.length; from += 100) {
      await this.beforeIds();
      yield ids.slice(from, from + 100);
    }
  }
}

const key = ({ order }: Order): string => `${order.vendor_updated_at} ${order.id}`;

function count(meter?: Meter): void {
  meter?.record({ operation: 'orders', method: 'GET', status: 200, attempt: 1, ms: 1, waitedMs: 0, waitReason: null, requestId: null });
}
