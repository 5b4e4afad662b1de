import type { RequestHelperFunctions } from 'n8n-workflow';
import { egressOf } from '../../nodes/host/egress';

type Helpers = Partial<RequestHelperFunctions>;

/** n8n's filter answers with a result; it never throws. */
function hostThatSays(verdict: { ok: true; result: undefined } | { ok: false; error: Error }): Helpers {
  const filter = { validateUrl: async () => verdict, createSecureLookup: () => () => undefined };
  return { getSecureEgressFilter: () => filter } as unknown as Helpers;
}

describe("n8n's guard against private addresses", () => {
  it('is thrown, not returned, when it refuses an address', async () => {
    const egress = egressOf(hostThatSays({ ok: false, error: new Error('blocked: 10.0.0.1') }));
    await expect(egress?.validateUrl('http://10.0.0.1/')).rejects.toThrow('blocked: 10.0.0.1');
  });

  it('lets an allowed address through', async () => {
    const egress = egressOf(hostThatSays({ ok: true, result: undefined }));
    await expect(egress?.validateUrl('https://api.example.com/')).resolves.toBeUndefined();
  });

  it('is absent where the host has none', () => {
    expect(egressOf({})).toBeUndefined();
  });
});
