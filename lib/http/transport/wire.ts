import http from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { AxiosInstance, AxiosResponse } from 'axios';
import type { EgressFilter, Method } from '../types';
import { agentsFor } from './agents';
import { decode, readBody, watched } from './body';
import { deadline } from './deadline';
import { checkEgress } from './egress';
import { toWireError, WireError } from './wireError';

/** A request as it goes over the wire, once. */
export interface WireRequest {
  readonly method: Method;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly as: 'json' | 'text' | 'stream';
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly egress?: EgressFilter;
  readonly signal?: AbortSignal;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

let loaded: Promise<AxiosInstance> | null = null;

/**
 * Sends one request and reads the answer, whatever its status. Redirects are answers.
 * Throws WireError when no whole answer came, or the signal's reason when it aborted.
 */
export async function exchange(request: WireRequest): Promise<WireAnswer> {
  const limit = deadline(request.timeoutMs, request.signal);
  const track = { sent: false };
  try {
    await checkEgress(request.egress, request.url, limit.signal);
    const response = await send(request, limit.signal, track);
    return await read(request, response);
  } catch (thrown) {
    if (request.signal?.aborted) throw request.signal.reason;
    if (!limit.expired) throw toWireError(thrown, track.sent);
    throw new WireError(`no whole answer within ${request.timeoutMs} ms`, 'ETIMEDOUT', track.sent, true);
  } finally {
    limit.clear();
  }
}

async function send(request: WireRequest, signal: AbortSignal, track: { sent: boolean }): Promise<AxiosResponse<Readable>> {
  const [client, agents] = await Promise.all([axios(), agentsFor(request.egress)]);
  return client.request<Readable>({
    method: request.method,
    url: request.url,
    headers: request.headers,
    data: request.body,
    httpAgent: agents.http,
    httpsAgent: agents.https,
    signal,
    transport: { request: (options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) => tracked(options, onAnswer, track) },
  });
}

function axios(): Promise<AxiosInstance> {
  loaded ??= import('axios').then(({ default: library }) => library.create({
    adapter: 'http',
    responseType: 'stream',
    // Redirects, proxies, bodies and statuses are this module's business.
    maxRedirects: 0,
    proxy: false,
    transformRequest: [(body: unknown) => body],
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
  }));
  return loaded;
}

/** Notes when the request's bytes may have left: once its connection, with TLS, stands. */
function tracked(
  options: RequestOptions,
  onAnswer: (answer: IncomingMessage) => void,
  track: { sent: boolean },
): ClientRequest {
  const sent = (): void => { track.sent = true; };
  const request = (options.protocol === 'https:' ? https : http).request(options, onAnswer);
  request.once('socket', (socket: Socket & { encrypted?: boolean; secureConnecting?: boolean }) => {
    const pending = socket.connecting || socket.secureConnecting === true;
    if (!pending) return sent();
    socket.once(socket.encrypted ? 'secureConnect' : 'connect', sent);
  });
  return request;
}

async function read(request: WireRequest, response: AxiosResponse<Readable>): Promise<WireAnswer> {
  const headers = plainHeaders(response.headers);
  const landed = response.status >= 200 && response.status < 300;
  if (request.as === 'stream' && landed) {
    return { status: response.status, headers, data: watched(response.data, request.timeoutMs, request.signal) };
  }
  try {
    const body = await readBody(response.data, request.maxBytes);
    return { status: response.status, headers, data: decode(body, headers['content-type'], request.as === 'text' ? 'text' : 'json') };
  } catch (thrown) {
    // The status of a refusal is the answer, with or without its text.
    if (landed || request.signal?.aborted) throw thrown;
    return { status: response.status, headers, data: undefined };
  }
}

function plainHeaders(headers: AxiosResponse['headers']): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]);
  return Object.fromEntries(entries) as Record<string, string>;
}
