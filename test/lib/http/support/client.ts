import { createHttpClient, createMeter, createPacer, HttpFailure, none } from '../../../../lib/http';
import type { HttpClient, HttpClientOptions, HttpRequest, Meter } from '../../../../lib/http';

export const READ: HttpRequest = { method: 'GET', url: '/things', operation: 'things.list', repeatable: true };
export const WRITE: HttpRequest = { method: 'POST', url: '/things', operation: 'things.create', repeatable: false, json: { a: 1 } };

/** A client with quick retries. */
export function testClient(baseUrl: string, options: Partial<HttpClientOptions> = {}): { client: HttpClient; meter: Meter } {
  const meter = options.meter ?? createMeter();
  const client = createHttpClient({
    baseUrl,
    auth: none(),
    pacer: createPacer({ maxConcurrency: 32 }),
    timeoutMs: 2000,
    ...options,
    retry: { attempts: 2, backoffSeconds: 0.01, ...options.retry },
    meter,
  });
  return { client, meter };
}

/** The HttpFailure a request ends with; fails when it ends with anything else. */
export async function failureOf(work: Promise<unknown>): Promise<HttpFailure> {
  const outcome = await work.then((value) => ({ value }), (thrown: unknown) => ({ thrown }));
  if ('thrown' in outcome && outcome.thrown instanceof HttpFailure) return outcome.thrown;
  throw new Error(`expected an HttpFailure, got ${JSON.stringify(outcome)}`);
}
