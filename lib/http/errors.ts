/**
 * What became of a request that did not succeed; the kind decides what the caller may do next.
 * - `not_sent`: never reached the server (DNS, refused connection, guard); took no effect
 * - `refused`: the server answered with a definite no (4xx, exhausted 429); took no effect
 * - `unknown`: sent, but whether it took effect cannot be told (timeout, reset, 5xx)
 * - `credentials`: the credential was refused (401 after a refresh, 403 from a token endpoint)
 * - `cancelled`: the run was stopped
 */
export type FailureKind = 'not_sent' | 'refused' | 'unknown' | 'credentials' | 'cancelled';

export interface FailureDetails {
  readonly kind: FailureKind;
  readonly status?: number;
  /** Network code, e.g. `ECONNRESET`, `ETIMEDOUT`. */
  readonly code?: string;
  readonly requestId?: string | null;
  readonly attempts?: number;
  /** As on a response: an earlier attempt may have taken effect. */
  readonly afterDoubt?: boolean;
  /** Parsed body of the last answer, bounded; the caller's error table reads it. Never logged as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A request ended without success. The message is redacted and safe to show. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: FailureKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly requestId: string | null;
  readonly attempts: number;
  /** Whether an earlier attempt of this request may have taken effect: a 409 may be its echo. */
  readonly afterDoubt: boolean;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(message: string, details: FailureDetails) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId ?? null;
    this.attempts = details.attempts ?? 1;
    this.afterDoubt = details.afterDoubt ?? false;
    this.body = details.body;
    this.headers = details.headers ?? {};
  }
}
