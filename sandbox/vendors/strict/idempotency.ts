import { refusal } from '../../http/answers';
import type { Answer } from '../../http/types';

/** An answer as it was first given, under its key. */
export interface StoredAnswer {
  readonly key: string;
  /** Of method, path and body. */
  readonly fingerprint: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Keys and the first answers given under them. Kept are answers that settle the matter: 2xx and 409
 * (duplicate). Anything else frees the key, so that a corrected request may use it again.
 */
export class IdempotencyKeys {
  private readonly answers = new Map<string, StoredAnswer>();
  private readonly inFlight = new Map<string, string>();

  /** The answer to give at once, or null where the caller is first and must `settle` or `release`. */
  begin(key: string, fingerprint: string): Answer | null {
    const stored = this.answers.get(key);
    const known = stored?.fingerprint ?? this.inFlight.get(key);
    if (known !== undefined && known !== fingerprint) {
      return refusal(422, 'idempotency_key_reused', 'This Idempotency-Key came before with another request. Nothing was written. Use a new key for new data.');
    }
    if (stored) return { status: stored.status, headers: { ...stored.headers, 'Idempotent-Replayed': 'true' }, body: stored.body };
    if (known !== undefined) {
      return refusal(409, 'idempotency_in_progress', 'The first request with this Idempotency-Key is still being worked on. Ask again.', {}, { 'Retry-After': '1' });
    }
    this.inFlight.set(key, fingerprint);
    return null;
  }

  /** What to keep of the first answer, or undefined. */
  settle(key: string, answer: Answer): StoredAnswer | undefined {
    const fingerprint = this.inFlight.get(key);
    if (fingerprint === undefined || !isFinal(answer.status) || typeof answer.body !== 'string') return undefined;
    const stored = { key, fingerprint, status: answer.status, headers: answer.headers ?? {}, body: answer.body };
    this.restore(stored);
    return stored;
  }

  release(key: string): void {
    this.inFlight.delete(key);
  }

  restore(stored: StoredAnswer): void {
    this.answers.set(stored.key, stored);
  }

  clear(): void {
    this.answers.clear();
    this.inFlight.clear();
  }
}

function isFinal(status: number): boolean {
  return (status >= 200 && status < 300) || status === 409;
}
