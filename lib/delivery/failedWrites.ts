import { HttpFailure } from '../http';
import type { SendResult } from './types';

/** The failure of a request. What ends the run, and what is no failure of a request, is thrown on. */
export function failureOf(thrown: unknown): HttpFailure {
  if (!(thrown instanceof HttpFailure) || thrown.kind === 'cancelled' || thrown.kind === 'credentials') throw thrown;
  return thrown;
}

/** For every record of a request that was not taken in at all; null where it may have been, or was refused for what it says. */
export function notTaken(failure: HttpFailure): SendResult | null {
  if (failure.kind === 'not_sent') return notWritten('unreachable', failure);
  return failure.status === 429 ? notWritten('rate_limited', failure) : null;
}

export function notWritten(code: string, { message }: HttpFailure): SendResult {
  return { outcome: 'failed', code, landed: 'no', message: `${message} Not written; run the import again.` };
}
