import { failureOf, notTaken, notWritten } from '../../../delivery/failedWrites';
import type { OutgoingRecord, SendOptions, SendResult } from '../../../delivery/types';
import type { HttpFailure } from '../../../http';
import { writeBatch, type BatchOutcome } from '../batch';
import type { WooClient } from '../rest/client';
import type { CustomerSearch, Found } from './search';

type Batch = readonly OutgoingRecord[];

const TAKEN = 'registration-error-email-exists';
/** What a store says as a whole, not of a customer: every other one would fare alike. */
const OF_THE_STORE = [403, 404, 406];

/** Writes of up to `PER_BATCH` customers each, and what became of them. */
export class CustomerWrites {
  constructor(private readonly client: WooClient, private readonly search: CustomerSearch) {}

  async send(batch: Batch, options: SendOptions): Promise<SendResult[]> {
    try {
      const outcomes = await writeBatch(this.client, 'customers', 'create', batch.map(({ payload }) => payload), { ...options, repeatable: true });
      return await this.told(batch, outcomes, options);
    } catch (thrown) {
      return await this.afterFailure(batch, failureOf(thrown), options);
    }
  }

  /** For records whose write was under way when an earlier run ended: who is there has landed. */
  async settle(batch: Batch, options: SendOptions): Promise<SendResult[]> {
    const results: SendResult[] = [];
    for (const record of batch) results.push(await this.settleOne(record, options));
    return results;
  }

  private async settleOne(record: OutgoingRecord, options: SendOptions): Promise<SendResult> {
    try {
      const found = await this.search.find(record, options);
      return found ? landed(found) : (await this.send([record], options))[0]!;
    } catch (thrown) {
      return unknown(failureOf(thrown));
    }
  }

  private async told(batch: Batch, outcomes: readonly BatchOutcome[], options: SendOptions): Promise<SendResult[]> {
    const results: SendResult[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      // After a repetition, "taken" may be the echo of the first try.
      const isEcho = !outcome.ok && outcome.afterDoubt && outcome.problem.code === TAKEN;
      results.push(isEcho ? await this.echo(batch[index]!, options) : resultOf(outcome));
    }
    return results;
  }

  private async echo(record: OutgoingRecord, options: SendOptions): Promise<SendResult> {
    try {
      const found = await this.search.find(record, options);
      return found ? landed(found) : DUPLICATE;
    } catch (thrown) {
      return unknown(failureOf(thrown));
    }
  }

  private async afterFailure(batch: Batch, failure: HttpFailure, options: SendOptions): Promise<SendResult[]> {
    if (failure.kind === 'unknown') return await this.lookedUp(batch, failure, options);
    const untouched = notTaken(failure);
    if (untouched) return batch.map(() => untouched);
    if (OF_THE_STORE.includes(failure.status ?? 0)) throw failure;
    if (batch.length === 1) return [{ outcome: 'rejected', code: `http_${failure.status ?? 0}`, message: failure.message }];
    const middle = Math.ceil(batch.length / 2);
    return [...(await this.send(batch.slice(0, middle), options)), ...(await this.send(batch.slice(middle), options))];
  }

  /** The answer was lost: what is in the store since has landed. */
  private async lookedUp(batch: Batch, failure: HttpFailure, options: SendOptions): Promise<SendResult[]> {
    const results: SendResult[] = [];
    for (const record of batch) {
      try {
        const found = await this.search.find(record, options);
        results.push(found ? landed(found) : notWritten('not_written', failure));
      } catch (thrown) {
        results.push(unknown(failureOf(thrown)));
      }
    }
    return results;
  }
}

const DUPLICATE: SendResult = { outcome: 'duplicate', message: 'The store has an account with this e-mail address already. Not changed.' };

function landed({ remoteId, wasThere }: Found): SendResult {
  return wasThere ? { ...DUPLICATE, remoteId } as SendResult : { outcome: 'created', remoteId };
}

function resultOf(outcome: BatchOutcome): SendResult {
  if (outcome.ok) return { outcome: 'created', remoteId: String(outcome.data.id) };
  const { problem: { code, field }, message } = outcome;
  if (code === TAKEN) return DUPLICATE;
  return { outcome: 'rejected', code, field: field ?? (/email/.test(code) ? 'email' : undefined), message };
}

function unknown(failure: HttpFailure): SendResult {
  return { outcome: 'failed', code: 'unknown', landed: 'unknown', message: `It is not known whether this customer was created, and looking it up failed: ${failure.message} Run the import again; nobody is created twice.` };
}
