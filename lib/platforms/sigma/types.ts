import type { EgressFilter, Meter } from '../../http';

export interface SigmaCredential {
  /** One of the regions' addresses, or a custom one; may have a path. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SigmaOptions {
  readonly credential: SigmaCredential;
  readonly meter: Meter;
  readonly egress?: EgressFilter;
  /** For one request; default 60 000. */
  readonly timeoutMs?: number;
}

/** One thing of Sigma's, as it came: known fields are checked, unknown ones pass untouched. */
export type Entry = Record<string, unknown>;
