import type { Transaction } from 'kysely';
import type { Schema } from '../schema';
import type { Period } from './period';

/** A session that sees the rows of one client. */
export type Db = Transaction<Schema>;

/** Which rows figures are about. */
export interface Scope {
  readonly period: Period;
  /** Ids of connections; null for all of the client's. */
  readonly stores: readonly string[] | null;
}

/**
 * Amounts are exact decimal strings; null where the vendor tells none, which is not zero. Counted are orders that are
 * neither waiting for payment, nor cancelled, nor tests, nor gone from the store.
 */
export interface Sales {
  readonly orders: number;
  /** Counted orders whose amount the vendor withholds so far. */
  readonly unpriced: number;
  /** What buyers pay for the orders placed: with tax and shipping, after discounts. */
  readonly gross: string | null;
  /** Given back in the time, whenever the sale was. A positive amount. */
  readonly refunds: string;
  /** Gross less refunds. */
  readonly net: string | null;
  /** Gross by orders whose amount is known. */
  readonly average: string | null;
}

/** One store of the client. */
export interface StoreInfo {
  readonly id: string;
  readonly platform: string;
  readonly name: string;
  readonly account: string | null;
  readonly isRemoved: boolean;
  /** How often it is to be synced; null where that is done by hand. */
  readonly everyHours: number | null;
}
