import type { Exchange } from '../../http/exchange';
import type { AccessTokens, Restricted } from './access/tokens';
import type { SellerStore } from './data/store';
import type { AmazonSettings } from './settings';

/** One request that was let in. */
export interface Call {
  readonly exchange: Exchange;
  readonly seller: SellerStore;
  /** What a restricted data token opens; null for an ordinary token. */
  readonly restricted: readonly Restricted[] | null;
  readonly tokens: AccessTokens;
  readonly settings: AmazonSettings;
  /** The newest moment that answers may show, in milliseconds since 1970. */
  readonly visibleMs: number;
}

/** Values of an array parameter: one key, commas between the values. */
export function listed({ exchange }: Call, name: string): string[] {
  return (exchange.query.get(name) ?? '').split(',').filter(Boolean);
}

/** Milliseconds of a date parameter; null where it is absent, NaN where it is no ISO 8601 date. */
export function dateOf({ exchange }: Call, name: string): number | null {
  const text = exchange.query.get(name);
  if (text === null) return null;
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? Date.parse(text) : NaN;
}

/** ISO 8601 without fractions, as Amazon writes times. */
export function iso(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `12.34` from 1234. */
export function money(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function encodeToken(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** What `encodeToken` was given; null for a text it did not make. */
export function decodeToken(token: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
