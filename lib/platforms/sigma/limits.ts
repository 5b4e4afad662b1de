import { createHash } from 'node:crypto';
import { createPacer, type Pacer } from '../../http';
import type { SigmaCredential } from './types';

/** Which of Sigma's limits a request counts against. */
export type LimitGroup = 'general' | 'export' | 'download';

/** @see https://help.sigmacomputing.com/reference/exportworkbook */
const EXPORTS_PER_MINUTE = 400;
const DOWNLOADS_PER_MINUTE = 400;
/** Requests that may follow at once when a timer was late. */
const BURST = 3;
/** Requests of a minute left unused, since some arrive later than they left: the next minute may hold them, too. */
const RESERVE = 5;
const MOST_ACCOUNTS = 1000;

/** What one account has used of its limits; all runs of this process share it. */
export interface Account {
  readonly pacers: Readonly<Record<LimitGroup, Pacer>>;
  /** How long exports have taken of late, in milliseconds; null before the first. */
  exportMs: number | null;
}

const accounts = new Map<string, Account>();

export function accountFor({ baseUrl, clientId }: SigmaCredential): Account {
  const key = createHash('sha256').update(JSON.stringify([baseUrl, clientId])).digest('hex');
  const known = accounts.get(key);
  if (known) return known;
  const [oldest] = accounts.keys();
  if (accounts.size >= MOST_ACCOUNTS && oldest !== undefined) accounts.delete(oldest);
  const account: Account = {
    pacers: {
      general: createPacer({ maxConcurrency: 'auto' }),
      export: perMinute(EXPORTS_PER_MINUTE),
      download: perMinute(DOWNLOADS_PER_MINUTE),
    },
    exportMs: null,
  };
  accounts.set(key, account);
  return account;
}

/** Stays within the limit in every span of a minute, however it is counted. */
function perMinute(limit: number): Pacer {
  return createPacer({ maxConcurrency: 16, requestsPerSecond: (limit - BURST - RESERVE) / 60, burst: BURST });
}
