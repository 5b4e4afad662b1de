import { redirectLocation } from './transport/redirects';
import type { WireAnswer } from './transport/wire';
import type { WireError } from './transport/wireError';
import type { HttpRequest } from './types';

const NO_EFFECT = 'It took no effect';
const UNKNOWN_EFFECT = 'Whether it took effect is not known';

const ADVICE = new Map([
  [400, 'Check the data that was sent'],
  [403, 'Check what the credential is allowed to do'],
  [404, 'Check the base URL and the path'],
  [405, 'Check the base URL and the path'],
  [409, 'The record may exist already'],
  [413, 'Send less in one request'],
  [422, 'Check the data that was sent'],
]);

const CAUSES = new Map([
  ['ENOTFOUND', 'the host name is not known'],
  ['EAI_AGAIN', 'the host name could not be looked up'],
  ['ECONNREFUSED', 'the server refused the connection'],
  ['ECONNRESET', 'the connection was closed before the answer was complete'],
  ['EPIPE', 'the connection was closed before the answer was complete'],
  ['BODY_TOO_LARGE', 'the answer is larger than allowed'],
]);

/** What happened, whether it took effect, and what to do next. */
export const describe = {
  silence(request: HttpRequest, error: WireError, uncertain: boolean): string {
    const cause = CAUSES.get(error.code) ?? error.message;
    if (!uncertain) {
      return `${request.operation}: ${cause} (${error.code}). Nothing was sent; check the address and the network, then run it again.`;
    }
    return `${request.operation}: ${cause} (${error.code}). ${effect(request)}.`;
  },

  unauthorized(request: HttpRequest): string {
    return `${request.operation}: the server does not accept the credential (401). ${NO_EFFECT}; check the credential and run it again.`;
  },

  throttled(request: HttpRequest, uncertain: boolean): string {
    return `${request.operation}: the server keeps answering that there are too many requests (429). ${noEffect(uncertain)}; run it again later.`;
  },

  tooLongADelay(request: HttpRequest, delayMs: number, uncertain: boolean): string {
    const minutes = Math.round(delayMs / 60_000);
    return `${request.operation}: the server asks to wait ${minutes} minutes (429), longer than a run waits. ${noEffect(uncertain)}; run it again after that time.`;
  },

  broken(request: HttpRequest, answer: WireAnswer): string {
    return `${request.operation}: the server had an error of its own (${answer.status}). ${effect(request)}.`;
  },

  refused(request: HttpRequest, answer: WireAnswer): string {
    const target = redirectLocation('http://localhost', answer);
    if (target) {
      const where = `${target.origin}${target.pathname}`;
      return `${request.operation}: the server redirects to ${where} (${answer.status}), which is not followed. ${NO_EFFECT}; correct the base URL.`;
    }
    const advice = ADVICE.get(answer.status) ?? 'Read the answer and correct the request';
    return `${request.operation}: the server refused it (${answer.status}). ${NO_EFFECT}. ${advice}.`;
  },
};

function effect(request: HttpRequest): string {
  if (request.method === 'GET' || request.method === 'HEAD') return 'Nothing was changed; run it again';
  if (request.repeatable) return `${UNKNOWN_EFFECT}; it can be sent again safely`;
  return `${UNKNOWN_EFFECT}; look before sending it again`;
}

function noEffect(uncertain: boolean): string {
  return uncertain ? `${UNKNOWN_EFFECT} in an earlier attempt` : NO_EFFECT;
}
