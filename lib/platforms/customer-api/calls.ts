import { setTimeout as sleep } from 'node:timers/promises';
import { HttpFailure, retryDelayMs, type HttpClient, type HttpResponse } from '../../http';
import type { OutgoingRecord, SendOptions, SendResult } from '../../delivery/types';
import { fieldsOf, looksLikeHtml, RECORD_STATUSES, refusalIn, refused, remoteIdIn, type Fields } from './answers';
import type { CustomerApiSettings } from './types';

export interface WriteOptions {
  readonly repeatable: boolean;
  readonly firstAttempt?: number;
}

export interface Written {
  readonly status: number;
  readonly afterDoubt: boolean;
  readonly result: SendResult;
}

const LIST_NAMES = ['data', 'results', 'items', 'customers'];

/** The API's requests, one method each. */
export class Calls {
  constructor(
    private readonly client: HttpClient,
    private readonly settings: CustomerApiSettings,
  ) {}

  async create(record: OutgoingRecord, options: SendOptions, write: WriteOptions): Promise<Written> {
    const response = await this.client.request({
      method: 'POST',
      url: this.settings.endpoint,
      json: record.payload,
      headers: this.keyHeader(record.idempotencyKey),
      operation: 'customers.create',
      accept: RECORD_STATUSES,
      signal: options.signal,
      beforeSend: options.beforeSend,
      ...write,
    });
    const busy = stillWorking(response);
    if (busy) throw busy;
    return { status: response.status, afterDoubt: response.afterDoubt, result: read(response) };
  }

  /** The id of the customer with this e-mail (empty when it has none), or null. 404 means null too. */
  async find(email: string, signal: AbortSignal): Promise<string | null> {
    const { status, data } = await this.client.request({
      method: 'GET',
      url: this.lookupUrl(email),
      operation: 'customers.find',
      repeatable: true,
      accept: [404],
      signal,
    });
    return status === 404 ? null : customerIn(data, email);
  }

  /** `attempt` counts repetitions from 1. */
  async pauseBefore(attempt: number, failure: HttpFailure, signal: AbortSignal): Promise<void> {
    await sleep(retryDelayMs({ backoffSeconds: this.settings.backoffFactor }, attempt - 1, failure), undefined, { signal });
  }

  /** Whether a write of unknown fate that is known to be absent may be sent again. */
  mayRepeat(attempt: number, failure: HttpFailure): boolean {
    if (attempt >= this.settings.retryAttempts) return false;
    return failure.status === undefined || this.settings.retryOnStatus.includes(failure.status);
  }

  keyHeader(key: string): Record<string, string> {
    const { idempotencyHeader } = this.settings;
    return idempotencyHeader ? { [idempotencyHeader]: key } : {};
  }

  private lookupUrl(email: string): string {
    return (this.settings.lookupEndpoint ?? '').replaceAll('{email}', encodeURIComponent(email));
  }
}

/** The usual answer of APIs with idempotency keys while the first request under a key is under way; null for any other. */
export function stillWorking({ status, data, headers, attempts }: HttpResponse): HttpFailure | null {
  if (status !== 409 || !/in[_-]?progress|still.*processed/i.test(refusalIn(data).code ?? '')) return null;
  return new HttpFailure('The API is still working on an earlier try of this write.', { kind: 'unknown', code: 'in_progress', headers, attempts });
}

function read({ status, data }: HttpResponse): SendResult {
  if (RECORD_STATUSES.includes(status)) return refused(status, data);
  if (looksLikeHtml(data)) {
    return {
      outcome: 'failed', code: 'not_an_api', landed: 'unknown',
      message: `A web page came back instead of an answer (${status}): something stands between, or the address is not the API's. `
        + 'It is not known whether the customer was created.',
    };
  }
  return readAccepted(data);
}

/** A 2xx that names no customer and reports an error is a refusal. */
export function readAccepted(data: unknown): SendResult {
  const remoteId = remoteIdIn(data);
  const fields = fieldsOf(data);
  const refusedInside = fields !== null && remoteId === undefined
    && (fields.success === false || isTold(fields.error) || isTold(fields.errors));
  if (!refusedInside) return { outcome: 'created', remoteId };
  const { code, field, message } = refusalIn(data);
  return { outcome: 'rejected', code: code ?? 'refused', field, message: `The API refused this row: ${message ?? 'no reason given'}.` };
}

function isTold(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value) && value !== 'null';
}

/**
 * The id of the customer that bears the e-mail, or null where the answer shows that there is none. An API that
 * ignores the filter answers with other people: that shows nothing.
 */
function customerIn(data: unknown, email: string): string | null {
  const listed = customersIn(data);
  const match = listed?.find((customer) => mentions(customer, email));
  if (match) return remoteIdIn(match) ?? '';
  if (listed?.every((customer) => remoteIdIn(customer) === undefined)) return null;
  throw new HttpFailure(
    'The look-up answered, but not for the e-mail address it was asked for: check the look-up endpoint.',
    { kind: 'unknown', code: 'lookup_unusable' },
  );
}

/** The list in a look-up's answer: an array, one customer, or a list under a usual name; null for anything else. */
function customersIn(data: unknown): readonly Fields[] | null {
  if (data === null || data === '') return [];
  if (Array.isArray(data)) return data.every((entry) => fieldsOf(entry)) ? data as Fields[] : null;
  const body = fieldsOf(data);
  if (!body) return null;
  const wrapper = LIST_NAMES.find((name) => name in body);
  return wrapper ? customersIn(body[wrapper]) : [body];
}

function mentions(record: Fields, email: string): boolean {
  return Object.values(record).some((value) => {
    if (typeof value === 'string') return value.trim().toLowerCase() === email;
    const nested = fieldsOf(value);
    return nested !== null && mentions(nested, email);
  });
}
