import type { RequestHelperFunctions } from 'n8n-workflow';
import type { EgressFilter } from '../../lib/http/types';

/**
 * n8n's guard against requests to private addresses, in the shape lib/http expects: n8n answers a
 * refused address with a result, here it is thrown. Undefined where the host has no such guard.
 */
export function egressOf(helpers: Partial<RequestHelperFunctions>): EgressFilter | undefined {
  const filter = helpers.getSecureEgressFilter?.();
  if (!filter) return undefined;
  return {
    async validateUrl(url) {
      const verdict = await filter.validateUrl(url);
      if (!verdict.ok) throw verdict.error;
    },
    createSecureLookup: () => filter.createSecureLookup(),
  };
}
