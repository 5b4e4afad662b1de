import type { z } from 'zod';
import { createHttpClient, HttpFailure, type AuthStrategy, type HttpResponse } from '../../http';
import { lwaAuth } from './auth/lwa';
import { RESTRICTED_DENIED, restrictedAuth } from './auth/restricted';
import { explained, isTokenRefused, unexpectedAnswer } from './errors';
import { accountFor } from './limits';
import { pathOf, queryOf, type CallArguments, type Operation } from './operation';
import { createRestrictedDataToken } from './operations';
import type { AmazonCredential, AmazonOptions } from './types';

const TIMEOUT_MS = 60_000;
/** A token of the slowest operation takes three minutes; others may be drinking from the same bucket. */
const RETRY = { attempts: 4, backoffSeconds: 2, throttlePatienceSeconds: 7200 };
/** @see https://developer-docs.amazon.com/sp-api/docs/include-a-user-agent-header-in-all-requests */
const USER_AGENT = `Tributary/1 (Language=TypeScript; Platform=Node/${process.versions.node.split('.', 1)[0]})`;

/** A signed-in client of one seller in one region. */
export interface AmazonClient {
  readonly credential: AmazonCredential;
  readonly options: AmazonOptions;
  /** Sends one call and checks the answer's shape. Waits as long as Amazon's limits ask. Throws HttpFailure. */
  call<O extends Operation>(operation: O, given?: CallArguments): Promise<z.output<O['answer']>>;
  close(): void;
}

/** Throws HttpFailure for addresses that are none. */
export function createAmazonClient(options: AmazonOptions): AmazonClient {
  const { credential, meter, egress, timeoutMs = TIMEOUT_MS } = options;
  const account = accountFor(credential);
  const seller = lwaAuth(credential);
  const httpClient = (operation: Operation, auth: AuthStrategy) => createHttpClient({
    baseUrl: credential.apiUrl, auth, meter, egress, timeoutMs, retry: RETRY, isTokenRefused, pacer: account.pacerFor(operation),
    defaultHeaders: { 'user-agent': USER_AGENT }, requestIdHeaders: ['x-amzn-requestid'],
  });
  // Patience is kept with a client: one for each operation, so that a dry bucket does not close the others.
  const clients = new Map<string, ReturnType<typeof httpClient>>();
  const ordinary = (operation: Operation) => {
    const client = clients.get(operation.name) ?? httpClient(operation, seller);
    clients.set(operation.name, client);
    return client;
  };

  const send = async (operation: Operation, given: CallArguments, auth: AuthStrategy, client: ReturnType<typeof httpClient>): Promise<HttpResponse> => {
    const { method, name } = operation;
    try {
      return await client.request({
        method, url: pathOf(operation, given.ids) + queryOf(operation, given.query), json: given.body, operation: name,
        repeatable: operation.repeatable ?? method === 'GET', signal: given.signal,
      });
    } catch (thrown) {
      if (!(thrown instanceof HttpFailure)) throw thrown;
      throw explained(thrown, operation, [...seller.secrets(), ...auth.secrets()]);
    }
  };
  const asSeller = (operation: Operation, given: CallArguments) => send(operation, given, seller, ordinary(operation));

  /** Data of buyers where the application may have it; otherwise the same answer without it. */
  const withBuyers = async (operation: Operation, given: CallArguments, dataElements: readonly string[]): Promise<HttpResponse> => {
    // A report document is nothing but data of buyers: without its token there is no answer at all.
    const isDocument = dataElements.length === 0;
    if (account.personalDataDenied && !isDocument) return await asSeller(operation, given);
    const mint = async (body: object, signal: AbortSignal | undefined) => (await asSeller(createRestrictedDataToken, { body, signal })).data;
    const auth = restrictedAuth(credential, { method: operation.method, path: pathOf(operation, given.ids), dataElements }, mint);
    try {
      return await send(operation, given, auth, httpClient(operation, auth));
    } catch (thrown) {
      if (isDocument || !(thrown instanceof HttpFailure) || !isDenied(thrown)) throw thrown;
      account.personalDataDenied = true;
      return await asSeller(operation, given);
    }
  };

  return {
    credential,
    options,
    async call(operation, given = {}) {
      const { data } = await (given.restricted ? withBuyers(operation, given, given.restricted) : asSeller(operation, given));
      const parsed = operation.answer.safeParse(data);
      if (parsed.success) return parsed.data as never;
      const [issue] = parsed.error.issues;
      throw unexpectedAnswer(operation, issue?.path ?? [], issue?.message ?? 'not as documented');
    },
    close: () => clients.forEach((client) => client.close()),
  };
}

function isDenied({ code, cause }: HttpFailure): boolean {
  return code === RESTRICTED_DENIED || (cause instanceof HttpFailure && cause.code === RESTRICTED_DENIED);
}
