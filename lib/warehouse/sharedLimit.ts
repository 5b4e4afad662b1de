import { createHash } from 'node:crypto';
import type { Warehouse } from './types';

/** A rate of departures that everybody who uses this warehouse keeps together. */
export interface WarehouseLimit {
  book(slots: number, everyMs: number): Promise<number>;
  postpone(ms: number): Promise<void>;
}

/** @param what what the limit belongs to, such as destination, account and group of calls; kept as a hash */
export function sharedLimit(warehouse: Warehouse, clientId: string, what: readonly string[]): WarehouseLimit {
  const key = createHash('sha256').update(JSON.stringify(what)).digest('base64url');
  const limits = () => import('./requestLimits');
  return {
    async book(slots, everyMs) {
      const { bookSlots } = await limits();
      return await warehouse.asClient(clientId, (db) => bookSlots(db, key, slots, everyMs));
    },
    async postpone(ms) {
      const { postponeSlots } = await limits();
      await warehouse.asClient(clientId, (db) => postponeSlots(db, key, ms));
    },
  };
}
