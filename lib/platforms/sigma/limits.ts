import { createHash } from 'node:crypto';
import { createPacer, type Pacer } from '../../http';
import type { SigmaCredential } from './types';

/** Which of Sigma's limits a request counts against. */
export type LimitGroup = 'general' | 'export' | 'download';

/** @see https://help.sigmacomputing.com/reference/exportworkbook */
const EXPORTS_PER_MINUTE = 400;
const DOWNLOADS_PER_MINUTE = 400;
/** Jitter on the way must not push one request too many into a minute that is counted strictly. */
const MARGIN = 0.985;
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
      export: createPacer({ maxConcurrency: 16, requestsPerSecond: (EXPORTS_PER_MINUTE * MARGIN) / 60 }),
      download: createPacer({ maxConcurrency: 16, requestsPerSecond: (DOWNLOADS_PER_MINUTE * MARGIN) / 60 }),
    },
    exportMs: null,
  };
  accounts.set(key, account);
  return account;
}
