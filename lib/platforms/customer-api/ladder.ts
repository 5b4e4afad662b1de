import { HttpFailure } from '../../http';
import type { OutgoingRecord, Rung, SendOptions, SendResult } from '../../delivery/types';
import type { Calls } from './calls';
import type { Verdicts } from './refusals';

/**
 * Writes of one record each, repeated as far as the API makes that safe:
 * under an idempotency key or against a unique key by the HTTP client itself, with a look-up before
 * every repetition here, or not at all.
 */
export class Ladder {
  /** A first write refused with 409 proves that the API keeps customers unique. */
  private conflictSeen = false;

  constructor(
    private readonly calls: Calls,
    private readonly verdicts: Verdicts,
    private readonly declared: Rung,
  ) {}

  get rung(): Rung {
    return this.declared === 'none' && this.conflictSeen ? 'unique_key' : this.declared;
  }

  async send(record: OutgoingRecord, options: SendOptions): Promise<SendResult> {
    return this.rung === 'lookup' ? this.sendOrFind(record, options, 0) : this.write(record, options, false);
  }

  /** For a record whose write was under way when an earlier run ended. */
  async settle(record: OutgoingRecord, options: SendOptions): Promise<SendResult> {
    if (this.rung === 'none') {
      return {
        outcome: 'failed',
        code: 'unknown',
        message: 'An earlier run ended while this customer was being written, and this API gives no way to tell whether it was. '
          + 'Not sent again; look it up in the API.',
        landed: 'unknown',
      };
    }
    if (this.rung !== 'lookup') return this.write(record, options, true);
    return (await this.find(record, options)) ?? this.sendOrFind(record, options, 1);
  }

  private async write(record: OutgoingRecord, options: SendOptions, doubtful: boolean, waited = 0): Promise<SendResult> {
    const repeatable = this.rung === 'idempotency_key' || this.rung === 'unique_key';
    try {
      const { status, afterDoubt, result } = await this.calls.create(record, options, { repeatable });
      return this.conclude(status, result, doubtful || afterDoubt);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code !== 'in_progress' || !this.calls.mayRepeat(waited, failure)) return this.verdicts.of(failure);
      await this.calls.pauseBefore(waited + 1, failure, options.signal);
      return this.write(record, options, true, waited + 1);
    }
  }

  private async sendOrFind(record: OutgoingRecord, options: SendOptions, attempt: number): Promise<SendResult> {
    try {
      const { status, result } = await this.calls.create(record, options, { repeatable: false, firstAttempt: attempt + 1 });
      return this.conclude(status, result, attempt > 0);
    } catch (error) {
      const failure = asFailure(error);
      const result = this.verdicts.of(failure);
      if (failure.kind !== 'unknown') return result;
      await this.calls.pauseBefore(attempt + 1, failure, options.signal);
      const found = await this.find(record, options);
      if (found) return found;
      if (!this.calls.mayRepeat(attempt, failure)) return gaveUp(failure);
      return this.sendOrFind(record, options, attempt + 1);
    }
  }

  private async find(record: OutgoingRecord, options: SendOptions): Promise<SendResult | null> {
    if (record.naturalKey === null) return unfindable();
    try {
      const remoteId = await this.calls.find(record.naturalKey, options.signal);
      return remoteId === null ? null : { outcome: 'created', remoteId: remoteId || undefined };
    } catch (error) {
      return this.verdicts.of(asDoubt(asFailure(error)));
    }
  }

  private conclude(status: number, result: SendResult, doubtful: boolean): SendResult {
    if (result.outcome !== 'failed') this.verdicts.succeeded();
    if (status !== 409) return result;
    if (!doubtful) {
      this.conflictSeen = true;
      return result;
    }
    return { outcome: 'created', remoteId: 'remoteId' in result ? result.remoteId : undefined };
  }
}

function gaveUp(failure: HttpFailure): SendResult {
  return {
    outcome: 'failed', code: 'not_written', landed: 'no',
    message: `${failure.message} A look-up shows that the customer was not created; run the import again.`,
  };
}

function unfindable(): SendResult {
  return {
    outcome: 'failed', code: 'unknown', landed: 'unknown',
    message: 'It is not known whether this customer was created, and a row without an e-mail address cannot be looked up. Not sent again.',
  };
}

/** A look-up that failed says nothing about the write it was to settle. */
function asDoubt(failure: HttpFailure): HttpFailure {
  if (failure.kind === 'credentials' || failure.kind === 'cancelled') return failure;
  return new HttpFailure(failure.message, { kind: 'unknown', status: failure.status, code: failure.code, cause: failure });
}

/** Anything that is no HTTP failure ends the run. */
export function asFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  throw error;
}
