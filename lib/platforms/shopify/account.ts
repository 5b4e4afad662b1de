import { createHash } from 'node:crypto';
import { createPointsPacer, type Pacer } from '../../http';
import type { ShopifyCredential } from './types';

/** What is known of one app on one shop; all runs of this process share it. */
export interface Account {
  readonly pacer: Pacer;
  /** What operations cost last time, by name and size of the page. Never worked out, only read from answers. */
  readonly costs: Map<string, number>;
  /** The page size that Shopify allows, where it refused a larger one. */
  readonly pageSizes: Map<string, number>;
}

const MOST_ACCOUNTS = 1000;
const MOST_AT_ONCE = 8;
const accounts = new Map<string, Account>();

export function accountFor({ baseUrl, access }: ShopifyCredential): Account {
  const who = access.kind === 'token' ? access.accessToken : access.clientId;
  const key = createHash('sha256').update(JSON.stringify([baseUrl, access.kind, who])).digest('hex');
  const known = accounts.get(key);
  if (known) return known;
  const [oldest] = accounts.keys();
  if (accounts.size >= MOST_ACCOUNTS && oldest !== undefined) accounts.delete(oldest);
  const account = { pacer: createPointsPacer({ maxConcurrency: MOST_AT_ONCE }), costs: new Map<string, number>(), pageSizes: new Map<string, number>() };
  accounts.set(key, account);
  return account;
}
