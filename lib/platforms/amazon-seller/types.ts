import type { EgressFilter, Meter } from '../../http';
import type { RegionCode } from './regions';

/** One seller's authorisation of one application, in one region. */
export interface AmazonCredential {
  readonly region: RegionCode;
  /** Where the API of the region answers. */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** Merchant token; empty where it is not given. Listings are asked for by it. */
  readonly sellerId: string;
  /** Ids; all that the seller takes part in when empty. */
  readonly marketplaceIds: readonly string[];
  readonly ordersVersion: OrdersVersion;
  readonly financesSource: FinancesSource;
  readonly buyerData: BuyerData;
}

export const ORDERS_VERSIONS = ['2026-01-01', 'v0'] as const;
export type OrdersVersion = (typeof ORDERS_VERSIONS)[number];

/** Transactions as they are released, or the reports of finished settlements. Both at once would count money twice. */
export const FINANCES_SOURCES = ['transactions', 'settlements'] as const;
export type FinancesSource = (typeof FINANCES_SOURCES)[number];

export const BUYER_DATA = ['none', 'email'] as const;
export type BuyerData = (typeof BUYER_DATA)[number];

export interface AmazonOptions {
  readonly credential: AmazonCredential;
  readonly meter: Meter;
  readonly egress?: EgressFilter;
  /** For one request; default 60 000. */
  readonly timeoutMs?: number;
}
