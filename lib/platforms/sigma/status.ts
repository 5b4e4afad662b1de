import { HttpFailure } from '../../http';
import { createSigmaClient } from './client';
import { currentUser } from './endpoints/people';
import { cloudOf } from './regions';
import type { Entry, SigmaOptions } from './types';

export interface SigmaStatus {
  /** `disabled`: the credential names no client, so nothing is asked. */
  readonly status: 'connected' | 'disabled' | 'error';
  readonly user: Entry | null;
  readonly baseUrl: string;
  readonly cloud: string;
  readonly error?: string;
}

/** How Sigma is at present. Never throws for what Sigma or the network does; throws HttpFailure when the run is stopped. */
export async function sigmaStatus(options: SigmaOptions, signal?: AbortSignal): Promise<SigmaStatus> {
  const { baseUrl, clientId, clientSecret } = options.credential;
  const where = { baseUrl, cloud: cloudOf(baseUrl) };
  if (clientId === '' || clientSecret === '') {
    return { status: 'disabled', user: null, ...where, error: 'The credential has no client ID or client secret. Enter both to connect.' };
  }
  try {
    const client = createSigmaClient(options);
    return { status: 'connected', user: await client.call(currentUser, { signal }), ...where };
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure) || thrown.kind === 'cancelled') throw thrown;
    return { status: 'error', user: null, ...where, error: thrown.message };
  }
}
