import type { AuthContext, Authorization } from './auth/types';
import { systemClock } from './clock';
import type { HttpClientOptions } from './options';
import type { Observation } from './pacer/types';
import { LONGEST_SERVER_DELAY_MS, serverDelay } from './serverDelay';
import { exchangeFollowing } from './transport/redirects';
import { exchange } from './transport/wire';
import type { WireAnswer, WireRequest } from './transport/wire';
import { WireError } from './transport/wireError';
import type { HttpRequest, WaitReason } from './types';
import { givenUp } from './verdict';
import type { Attempt, Journey, Judge } from './verdict';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** Sends a request once more each time it is called, when pacer and credential allow. */
export interface RequestSender {
  (): Promise<Attempt>;
  /** A wait between two attempts. */
  waited(reason: WaitReason, ms: number): void;
}

type Prepared = Pick<WireRequest, 'headers' | 'body'>;

export function requestSender(
  options: HttpClientOptions, by: Judge, request: HttpRequest, url: string, journey: Journey,
): RequestSender {
  const prepared = prepare(options, request);
  const waits = new Map<WaitReason, number>();
  let announced = false;

  const waited = (reason: WaitReason, ms: number): void => {
    if (ms < 1) return;
    waits.set(reason, (waits.get(reason) ?? 0) + ms);
    options.meter.waited(reason, ms);
  };

  const send = async (): Promise<Attempt> => {
    endIfGivenUp(by, request, journey);
    const permit = await options.pacer.acquire(request.signal, request.weight);
    if (permit.reason) waited(permit.reason, permit.waitedMs);
    let attempt: Attempt | null = null;
    try {
      endIfGivenUp(by, request, journey);
      const authorization = await options.auth.authorize(authContext(options, request, url));
      waited('token_refresh', authorization.waitedMs);
      if (!announced) {
        announced = true;
        await request.beforeSend?.();
      }
      waited('server_retry_after', await permit.depart(request.signal));
      request.signal?.throwIfAborted();
      journey.attempts += 1;
      attempt = await over(options, request, url, prepared, authorization);
    } finally {
      permit.release(attempt ? observation(attempt) : undefined);
    }
    record(options, by, request, journey, attempt, waits);
    return attempt;
  };
  return Object.assign(send, { waited });
}

function endIfGivenUp(by: Judge, request: HttpRequest, journey: Journey): void {
  if (by.patience.closed(by.now())) throw givenUp(by, request, journey);
}

async function over(
  options: HttpClientOptions, request: HttpRequest, url: string, prepared: Prepared, authorization: Authorization,
): Promise<Attempt> {
  const since = systemClock.now();
  try {
    const answer = await exchangeFollowing({
      method: request.method,
      url: authorization.query ? withQuery(url, authorization.query) : url,
      headers: { ...prepared.headers, ...authorization.headers },
      body: prepared.body,
      as: request.responseType ?? 'json',
      timeoutMs: request.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxBytes: options.maxResponseBytes ?? DEFAULT_MAX_BYTES,
      egress: options.egress,
      signal: request.signal,
    });
    const ms = systemClock.now() - since;
    const meant = request.responseType === 'stream' ? null : (options.interpret?.(answer) ?? null);
    const asRead = meant?.status === undefined ? answer : { ...answer, status: meant.status };
    return { ms, authorization, answer: asRead, serverDelayMs: meant?.serverDelayMs ?? delayOf(asRead), allowance: meant?.allowance };
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    return { ms: systemClock.now() - since, authorization, error: thrown };
  }
}

function delayOf({ status, headers }: WireAnswer): number | null {
  if (status !== 429 && status < 500) return null;
  return serverDelay(status, headers, systemClock.epochMs());
}

function observation(attempt: Attempt): Observation | undefined {
  if ('error' in attempt) return attempt.error.sent ? { status: 0, latencyMs: attempt.ms } : undefined;
  const { answer, serverDelayMs, allowance } = attempt;
  const believed = serverDelayMs !== null && serverDelayMs <= LONGEST_SERVER_DELAY_MS ? serverDelayMs : null;
  return { status: answer.status, latencyMs: attempt.ms, headers: answer.headers, serverDelayMs: believed, allowance };
}

function record(
  options: HttpClientOptions, by: Judge, request: HttpRequest, journey: Journey, attempt: Attempt, waits: Map<WaitReason, number>,
): void {
  const longest = [...waits].sort((a, b) => b[1] - a[1])[0];
  const answer = 'answer' in attempt ? attempt.answer : null;
  options.meter.record({
    operation: request.operation,
    method: request.method,
    status: answer?.status ?? 0,
    attempt: journey.attempts + (request.firstAttempt ?? 1) - 1,
    ms: attempt.ms,
    waitedMs: [...waits.values()].reduce((sum, ms) => sum + ms, 0),
    waitReason: longest?.[0] ?? null,
    requestId: answer ? by.requestId(answer.headers) : null,
  });
  waits.clear();
}

/** Token requests count like all others, and obey the same guard and time limit. */
function authContext(options: HttpClientOptions, request: HttpRequest, url: string): AuthContext {
  return {
    clock: systemClock,
    signal: request.signal,
    request: { method: request.method, url },
    async exchange(asked) {
      const since = systemClock.now();
      let status = 0;
      try {
        const answer = await exchange({
          ...asked,
          as: 'json',
          timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
          maxBytes: 1024 * 1024,
          egress: options.egress,
        });
        status = answer.status;
        return answer;
      } finally {
        options.meter.record({
          operation: 'token', method: asked.method, status, attempt: 1, ms: systemClock.now() - since,
          waitedMs: 0, waitReason: null, requestId: null,
        });
      }
    },
  };
}

function prepare(options: HttpClientOptions, request: HttpRequest): Prepared {
  const accept = request.responseType === undefined || request.responseType === 'json' ? 'application/json' : '*/*';
  const headers = {
    accept,
    'user-agent': 'n8n-nodes-tributary',
    ...lowerCased(options.defaultHeaders),
    ...contentType(request),
    ...lowerCased(request.headers),
  };
  if (request.form) return { headers, body: new URLSearchParams(request.form).toString() };
  return { headers, body: request.json === undefined ? undefined : JSON.stringify(request.json) };
}

function contentType(request: HttpRequest): Record<string, string> {
  if (request.form) return { 'content-type': 'application/x-www-form-urlencoded' };
  return request.json === undefined ? {} : { 'content-type': 'application/json' };
}

function lowerCased(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const signed = new URL(url);
  for (const [name, value] of Object.entries(query)) signed.searchParams.set(name, value);
  return signed.href;
}
