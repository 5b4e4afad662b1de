import { createHash } from 'node:crypto';
import type { HttpClient, HttpFailure, HttpResponse } from '../../http';
import type { OutgoingRecord, SendOptions, SendResult } from '../../delivery/types';
import { RECORD_STATUSES, refused } from './answers';
import { readItems, unread } from './batchAnswers';
import { stillWorking, type Calls } from './calls';
import { asFailure, type Ladder } from './ladder';
import type { Verdicts } from './refusals';

type Batch = readonly OutgoingRecord[];
type Results = readonly SendResult[];

/** Writes of many records each. A refused batch is split until the bad record stands alone. */
export class BatchWrites {
  constructor(
    private readonly client: HttpClient,
    private readonly endpoint: string,
    private readonly calls: Calls,
    private readonly ladder: Ladder,
    private readonly verdicts: Verdicts,
  ) {}

  async send(batch: Batch, options: SendOptions): Promise<Results> {
    try {
      const response = await this.post(batch, options);
      const results = await this.read(batch, response, options);
      return response.afterDoubt ? results.map(echoed) : results;
    } catch (error) {
      return this.afterFailure(batch, asFailure(error), options);
    }
  }

  private async read(batch: Batch, response: HttpResponse, options: SendOptions): Promise<Results> {
    if (RECORD_STATUSES.includes(response.status)) return await this.split(batch, response, options);
    const results = readItems(response, batch);
    if (!results) return batch.map(unread);
    this.verdicts.succeeded();
    return results;
  }

  /** One whose first try is still under way is never split: the halves would have keys of their own, and be written twice. */
  private async post(batch: Batch, options: SendOptions, waited = 0): Promise<HttpResponse> {
    const response = await this.request(batch, options);
    const busy = stillWorking(response);
    if (!busy) return response;
    if (!this.calls.mayRepeat(waited, busy)) throw busy;
    await this.calls.pauseBefore(waited + 1, busy, options.signal);
    return { ...await this.post(batch, options, waited + 1), afterDoubt: true };
  }

  private request(batch: Batch, options: SendOptions): Promise<HttpResponse> {
    const { rung } = this.ladder;
    return this.client.request({
      method: 'POST',
      url: this.endpoint,
      json: batch.map(({ payload }) => payload),
      headers: this.calls.keyHeader(batchKey(batch)),
      operation: 'customers.createBatch',
      repeatable: rung === 'idempotency_key' || rung === 'unique_key',
      accept: RECORD_STATUSES,
      signal: options.signal,
      beforeSend: options.beforeSend,
    });
  }

  private async split(batch: Batch, response: HttpResponse, options: SendOptions): Promise<Results> {
    const [only] = batch;
    if (batch.length === 1 && only) return [refused(response.status, response.data)];
    const middle = Math.ceil(batch.length / 2);
    const halves = [batch.slice(0, middle), batch.slice(middle)];
    const results: SendResult[] = [];
    for (const half of halves) results.push(...await this.send(half, options));
    return results;
  }

  private async afterFailure(batch: Batch, failure: HttpFailure, options: SendOptions): Promise<Results> {
    const result = this.verdicts.of(failure);
    if (failure.kind !== 'unknown' || this.ladder.rung !== 'lookup') return batch.map(() => result);
    const results: SendResult[] = [];
    for (const record of batch) results.push(await this.ladder.settle(record, options));
    return results;
  }
}

/** After a repetition, a conflict is the echo of the first try. */
function echoed(result: SendResult): SendResult {
  return result.outcome === 'duplicate' ? { outcome: 'created', remoteId: result.remoteId } : result;
}

function batchKey(batch: Batch): string {
  return createHash('sha256').update(batch.map(({ idempotencyKey }) => idempotencyKey).join('\n')).digest('hex').slice(0, 36);
}
