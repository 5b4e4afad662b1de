import { setMaxListeners } from 'node:events';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Destination, OutgoingRecord, SendResult } from '../../../../lib/delivery/types';
import { HttpFailure } from '../../../../lib/http/errors';
import { toNodeError } from '../../../delivery/failure';

/**
 * Sends every record and gives one result per record, in order. What ends a run (a refused credential,
 * a stop) leaves the results obtained so far in place and names the rest as not sent; only when nothing
 * was answered at all is it thrown.
 */
export async function sendAll(
  host: IExecuteFunctions,
  destination: Destination,
  records: readonly OutgoingRecord[],
): Promise<SendResult[]> {
  const results: (SendResult | undefined)[] = records.map(() => undefined);
  const stop = host.getExecutionCancelSignal();
  const signal = AbortSignal.any(stop ? [stop] : []);
  // Every request under way listens to it; that is no leak.
  setMaxListeners(0, signal);
  let ended: unknown;
  let next = 0;

  async function lane(): Promise<void> {
    while (next < records.length && ended === undefined && !signal.aborted) {
      const from = next;
      next += destination.batchSize;
      await send(from, records.slice(from, from + destination.batchSize));
    }
  }

  async function send(from: number, batch: readonly OutgoingRecord[]): Promise<void> {
    let departed = false;
    const beforeSend = async (): Promise<void> => {
      departed = true;
    };
    try {
      const answers = await destination.send(batch, { signal, beforeSend });
      for (const [offset, answer] of answers.entries()) results[from + offset] = answer;
    } catch (error) {
      ended ??= error;
      if (departed && !isRefusedCredential(error)) batch.forEach((_, offset) => (results[from + offset] = inDoubt(error)));
    }
  }

  await Promise.all(Array.from({ length: destination.maxConcurrency }, lane));
  if (ended !== undefined && results.every((result) => result === undefined)) throw toNodeError(host.getNode(), ended, 0);
  return results.map((result) => result ?? notSent(ended));
}

/** A credential is judged before anything is written. */
function isRefusedCredential(error: unknown): boolean {
  return error instanceof HttpFailure && error.kind === 'credentials';
}

function inDoubt(reason: unknown): SendResult {
  return {
    outcome: 'failed', code: 'interrupted', landed: 'unknown',
    message: `${sentence(reason)} It is not known whether this customer was created; look it up before sending it again.`,
  };
}

function notSent(reason: unknown): SendResult {
  return { outcome: 'failed', code: 'not_sent', landed: 'no', message: `${sentence(reason)} This customer was not sent; run it again.` };
}

function sentence(reason: unknown): string {
  const text = reason instanceof Error ? reason.message : 'The run was stopped';
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
