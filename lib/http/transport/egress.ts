import { orAborted } from '../clock';
import type { EgressFilter } from '../types';
import { WireError } from './wireError';

/** Asks the host's guard about an address; a WireError `EGRESS_BLOCKED` when it says no. */
export async function checkEgress(egress: EgressFilter | undefined, url: string, signal: AbortSignal): Promise<void> {
  if (!egress) return;
  const refusal = await orAborted(verdict(egress, url), signal);
  if (refusal === null) return;
  const reason = refusal instanceof Error ? refusal.message : 'not allowed';
  throw new WireError(`the host does not allow requests to this address (${reason})`, 'EGRESS_BLOCKED', false, false);
}

/** A guard says no by throwing or, as n8n's does, by resolving to `{ ok: false, error }`. */
async function verdict(egress: EgressFilter, url: string): Promise<unknown> {
  try {
    const result: unknown = await egress.validateUrl(url);
    if (typeof result !== 'object' || result === null || !('ok' in result) || result.ok !== false) return null;
    return 'error' in result ? result.error : 'refused';
  } catch (thrown) {
    return thrown;
  }
}
