import type { Transaction } from 'kysely';
import type { Schema, Warehouse } from '../warehouse';

/** Two transactions that met: the one that gave way may simply try again. */
const GAVE_WAY = new Set(['40001', '40P01']);
const MOST_TRIES = 5;

/** A transaction for one client, tried again when it had to give way to another one. */
export async function commit<T>(warehouse: Warehouse, clientId: string, work: (db: Transaction<Schema>) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await warehouse.asClient(clientId, work);
    } catch (error) {
      if (!gaveWay(error) || tries === MOST_TRIES) throw error;
    }
  }
}

function gaveWay(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && GAVE_WAY.has(String(error.code));
}
