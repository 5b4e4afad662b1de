import type { Destination, OutgoingRecord, Rung, SendOptions, SendResult } from '../../delivery/types';
import {
  createHttpClient, createPacer, HttpFailure,
  type EgressFilter, type HttpClient, type Meter, type SharedLimit,
} from '../../http';
import { accountOf, authOf } from './access';
import { BatchWrites } from './batch';
import { BatchGate } from './batchGate';
import { Calls } from './calls';
import { Ladder } from './ladder';
import { Verdicts } from './refusals';
import type { CustomerApiCredential, CustomerApiSettings } from './types';

export { DestinationUnusable } from './refusals';
export { DEFAULT_SETTINGS, type CustomerApiAuthentication, type CustomerApiCredential, type CustomerApiSettings } from './types';

const MOST_LANES = 64;

export interface CustomerApiOptions {
  readonly credential: CustomerApiCredential;
  readonly settings: CustomerApiSettings;
  readonly meter: Meter;
  readonly egress?: EgressFilter;
  /** The same account's limit in other processes. */
  readonly shared?: SharedLimit;
  /** That limit is out of reach, and nothing is sent; null when it is there again. */
  readonly onTrouble?: (problem: unknown) => void;
}

interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface Health {
  readonly ok: boolean;
  readonly status: number;
  readonly url: string;
}

/** Any REST API that takes customers. */
export interface CustomerApi {
  readonly destination: Destination;
  create(record: OutgoingRecord, options?: CallOptions): Promise<SendResult>;
  /** The id of the customer with this e-mail (empty when it has none), or null. */
  find(email: string, options?: CallOptions): Promise<string | null>;
  health(options?: CallOptions): Promise<Health>;
  close(): void;
}

/** Throws HttpFailure `credentials` on a credential that cannot be sent, TypeError on a base URL that is none. */
export function createCustomerApi(options: CustomerApiOptions): CustomerApi {
  const { credential, settings, meter } = options;
  const baseUrl = credential.baseUrl.trim().replace(/\/+$/, '');
  const client = clientFor(options, baseUrl);
  const calls = new Calls(client, settings);
  const verdicts = new Verdicts(settings.endpoint);
  const ladder = new Ladder(calls, verdicts, rungOf(settings));
  const settling = settings.batchEndpoint ? new Ladder(calls, verdicts, rungAfterBatch(settings)) : ladder;
  const service = new Service(client, credential, baseUrl);
  const batches = settings.batchEndpoint
    ? new BatchWrites(client, settings.batchEndpoint, calls, ladder, verdicts)
    : null;
  const gate = new BatchGate(settings.batchSize, settings.delayBetweenBatchesMs, (ms) => meter.waited('batch_delay', ms));
  return {
    destination: {
      id: JSON.stringify(['customer-api', settings.destinationId || baseUrl, settings.endpoint, accountOf(credential)]),
      name: settings.destinationId ? `${settings.destinationId} (${baseUrl})` : baseUrl,
      batchSize: batches ? settings.batchSize : 1,
      maxConcurrency: settings.concurrency === 'auto' ? MOST_LANES : settings.concurrency,
      requestsPerSecond: settings.requestsPerSecond,
      get rung() {
        return ladder.rung;
      },
      check: (signal) => service.check(signal),
      async send(batch, options) {
        await gate.admit(batch.length, options.signal);
        return batches ? batches.send(batch, options) : each(batch, (record) => ladder.send(record, options));
      },
      settle: (batch, options) => each(batch, (record) => settling.settle(record, options)),
    },
    create: (record, options) => ladder.send(record, sendOptions(options)),
    find: (email, options) => calls.find(email, signalOf(options)),
    health: (options) => service.health(signalOf(options)),
    close: () => client.close(),
  };
}

function clientFor({ credential, settings, meter, egress, shared, onTrouble }: CustomerApiOptions, baseUrl: string): HttpClient {
  return createHttpClient({
    baseUrl,
    auth: authOf(credential),
    meter,
    egress,
    timeoutMs: settings.timeoutMs,
    pacer: createPacer({ maxConcurrency: settings.concurrency, requestsPerSecond: settings.requestsPerSecond, shared, onTrouble }),
    retry: { attempts: settings.retryAttempts, backoffSeconds: settings.backoffFactor, retryStatuses: settings.retryOnStatus },
  });
}

function rungOf(settings: CustomerApiSettings): Rung {
  if (settings.idempotencyHeader) return 'idempotency_key';
  if (settings.lookupEndpoint) return 'lookup';
  return settings.uniqueKey ? 'unique_key' : 'none';
}

/**
 * How a record is settled that was under way in a batch. The API knows the batch by a key of its own, which nobody can
 * make again once the batch is not at hand as a whole: a key of the record alone would double it.
 */
function rungAfterBatch({ lookupEndpoint, uniqueKey }: CustomerApiSettings): Rung {
  if (lookupEndpoint) return 'lookup';
  return uniqueKey ? 'unique_key' : 'none';
}

async function each(batch: readonly OutgoingRecord[], write: (record: OutgoingRecord) => Promise<SendResult>): Promise<SendResult[]> {
  const results: SendResult[] = [];
  for (const record of batch) results.push(await write(record));
  return results;
}

function signalOf(options: CallOptions | undefined): AbortSignal {
  return options?.signal ?? new AbortController().signal;
}

function sendOptions(options: CallOptions | undefined): SendOptions {
  return { signal: signalOf(options), beforeSend: async () => undefined };
}

/** What can be asked of the API without touching a customer. */
class Service {
  constructor(
    private readonly client: HttpClient,
    private readonly credential: CustomerApiCredential,
    private readonly baseUrl: string,
  ) {}

  /** Whether the health endpoint answers 2xx. Throws HttpFailure when it is out of reach or the credential is refused. */
  async health(signal: AbortSignal): Promise<Health> {
    const url = this.credential.healthEndpoint.trim() || '/';
    const { status } = await this.client.request({
      method: 'GET', url, operation: 'health', repeatable: true, accept: [403, 404, 405, 500, 501, 503], signal,
    });
    return { ok: status >= 200 && status < 300, status, url: /^https?:/i.test(url) ? url : `${this.baseUrl}${url}` };
  }

  /** An API without its health endpoint may still take customers; one that refuses the credential or is down may not. */
  async check(signal: AbortSignal): Promise<void> {
    if (this.credential.healthEndpoint.trim() === '') return;
    const { status } = await this.health(signal);
    if (status === 403) {
      throw new HttpFailure('The API refused the credential (403). Check it and its permissions; nothing was sent.', { kind: 'credentials', status });
    }
    if (status >= 500 && status !== 501) {
      throw new HttpFailure(`The API says it is not healthy (${status}). Try again later; nothing was sent.`, { kind: 'not_sent', status });
    }
  }
}
