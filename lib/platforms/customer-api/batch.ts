import { createHash } from 'node:crypto';
import type { HttpClient, HttpFailure, HttpResponse } from '../../http';
import type { OutgoingRecord, SendOptions, SendResult } from '../../delivery/types';
import { readAccepted, type Calls } from './calls';
import { fieldsOf, RECORD_STATUSES, refused, remoteIdIn, type Fields } from './answers';
import { asFailure, type Ladder } from './ladder';
import type { Verdicts } from './refusals';

type Batch = readonly OutgoingRecord[];
type Results = readonly SendResult[];

const LIST_NAMES = ['results', 'items', 'data', 'customers', 'responses'];

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
      if (RECORD_STATUSES.includes(response.status)) return await this.split(batch, response, options);
      const results = readItems(response, batch);
      if (!results) return batch.map(unread);
      this.verdicts.succeeded();
      return response.afterDoubt ? results.map(echoed) : results;
    } catch (error) {
      return this.afterFailure(batch, asFailure(error), options);
    }
  }

  private post(batch: Batch, options: SendOptions): Promise<HttpResponse> {
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

/** One result per record: by the item's own `index`, else by position when the numbers match; null when neither tells. */
function readItems({ data }: HttpResponse, batch: Batch): Results | null {
  const items = itemsIn(data);
  if (!items || items.length !== batch.length) return null;
  const results = new Array<SendResult | undefined>(batch.length);
  items.forEach((entry, position) => {
    const index = typeof entry.index === 'number' ? entry.index : position;
    if (index in batch) results[index] = readItem(entry);
  });
  return batch.map((record, index) => results[index] ?? unread(record));
}

function itemsIn(data: unknown): readonly Fields[] | null {
  if (Array.isArray(data)) return data.every((entry) => fieldsOf(entry)) ? data as Fields[] : null;
  const body = fieldsOf(data);
  const wrapper = body && LIST_NAMES.find((name) => Array.isArray(body[name]));
  return wrapper ? itemsIn(body[wrapper]) : null;
}

function readItem(entry: Fields): SendResult {
  const status = Number(entry.status ?? entry.statusCode ?? entry.status_code ?? entry.code);
  if (RECORD_STATUSES.includes(status)) return refused(status, entry.body ?? entry);
  if (status >= 500 || status === 429) {
    return { outcome: 'failed', code: `http_${status}`, message: `The API answered ${status} for this row. Not written; run the import again.`, landed: 'no' };
  }
  if (status >= 400) return refused(status, entry.body ?? entry);
  switch (entry.status ?? entry.outcome ?? entry.result) {
    case 'updated':
    case 'unchanged':
      return { outcome: (entry.status ?? entry.outcome ?? entry.result) as 'updated' | 'unchanged', remoteId: remoteIdIn(entry) };
    case 'duplicate':
    case 'exists':
    case 'conflict':
      return refused(409, entry);
    case 'rejected':
    case 'error':
    case 'failed':
    case 'invalid':
      return refused(422, entry);
    default:
      return readAccepted(entry.body ?? entry);
  }
}

function unread(_record: OutgoingRecord): SendResult {
  return {
    outcome: 'failed', code: 'unread_answer', landed: 'unknown',
    message: 'The batch endpoint accepted the request but did not tell what became of each customer. '
      + 'Look them up, or leave the batch endpoint out.',
  };
}

/** After a repetition, a conflict is the echo of the first try. */
function echoed(result: SendResult): SendResult {
  return result.outcome === 'duplicate' ? { outcome: 'created', remoteId: result.remoteId } : result;
}

function batchKey(batch: Batch): string {
  return createHash('sha256').update(batch.map(({ idempotencyKey }) => idempotencyKey).join('\n')).digest('hex').slice(0, 36);
}
