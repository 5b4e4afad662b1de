import { createMeter, type RequestMetric } from '../../../../../lib/http';
import { createSigmaClient, type SigmaClient, type SigmaOptions } from '../../../../../lib/platforms/sigma';
import { startSandbox, type Sandbox } from '../../../../../sandbox';
import { SANDBOX_SECRETS } from '../../../../../sandbox/credentials';
import { sigmaBaseUrl } from '../../../../../sandbox/vendors/sigma';

/** A sandbox of its own with a client for it: tokens and limits are kept per address, so tests do not meet. */
export interface Sandboxed {
  readonly sandbox: Sandbox;
  readonly options: SigmaOptions;
  readonly client: SigmaClient;
  readonly requests: RequestMetric[];
  set(settings: object): Promise<void>;
  revokeTokens(): Promise<void>;
}

export async function sandboxed(region?: string, secret: string = SANDBOX_SECRETS.clientSecret): Promise<Sandboxed> {
  const sandbox = await startSandbox();
  const meter = createMeter();
  const requests: RequestMetric[] = [];
  meter.listen((metric) => requests.push(metric));
  const credential = { baseUrl: sigmaBaseUrl(sandbox.url, region), clientId: SANDBOX_SECRETS.clientId, clientSecret: secret };
  const options = { credential, meter };
  return {
    sandbox,
    options,
    client: createSigmaClient(options),
    requests,
    set: async (settings) => {
      const answer = await fetch(`${sandbox.url}/sigma/__settings`, { method: 'POST', body: JSON.stringify(settings) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    revokeTokens: async () => void (await fetch(`${sandbox.url}/sigma/__revoke`, { method: 'POST' })),
  };
}

export const WORKBOOK = 'a0000000-0000-4000-8000-000000000001';
export const connectionId = (n: number) => `c0000000-0000-4000-8000-00000000000${n}`;

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { kind?: string; status?: number; requestId?: string | null; code?: string }> {
  return await promise.then(() => { throw new Error('It did not reject.'); }, (error: Error) => error);
}
