import type { Destination, OutgoingRecord, SendOptions, SendResult } from '../../delivery/types';
import { HttpFailure } from '../../http';
import { PER_BATCH, writeBatch, type BatchOutcome } from './batch';
import { API, createWooClient, type WooClient, type WooOptions } from './rest/client';
import { entries } from './rest/shapes';
import { z } from 'zod';

type Batch = readonly OutgoingRecord[];

const PATH = 'customers';
const TAKEN = 'registration-error-email-exists';

/**
 * Customers of a WooCommerce store. No two have the same e-mail address, so that a write may be sent again: what the
 * store then refuses as taken has landed the first time.
 */
export function customerDestination(options: WooOptions): Destination & { close(): void } {
  const client = createWooClient(options);
  return {
    id: JSON.stringify(['woocommerce', client.site.name]),
    name: `WooCommerce (${client.site.name})`,
    batchSize: PER_BATCH,
    maxConcurrency: 2,
    rung: 'unique_key',
    check: (signal) => check(client, signal),
    send: (batch, how) => send(client, batch, how),
    settle: (batch, how) => settle(client, batch, how),
    close: () => client.close(),
  };
}

/** A batch of nothing changes nothing, and is refused where the key may not write. */
async function check(client: WooClient, signal: AbortSignal): Promise<void> {
  await client.call({ method: 'POST', route: `${API}/${PATH}/batch`, json: {}, operation: 'customers.check', repeatable: true, shape: z.unknown(), signal });
}

async function send(client: WooClient, batch: Batch, options: SendOptions): Promise<SendResult[]> {
  try {
    const outcomes = await writeBatch(client, PATH, 'create', batch.map(({ payload }) => payload), { ...options, repeatable: true });
    return outcomes.map(resultOf);
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure) || thrown.kind === 'cancelled' || thrown.kind === 'credentials') throw thrown;
    return await afterFailure(client, batch, thrown, options);
  }
}

/** Who is there was written by the run that died, or before it: both mean that nothing is left to do. */
async function settle(client: WooClient, batch: Batch, options: SendOptions): Promise<SendResult[]> {
  const results: SendResult[] = [];
  for (const record of batch) {
    const remoteId = await find(client, record, options.signal);
    results.push(remoteId === null ? (await send(client, [record], options))[0]! : { outcome: 'created', remoteId });
  }
  return results;
}

async function afterFailure(client: WooClient, batch: Batch, failure: HttpFailure, options: SendOptions): Promise<SendResult[]> {
  if (failure.kind === 'unknown') return await lookedUp(client, batch, failure, options);
  if (failure.kind === 'not_sent') return batch.map(() => notWritten('unreachable', failure));
  if (failure.status === 429) return batch.map(() => notWritten('rate_limited', failure));
  // Not about a customer: every other one would fare alike.
  if (failure.status === 403 || failure.status === 404 || failure.status === 406) throw failure;
  if (batch.length === 1) return [{ outcome: 'rejected', code: `http_${failure.status ?? 0}`, message: failure.message }];
  const middle = Math.ceil(batch.length / 2);
  return [...(await send(client, batch.slice(0, middle), options)), ...(await send(client, batch.slice(middle), options))];
}

/** The answer was lost: what is in the store has landed. */
async function lookedUp(client: WooClient, batch: Batch, failure: HttpFailure, { signal }: SendOptions): Promise<SendResult[]> {
  const results: SendResult[] = [];
  for (const record of batch) {
    try {
      const remoteId = await find(client, record, signal);
      results.push(remoteId === null ? notWritten('not_written', failure) : { outcome: 'created', remoteId });
    } catch (thrown) {
      if (!(thrown instanceof HttpFailure) || thrown.kind === 'cancelled' || thrown.kind === 'credentials') throw thrown;
      results.push({ outcome: 'failed', code: 'unknown', landed: 'unknown', message: `${failure.message} A look-up failed as well; run the import again.` });
    }
  }
  return results;
}

async function find(client: WooClient, { naturalKey }: OutgoingRecord, signal: AbortSignal): Promise<string | null> {
  if (naturalKey === null) return null;
  const query = { email: naturalKey, role: 'all', _fields: 'id,email', per_page: 5 };
  const { data } = await client.call({ route: `${API}/${PATH}`, query, operation: 'customers.find', shape: entries, signal });
  const found = data.find(({ email }) => String(email).trim().toLowerCase() === naturalKey);
  return found ? String(found.id) : null;
}

function resultOf(outcome: BatchOutcome): SendResult {
  if (outcome.ok) return { outcome: 'created', remoteId: String(outcome.data.id) };
  const { problem: { code, field }, message, afterDoubt } = outcome;
  // After a repetition, "taken" is the echo of the first try.
  if (code === TAKEN) return afterDoubt ? { outcome: 'created' } : { outcome: 'duplicate', message: 'The store has an account with this e-mail address already. Not changed.' };
  return { outcome: 'rejected', code, field: field ?? (/email/.test(code) ? 'email' : undefined), message };
}

function notWritten(code: string, failure: HttpFailure): SendResult {
  return { outcome: 'failed', code, landed: 'no', message: `${failure.message} Not written; run the import again.` };
}
