import type { StoreEvent } from '../../../sync';
import type { StoreTable } from '../../../warehouse/storeRows';
import type { WooConnection } from '../store';
import type { Delivery } from './delivery';

const TABLES: ReadonlyMap<string, StoreTable> = new Map([['order', 'orders'], ['product', 'products'], ['customer', 'customers']]);

/** A delivery as rows of the warehouse, as the streams would bring them; null for what has no table there. */
export async function eventOf(connection: WooConnection, { id, topic, resource, event, data }: Delivery): Promise<StoreEvent | null> {
  const table = TABLES.get(resource);
  if (!table) return null;
  const deleted = { table, ids: [String(data.id)] };
  // What lies in the trash is gone for the shop.
  if (event === 'deleted' || data.status === 'trash') return { deliveryId: id, topic, deleted };
  return { deliveryId: id, topic, rows: await connection.rowsOf(resource, data) };
}
