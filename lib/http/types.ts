import type { Readable } from 'node:stream';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  /** Path below the client's base URL (`/customers`) or an absolute URL on the same origin. */
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Label for metrics and errors, e.g. `customers.create`. */
  readonly operation: string;
  /**
   * Whether the request may be sent again when its fate is unknown (timeout, reset, 5xx after sending):
   * true for reads, upserts and writes that carry an idempotency key.
   */
  readonly repeatable: boolean;
  /** Statuses the caller handles itself: returned as a response, not thrown and not retried. */
  readonly accept?: readonly number[];
  readonly timeoutMs?: number;
  readonly responseType?: 'json' | 'text' | 'stream';
  /** What it takes of the service's allowance, for a pacer that counts points. 1 when omitted. */
  readonly weight?: number;
  /** Number of the first try in the metrics, for callers that repeat on their own; 1 when omitted. */
  readonly firstAttempt?: number;
  /** Awaited once, after the pacer has admitted the request and before its first byte leaves. */
  readonly beforeSend?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface HttpResponse<T = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, text, or a `Readable`. Check with zod before use. */
  readonly data: T;
  readonly requestId: string | null;
  readonly attempts: number;
  /** Whether an earlier attempt of this request may have taken effect (timeout, reset, 5xx): a 409 may be its echo. */
  readonly afterDoubt: boolean;
}

export type StreamResponse = HttpResponse<Readable>;

export interface HttpClient {
  request(request: HttpRequest): Promise<HttpResponse>;
  /** Close idle connections. */
  close(): void;
}

/** What n8n's `getSecureEgressFilter` gives: the host's guard against requests to private addresses. */
export interface EgressFilter {
  /** Says no by throwing or by resolving to `{ ok: false, error }`. */
  validateUrl(url: string): unknown;
  createSecureLookup(): (...args: never[]) => void;
}

/** One attempt, for the receipt. Never holds headers, bodies or query strings. */
export interface RequestMetric {
  readonly operation: string;
  readonly method: Method;
  /** 0 when no answer came. */
  readonly status: number;
  readonly attempt: number;
  readonly ms: number;
  readonly waitedMs: number;
  /** Why it waited, e.g. `rate_limit`, `server_retry_after`, `concurrency`, `backoff`, `token_refresh`. */
  readonly waitReason: WaitReason | null;
  readonly requestId: string | null;
}

export type WaitReason =
  | 'rate_limit' | 'server_retry_after' | 'concurrency' | 'backoff' | 'token_refresh' | 'batch_delay';

export interface RequestTotals {
  readonly total: number;
  readonly retried: number;
  readonly status: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
}
