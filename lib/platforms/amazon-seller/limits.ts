import { createHash } from 'node:crypto';
import { createPacer, type Pacer } from '../../http';
import type { Operation } from './operation';
import type { AmazonCredential } from './types';

/** Share of a rate that is used: clocks differ, and a refused request counts as well. */
const SHARE = 0.98;
const MOST_IN_FLIGHT = 8;
const MOST_ACCOUNTS = 1000;

/** What one seller and application have used of Amazon's limits; all runs of this process share it. */
export interface Account {
  pacerFor(operation: Pick<Operation, 'name' | 'rate' | 'burst'>): Pacer;
  /** Whether Amazon has denied the application data of buyers: it is not asked again. */
  personalDataDenied: boolean;
}

const accounts = new Map<string, Account>();

export function accountFor({ apiUrl, clientId, refreshToken }: AmazonCredential): Account {
  const key = createHash('sha256').update(JSON.stringify([apiUrl, clientId, refreshToken])).digest('hex');
  const known = accounts.get(key);
  if (known) return known;
  const [oldest] = accounts.keys();
  if (accounts.size >= MOST_ACCOUNTS && oldest !== undefined) accounts.delete(oldest);
  const pacers = new Map<string, Pacer>();
  const account: Account = {
    personalDataDenied: false,
    pacerFor({ name, rate, burst }) {
      const pacer = pacers.get(name) ?? operationPacer(rate, burst);
      pacers.set(name, pacer);
      return pacer;
    },
  };
  accounts.set(key, account);
  return account;
}

/**
 * A bucket as Amazon keeps one, corrected by what answers tell. One token of the burst stays unused, for what
 * other programs and other processes do.
 * @see https://developer-docs.amazon.com/sp-api/docs/usage-plans-and-rate-limits
 */
function operationPacer(rate: number, burst: number): Pacer {
  return createPacer({ maxConcurrency: MOST_IN_FLIGHT, requestsPerSecond: rate * SHARE, burst: Math.max(1, burst - 1), statedRate });
}

function statedRate(headers: Readonly<Record<string, string>>): number | null {
  const told = headers['x-amzn-ratelimit-limit'];
  const rate = told === undefined || told.trim() === '' ? NaN : Number(told);
  return rate > 0 && Number.isFinite(rate) ? rate * SHARE : null;
}
