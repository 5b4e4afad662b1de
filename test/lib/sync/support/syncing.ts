import { createMeter } from '../../../../lib/http';
import { runSync, type StreamResult, type SyncOptions, type SyncProgress } from '../../../../lib/sync';
import type { Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner } from '../../../../lib/warehouse/storeRows';
import { STORE_TABLES } from '../../../../lib/warehouse/storeTables';
import { keptRows } from './client';
import type { SimulatedStore } from './simulatedStore';

interface More extends SyncOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SyncProgress) => void;
}

/** Syncs a simulated store's only stream. */
export async function syncOrders(warehouse: Warehouse, owner: StoreOwner, store: SimulatedStore, { signal = new AbortController().signal, onProgress, ...options }: More = {}): Promise<StreamResult> {
  const meter = createMeter();
  const { streams: [result] } = await runSync({ warehouse, owner, platform: store.platform(), connection: store.connection(meter), meter, signal, options, onProgress });
  return result!;
}

/** Every row that is not deleted, with the columns a platform gives. Amounts as numbers of cents would hide a digit: texts. */
export async function keptData(warehouse: Warehouse, owner: StoreOwner): Promise<{ orders: unknown[]; lines: unknown[] }> {
  const rowsOf = async (table: 'orders' | 'order_lines'): Promise<unknown[]> => {
    const columns = Object.keys(STORE_TABLES[table].columns);
    const live = [...(await keptRows(warehouse, owner, table)).values()].filter(({ deleted_at }) => deleted_at === null);
    return live.map((row) => Object.fromEntries(columns.map((column) => [column, asGiven(table, column, row[column])])));
  };
  return { orders: await rowsOf('orders'), lines: await rowsOf('order_lines') };
}

function asGiven(table: 'orders' | 'order_lines', column: string, value: unknown): unknown {
  return table === 'order_lines' && column === 'quantity' ? Number(value) : value;
}
