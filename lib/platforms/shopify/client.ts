import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { createHttpClient, createPacer, HttpFailure, none, type HttpClient } from '../../http';
import { shopifyAuth } from './access/auth';
import { accountFor, type Account } from './account';
import { envelope, interpret } from './answer';
import { droppedFilter, explained, unexpectedAnswer } from './errors';
import type { Operation } from './operation';
import type { ShopifyOptions } from './types';
import { API_VERSION } from './version';

const TIMEOUT_MS = 60_000;
const RETRIES = 4;
/** Assumed for an operation that has not been answered yet: rather too much than a refusal. */
const UNKNOWN_COST = 300;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Awaited before the first byte leaves. */
  readonly beforeSend?: () => Promise<void>;
}

/** A signed-in client of one shop. */
export interface ShopifyClient {
  readonly account: Account;
  /** Sends one operation and checks the shape of what it gives. Throws HttpFailure. */
  call<Answer extends z.ZodTypeAny>(operation: Operation<Answer>, variables: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<Called<z.output<Answer>>>;
  /** The file of a bulk operation; its link needs no token and leads to another host. */
  download(url: string, options?: CallOptions): Promise<Readable>;
  close(): void;
}

export interface Called<T> {
  readonly data: T;
  /** The server's clock when it answered; null where it does not tell. */
  readonly at: string | null;
  readonly requestId: string | null;
}

/** Throws HttpFailure for a base URL that is none. */
export function createShopifyClient({ credential, meter, egress }: ShopifyOptions): ShopifyClient {
  const account = accountFor(credential);
  const auth = shopifyAuth(credential);
  const http = createHttpClient({
    baseUrl: credential.baseUrl, auth, meter, egress, interpret, timeoutMs: TIMEOUT_MS, pacer: account.pacer, retry: { attempts: RETRIES, backoffSeconds: 1 },
  });

  return {
    account,
    async call(operation, variables, options = {}) {
      const costKey = `${operation.name}:${String(variables.first ?? '')}`;
      const answer = await send(http, operation, variables, account.costs.get(costKey) ?? UNKNOWN_COST, options).catch((thrown: unknown) => {
        throw thrown instanceof HttpFailure ? explained(thrown, operation, auth.secrets()) : thrown;
      });
      const { data, extensions } = envelope.parse(answer.data);
      if (extensions?.cost) account.costs.set(costKey, extensions.cost.requestedQueryCost);
      const dropped = extensions?.search?.flatMap(({ warnings }) => warnings ?? [])[0];
      if (dropped) throw droppedFilter(operation, dropped.field);
      const parsed = operation.answer.safeParse(data) as z.SafeParseReturnType<unknown, z.output<typeof operation.answer>>;
      if (!parsed.success) throw unexpectedAnswer(operation, parsed.error.issues[0]?.path ?? [], parsed.error.issues[0]?.message ?? 'not as documented');
      return { data: parsed.data, at: isoOf(answer.headers.date), requestId: answer.requestId };
    },
    async download(url, { signal } = {}) {
      const { origin } = new URL(url);
      const files = createHttpClient({ baseUrl: origin, auth: none(), meter, egress, timeoutMs: TIMEOUT_MS, pacer: createPacer({ maxConcurrency: 4 }) });
      const answer = await files.request({ method: 'GET', url, operation: 'bulkOperations.download', repeatable: true, responseType: 'stream', signal });
      return answer.data as Readable;
    },
    close: () => http.close(),
  };
}

async function send(http: HttpClient, operation: Operation, variables: Readonly<Record<string, unknown>>, weight: number, { signal, beforeSend }: CallOptions) {
  return await http.request({
    method: 'POST',
    url: `/admin/api/${API_VERSION}/graphql.json`,
    json: { query: operation.text, variables },
    operation: operation.name,
    repeatable: operation.kind === 'query' || operation.repeatable === true,
    weight,
    signal,
    beforeSend,
  });
}

function isoOf(date: string | undefined): string | null {
  const ms = Date.parse(date ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
