import { type HttpFailure } from '../../http';
import type { SendResult } from '../../delivery/types';
import { RECORD_STATUSES, refused } from './answers';

/** How many records in a row may fail to reach the API before the run ends instead of failing them all. */
const MOST_UNREACHED = 20;

/** The destination as it is set up cannot take any record; the run ends, what landed stays landed. */
export class DestinationUnusable extends Error {
  override readonly name = 'DestinationUnusable';
}

/** Turns the end of a request into the outcome of its record, or ends the run where every other record would fare alike. */
export class Verdicts {
  private landed = false;
  private unreached = 0;

  constructor(private readonly endpoint: string) {}

  /** Tells the verdicts that the API works. */
  succeeded(): void {
    this.landed = true;
    this.unreached = 0;
  }

  /** Whether the answer is about the record it carried. */
  isAboutRecord(failure: HttpFailure): boolean {
    return failure.kind === 'refused' && failure.status !== undefined && RECORD_STATUSES.includes(failure.status);
  }

  of(failure: HttpFailure): SendResult {
    if (failure.kind === 'credentials' || failure.kind === 'cancelled') throw failure;
    if (failure.kind === 'not_sent') return this.notSent(failure);
    this.unreached = 0;
    if (failure.kind === 'unknown') return unknown(failure);
    return this.refusal(failure, failure.status ?? 0);
  }

  private notSent(failure: HttpFailure): SendResult {
    this.unreached += 1;
    if (this.unreached >= MOST_UNREACHED) {
      throw new DestinationUnusable(`${failure.message} The run ends here; start it again when the API answers and it goes on where it stopped.`);
    }
    return { outcome: 'failed', code: 'unreachable', message: `${failure.message} Not sent; run the import again.`, landed: 'no' };
  }

  private refusal(failure: HttpFailure, status: number): SendResult {
    if (status === 429) {
      return { outcome: 'failed', code: 'rate_limited', message: 'The API kept refusing for its rate limit (429). Not written; run the import again.', landed: 'no' };
    }
    if (!this.landed && !RECORD_STATUSES.includes(status)) throw new DestinationUnusable(explain(this.endpoint, status));
    return refused(status, failure.body);
  }
}

function unknown(failure: HttpFailure): SendResult {
  return {
    outcome: 'failed',
    code: 'unknown',
    message: `${failure.message} It is not known whether this customer was created. Not sent again: look it up in the API, `
      + 'or give the API a look-up endpoint, an idempotency header or a unique key and run the import again.',
    landed: 'unknown',
  };
}

function explain(endpoint: string, status: number): string {
  if (status === 403) return `The API refused POST ${endpoint} (403): the credential may not create customers. Nothing was written.`;
  if (status >= 300 && status < 400) return `POST ${endpoint} is redirected (${status}): set the base URL to the final address. Nothing was written.`;
  return `The API has no POST ${endpoint} (${status}). Check base URL and endpoint. Nothing was written.`;
}
