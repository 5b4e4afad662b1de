import type { z } from 'zod';
import { createHttpClient, HttpFailure, type HttpClient, type HttpRequest, type HttpResponse } from '../../http';
import { sigmaAuth } from './auth/tokens';
import { addressOf, isRepeatable, type CallArguments, type Endpoint } from './endpoint';
import { explained, unexpectedAnswer } from './errors';
import { accountFor, type Account, type LimitGroup } from './limits';
import type { SigmaOptions } from './types';

/** Three attempts in all, with exponential backoff between them. */
const RETRIES = 2;
const TIMEOUT_MS = 60_000;

/** A signed-in client of one Sigma organisation. */
export interface SigmaClient {
  readonly baseUrl: string;
  readonly account: Account;
  /** Sends one call and checks the answer's shape. Throws HttpFailure. */
  call<E extends Endpoint>(endpoint: E, given?: CallArguments): Promise<z.output<E['answer']>>;
  /** The answer as it comes, for files. `secrets` are kept out of errors. */
  raw(endpoint: Endpoint, given: CallArguments, how?: RawOptions): Promise<HttpResponse>;
  close(): void;
}

export interface RawOptions extends Pick<HttpRequest, 'accept' | 'responseType'> {
  readonly secrets?: readonly string[];
}

/** Throws HttpFailure for a base URL that is none. */
export function createSigmaClient({ credential, meter, egress, timeoutMs = TIMEOUT_MS }: SigmaOptions): SigmaClient {
  const account = accountFor(credential);
  const auth = sigmaAuth(credential);
  const client = (group: LimitGroup): HttpClient => createHttpClient({
    baseUrl: credential.baseUrl, auth, meter, egress, timeoutMs, pacer: account.pacers[group], retry: { attempts: RETRIES, backoffSeconds: 1 },
  });
  const clients: Readonly<Record<LimitGroup, HttpClient>> = { general: client('general'), export: client('export'), download: client('download') };

  const raw = async (endpoint: Endpoint, given: CallArguments, how: RawOptions = {}): Promise<HttpResponse> => {
    const { secrets = [], ...rest } = how;
    try {
      return await clients[endpoint.limit ?? 'general'].request({
        ...rest,
        method: endpoint.method,
        url: addressOf(endpoint, given),
        json: checkedBody(endpoint, given.body),
        headers: given.headers,
        operation: endpoint.name,
        repeatable: isRepeatable(endpoint),
        signal: given.signal,
      });
    } catch (thrown) {
      if (!(thrown instanceof HttpFailure)) throw thrown;
      throw explained(thrown, endpoint, [...auth.secrets(), ...secrets]);
    }
  };

  return {
    baseUrl: credential.baseUrl,
    account,
    raw,
    async call(endpoint, given = {}) {
      const { data } = await settledDelete(endpoint, raw(endpoint, given));
      const parsed = endpoint.answer.safeParse(data);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw unexpectedAnswer(endpoint, issue?.path ?? [], issue?.message ?? 'not as documented');
    },
    close: () => clients.general.close(),
  };
}

/** A delete that was sent twice finds nothing the second time: that is what was wanted. */
async function settledDelete(endpoint: Endpoint, request: Promise<HttpResponse>): Promise<Pick<HttpResponse, 'data'>> {
  try {
    return await request;
  } catch (thrown) {
    const isEcho = thrown instanceof HttpFailure && endpoint.method === 'DELETE' && thrown.status === 404 && thrown.afterDoubt;
    if (isEcho) return { data: {} };
    throw thrown;
  }
}

function checkedBody(endpoint: Endpoint, body: unknown): unknown {
  if (!endpoint.body) return undefined;
  const parsed = endpoint.body.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? issue.path.join('.') : 'the body';
  throw new HttpFailure(`${endpoint.name}: ${where} is not as Sigma takes it (${issue?.message ?? 'wrong'}). Correct it; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}
