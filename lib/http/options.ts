import type { AuthStrategy } from './auth/types';
import type { Meter } from './meter';
import type { Allowance, Pacer } from './pacer/types';
import type { RetryPolicy } from './retryPolicy';
import type { WireAnswer } from './transport/wire';
import type { EgressFilter } from './types';

export interface HttpClientOptions {
  /** With or without a path; requests never leave its origin, except by a redirect of a read. */
  readonly baseUrl: string;
  readonly auth: AuthStrategy;
  readonly retry?: Partial<RetryPolicy>;
  readonly pacer: Pacer;
  /** For one attempt, from connecting to the last byte; of a stream, to the headers and between two chunks. Default 30 000. */
  readonly timeoutMs?: number;
  /** The host's guard against requests to private addresses. */
  readonly egress?: EgressFilter;
  readonly meter: Meter;
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  /** Default 64 MiB; streams are exempt. */
  readonly maxResponseBytes?: number;
  /** Response headers that carry the vendor's request id, the first one present counts. */
  readonly requestIdHeaders?: readonly string[];
  /** Whether an answer other than 401 says that the token is no longer good: it is renewed once and the request sent again. */
  readonly isTokenRefused?: (answer: { readonly status: number; readonly data: unknown }) => boolean;
  /**
   * Reads what an answer means where its status does not say: a 200 that is a refusal. Called for every whole answer
   * that is no stream; null leaves it as it is.
   */
  readonly interpret?: (answer: WireAnswer) => Interpretation | null;
}

/** What an answer means. */
export interface Interpretation {
  /** The status it is treated as; its own unless given. */
  readonly status?: number;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly serverDelayMs?: number;
  /** What is left of a limit in points. */
  readonly allowance?: Allowance;
}
