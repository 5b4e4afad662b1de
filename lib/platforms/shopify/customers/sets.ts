import { failureOf, notTaken } from '../../../delivery/failedWrites';
import { ServerClock } from '../../../delivery/serverClock';
import type { OutgoingRecord, SendOptions, SendResult } from '../../../delivery/types';
import type { HttpFailure } from '../../../http';
import type { ShopifyClient } from '../client';
import { refusedCustomer } from './refusals';
import { setCustomer, type SetCustomer } from './set';

/** Refusals of the shop or the app, not of a customer: every other one would fare alike. */
const OF_THE_SHOP = [402, 403, 404, 423, 430];

/** Upserts of customers by their e-mail address, and what became of each. */
export class CustomerSets {
  private readonly clock = new ServerClock();

  constructor(private readonly client: ShopifyClient) {}

  /** The shop's clock, as an answer that has just come tells it. */
  heard(date: string | null): void {
    this.clock.heard(date);
  }

  async each(batch: readonly OutgoingRecord[], options: SendOptions): Promise<SendResult[]> {
    const results: SendResult[] = [];
    for (const record of batch) results.push(await this.set(record, options));
    return results;
  }

  private async set({ payload }: OutgoingRecord, { startedAt, ...options }: SendOptions): Promise<SendResult> {
    if (typeof payload.email !== 'string') return NAMELESS;
    try {
      const { data } = await this.client.call(setCustomer, { identifier: { email: payload.email }, input: payload }, options);
      const { customer, userErrors } = data.customerSet;
      return customer ? this.landed(customer, startedAt) : refusedCustomer(userErrors);
    } catch (thrown) {
      return afterFailure(failureOf(thrown));
    }
  }

  /** Older than the run: it was there before. Not touched since: it already was what the row says. */
  private landed({ id, createdAt, updatedAt }: SetCustomer, startedAt: string | undefined): SendResult {
    if (this.clock.isSince(startedAt, createdAt) !== false) return { outcome: 'created', remoteId: id };
    return { outcome: this.clock.isSince(startedAt, updatedAt) === false ? 'unchanged' : 'updated', remoteId: id };
  }
}

const NAMELESS: SendResult = {
  outcome: 'rejected', code: 'required', field: 'email', message: 'Without an e-mail address the customer cannot be told from others. Add it and import the rejects file.',
};

function afterFailure(failure: HttpFailure): SendResult {
  const { kind, status, code, message } = failure;
  if (kind === 'unknown') return { outcome: 'failed', code: 'unknown', landed: 'unknown', message: `${message} Run the import again; nobody is created twice.` };
  const untouched = notTaken(failure);
  if (untouched) return untouched;
  if (OF_THE_SHOP.includes(status ?? 0)) throw failure;
  return { outcome: 'rejected', code: code ?? `http_${status ?? 0}`, message };
}
