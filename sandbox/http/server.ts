import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { empty, refusal } from './answers';
import { readBody, type Body } from './body';
import { Exchange } from './exchange';
import type { Recorder } from './recorder';
import { Router, type Match } from './router';
import { send } from './sender';
import type { Received, Reply, Vendor } from './types';

const MAX_BODY_BYTES = 1024 * 1024;
/** Long, so that a client's pooled connection does not die under the request it is about to carry. */
const KEEP_ALIVE_MS = 65_000;

/** One HTTP server that hands each request to the vendor mounted at its path. Not listening yet. */
export function createSandboxServer(vendors: readonly Vendor[], recorder: Recorder, closing: AbortSignal): Server {
  const router = new Router(vendors);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
    const path = pathOf(request);
    const log = recorder.arrived(request.method ?? 'GET', path);
    response.on('close', () => recorder.left());
    handle(request, response, router.find(log.method, path), log).catch(() => response.destroy());
  });
  server.on('connection', () => recorder.connected());
  return server;

  async function handle(request: IncomingMessage, response: ServerResponse, match: Match, log: Received): Promise<void> {
    if (match.kind === 'route') log.route = match.label;
    const body = await readBody(request, match.vendor?.maxBodyBytes ?? MAX_BODY_BYTES);
    const reply = await replyToBody(request, body, match, log);
    log.status = 'silence' in reply ? 0 : reply.status;
    recorder.decided(log);
    await send(response, reply, closing);
  }

  async function replyToBody(request: IncomingMessage, body: Body, match: Match, log: Received): Promise<Reply> {
    if (body === 'gone') return { silence: 'reset' };
    if (body === 'too_large') return refusal(413, 'payload_too_large', 'The request body is too large. Send less in one request.');
    return replyTo(match, exchangeOf(request, body, match, log));
  }

  function exchangeOf(request: IncomingMessage, body: Buffer, match: Match, log: Received): Exchange {
    const baseUrl = `http://${request.headers.host ?? '127.0.0.1'}${match.vendor?.prefix ?? ''}`;
    const params = match.kind === 'route' ? match.params : new Map<string, string>();
    return new Exchange(request, body, request.url ?? '/', baseUrl, request.socket.remoteAddress ?? '', params, log, closing);
  }
}

async function replyTo(match: Match, exchange: Exchange): Promise<Reply> {
  if (match.kind === 'none') return unrouted(match, exchange);
  try {
    return await match.route.handle(exchange);
  } catch (error) {
    if (exchange.closing.aborted) return { silence: 'reset' };
    return refusal(500, 'sandbox_error', `The sandbox itself broke down: ${String(error)}`);
  }
}

function unrouted({ vendor, allow }: Match & { kind: 'none' }, exchange: Exchange): Reply | Promise<Reply> {
  if (!allow) return vendor?.notFound?.(exchange) ?? refusal(404, 'not_found', 'There is nothing at this address.');
  if (exchange.method === 'OPTIONS') return empty(204, { Allow: allow });
  const refused = () => refusal(405, 'method_not_allowed', `This address answers ${allow}.`, {}, { Allow: allow });
  return vendor?.methodNotAllowed?.(exchange, allow) ?? refused();
}

function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/';
  const end = target.indexOf('?');
  return end < 0 ? target : target.slice(0, end);
}
