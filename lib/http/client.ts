import { sleep, systemClock } from './clock';
import { requestSender } from './attempt';
import { HttpFailure } from './errors';
import { cancelled, failure } from './failures';
import type { HttpClientOptions } from './options';
import { Patience } from './patience';
import { retryPolicy } from './retryPolicy';
import { closeIdleConnections } from './transport/agents';
import { requestUrl } from './transport/url';
import type { HttpClient, HttpRequest, HttpResponse } from './types';
import { judge } from './verdict';
import type { Journey, Judge } from './verdict';

const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-correlation-id', 'x-amzn-requestid', 'x-trace-id'];

/**
 * The client all platforms use: kept-alive connections, credentials, pacing, retries, metrics.
 * Throws HttpFailure at once for a base URL that is none; requests reject with HttpFailure only, or with what
 * their `beforeSend` rejects with.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  checkBaseUrl(options.baseUrl);
  const policy = retryPolicy(options.retry);
  const idHeaders = (options.requestIdHeaders ?? REQUEST_ID_HEADERS).map((name) => name.toLowerCase());
  const by: Judge = {
    policy,
    patience: new Patience(policy),
    now: systemClock.now,
    requestId: (headers) => idHeaders.map((name) => headers[name]).find(Boolean) ?? null,
    secrets: options.auth.secrets,
    isTokenRefused: options.isTokenRefused ?? (() => false),
  };
  return {
    request: (request) => runRequest(options, by, request),
    close: closeIdleConnections,
  };
}

async function runRequest(options: HttpClientOptions, by: Judge, request: HttpRequest): Promise<HttpResponse> {
  const url = requestUrl(options.baseUrl, request.url, request.query);
  if (url === null) {
    const sentence = `${request.operation}: the address is not on the server of the base URL. Nothing was sent; correct the path.`;
    throw failure(sentence, { kind: 'not_sent', attempts: 0 }, by.secrets());
  }
  const journey: Journey = { attempts: 0, retries: 0, authReplays: 0, uncertain: false, throttled: null };
  try {
    return await attemptUntilSettled(options, by, request, url, journey);
  } catch (thrown) {
    if (request.signal?.aborted && !(thrown instanceof HttpFailure)) throw cancelled(request.operation, journey.attempts);
    throw thrown;
  }
}

async function attemptUntilSettled(
  options: HttpClientOptions, by: Judge, request: HttpRequest, url: string, journey: Journey,
): Promise<HttpResponse> {
  const send = requestSender(options, by, request, url, journey);
  for (;;) {
    const verdict = judge(by, request, journey, await send());
    if (verdict.next === 'fail') throw verdict.failure;
    if (verdict.next === 'done') {
      const { status, headers, data } = verdict.answer;
      return { status, headers, data, requestId: by.requestId(headers), attempts: journey.attempts, afterDoubt: journey.uncertain };
    }
    if (verdict.delayMs > 0) await sleep(systemClock, verdict.delayMs, request.signal);
    send.waited(verdict.reason, verdict.delayMs);
  }
}

function checkBaseUrl(baseUrl: string): void {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url && /^https?:$/.test(url.protocol)) return;
  throw new HttpFailure('The base URL is not an http or https address. Correct it; nothing was sent.', { kind: 'not_sent', attempts: 0 });
}
