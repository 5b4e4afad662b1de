import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../conditions/random';
import { empty, html } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, Route, RouteMethod, Vendor } from '../../http/types';
import { basicAuth, bearer, hiddenBasicAuth } from './auth';
import { echoBody, echoGet, grouped, shownHeaders } from './echo';
import { pretty } from './pretty';
import { answerStatus } from './status';

const PREFIX = '/httpbin';
const MAX_DELAY_S = 10;
const MAX_BYTES = 100 * 1024;
const MAX_LINES = 100;
const ECHO_METHODS: readonly RouteMethod[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** https://httpbin.org: echoes what it is sent (the Python site's shapes: plain strings, no arrays of one). */
export function httpbin({ seed = 1 }: { readonly seed?: number } = {}): Vendor {
  const random = createRandom(seed);
  const echoes = ECHO_METHODS.map((method): Route => (
    { method, path: `/${method.toLowerCase()}`, handle: async (exchange) => pretty(await echoBody(exchange)) }
  ));
  return {
    name: 'HTTPBin',
    prefix: PREFIX,
    routes: [
      ...echoes,
      { method: 'GET', path: '/get', handle: (exchange) => pretty(echoGet(exchange)) },
      { method: '*', path: '/anything/*', handle: async (exchange) => pretty({ ...await echoBody(exchange), method: exchange.method }) },
      { method: '*', path: '/status/:codes', handle: (exchange) => answerStatus(exchange.param('codes'), random(), PREFIX) },
      { method: 'GET', path: '/bearer', handle: bearer },
      { method: 'GET', path: '/basic-auth/:user/:password', handle: basicAuth },
      { method: 'GET', path: '/hidden-basic-auth/:user/:password', handle: hiddenBasicAuth },
      { method: 'GET', path: '/headers', handle: (exchange) => pretty({ headers: shownHeaders(exchange) }) },
      { method: 'GET', path: '/ip', handle: (exchange) => pretty({ origin: exchange.remoteAddress }) },
      { method: 'GET', path: '/uuid', handle: () => pretty({ uuid: randomUUID() }) },
      { method: '*', path: '/delay/:seconds', handle: delayed },
      { method: 'GET', path: '/response-headers', handle: responseHeaders },
      { method: 'POST', path: '/response-headers', handle: responseHeaders },
      { method: 'GET', path: '/redirect/:times', handle: redirect },
      { method: 'GET', path: '/json', handle: () => pretty({ slideshow: { author: 'Yours Truly', title: 'Sample Slide Show' } }) },
      { method: 'GET', path: '/bytes/:count', handle: (exchange) => bytes(exchange, random) },
      { method: 'GET', path: '/stream/:lines', handle: stream },
    ],
    notFound: () => html(404, page('404 Not Found')),
    methodNotAllowed: (_, allow) => html(405, page('405 Method Not Allowed'), { Allow: allow }),
    examples: (baseUrl) => ({
      httpbin: { base_url: baseUrl, endpoints: { customers: '/post', health: '/get' }, authentication: { type: 'none' } },
    }),
  };
}

async function delayed(exchange: Exchange): Promise<Answer> {
  const seconds = Number(exchange.param('seconds'));
  if (!(seconds >= 0)) return html(404, page('404 Not Found'));
  await sleep(Math.min(seconds, MAX_DELAY_S) * 1000, undefined, { signal: exchange.closing });
  return pretty(await echoBody(exchange));
}

function responseHeaders(exchange: Exchange): Answer {
  const wanted = Object.fromEntries([...exchange.query].filter(([name, value]) => isHeader(name, value)));
  return pretty(grouped(exchange.query), wanted);
}

function isHeader(name: string, value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value) && name.toLowerCase() !== 'content-length';
}

/** Leads through `n` redirects to `/get`. */
function redirect(exchange: Exchange): Answer {
  const times = Number(exchange.param('times'));
  if (!(Number.isInteger(times) && times >= 1)) return html(404, page('404 Not Found'));
  return html(302, '', { Location: times === 1 ? `${PREFIX}/get` : `${PREFIX}/redirect/${times - 1}` });
}

function bytes(exchange: Exchange, random: () => number): Answer {
  const count = Number(exchange.param('count'));
  if (!(Number.isInteger(count) && count >= 0)) return html(404, page('404 Not Found'));
  const body = Buffer.from(Array.from({ length: Math.min(count, MAX_BYTES) }, () => Math.floor(random() * 256)));
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body };
}

function stream(exchange: Exchange): Answer {
  const lines = Number(exchange.param('lines'));
  if (!(Number.isInteger(lines) && lines >= 0)) return empty(404);
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: numberedLines(exchange, Math.min(lines, MAX_LINES)) };
}

async function* numberedLines(exchange: Exchange, count: number): AsyncGenerator<string> {
  const echo = echoGet(exchange);
  for (let id = 0; id < count; id += 1) yield `${JSON.stringify({ ...echo, id })}\n`;
}

function page(title: string): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<title>${title}</title>\n<h1>${title.slice(4)}</h1>\n`;
}
