import { parseArgs } from 'node:util';
import type { FaultSettings } from './conditions/faults';
import type { LatencyMs } from './conditions/latency';
import type { LimitSettings } from './conditions/token-bucket';
import type { SandboxOptions } from './index';
import type { StrictOptions } from './vendors/strict/options';

export const USAGE = `Usage: npm run sandbox [-- options]

Simulates customer APIs on 127.0.0.1: /jsonplaceholder, /reqres/api, /httpbin and a strict one at /strict;
and the stores at /shopify/tributary-demo and /shopify/harbor-outlet.

  --port N             port; a free one unless given
  --auth TYPE          what /strict asks for: none, bearer_token, api_key, basic, oauth2, any (default)
  --rate N             requests per second /strict admits; no limit unless given
  --burst N            requests at once after a quiet time; the rate unless given
  --announce WHAT      what its answers tell of the limit: retry_after (default), full (RateLimit-* too), none
  --latency MS         milliseconds per request, or a range such as 20-80
  --fault LIST         fractions of requests struck, such as before=0.05,after=0.05,reset=0.03
                       before, after          5xx without and with the write
                       resetBefore, reset     connection reset without and with the write
                       hangBefore, hang       never answered, without and with the write
                       slow, garbage, html    dribbled body; broken body; 200 with a web page (no write)
  --seed N             other requests are struck, other latencies drawn; 1 unless given
  --persist FILE       keep customers and idempotency keys in FILE, also over a crash
  --token-life S       seconds an OAuth2 token lives; 3600 unless given
  --token-uses N       requests an OAuth2 token is good for; no end unless given
  --no-unique          take two customers with the same e-mail
  --no-idempotency     ignore Idempotency-Key
  --orders N             orders in each simulated store; 240 unless given
  --reqres-key         /reqres/api asks for an x-api-key
  --help               this text

While it runs: GET /__sandbox/stats, /__sandbox/received, /__sandbox/customers;
POST /__sandbox/faults with JSON such as {"after": 0.1}; POST /__sandbox/reset.`;

const AUTH_TYPES = ['none', 'bearer_token', 'api_key', 'basic', 'oauth2', 'any'] as const;
const ANNOUNCEMENTS = ['retry_after', 'full', 'none'] as const;
const SHORT_FAULTS: ReadonlyMap<string, string> = new Map([['reset', 'resetAfter'], ['hang', 'hangAfter']]);

/** Sandbox options from command-line words, or `help`. Throws with one clear sentence on what it cannot take. */
export function parseCommandLine(words: readonly string[]): SandboxOptions | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: 'string' }, auth: { type: 'string' }, rate: { type: 'string' }, burst: { type: 'string' },
      announce: { type: 'string' }, latency: { type: 'string' }, fault: { type: 'string' }, seed: { type: 'string' },
      persist: { type: 'string' }, 'token-life': { type: 'string' }, 'token-uses': { type: 'string' },
      'no-unique': { type: 'boolean' }, 'no-idempotency': { type: 'boolean' }, 'reqres-key': { type: 'boolean' }, orders: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const seed = number('seed', values.seed);
  const strict: StrictOptions = {
    auth: oneOf('auth', AUTH_TYPES, values.auth),
    limit: limitOf(values.rate, values.burst, values.announce),
    latencyMs: latencyOf(values.latency),
    faults: faultsOf(values.fault, seed),
    tokens: { lifeSeconds: number('token-life', values['token-life']), uses: number('token-uses', values['token-uses']) },
    uniqueEmails: !values['no-unique'],
    idempotency: !values['no-idempotency'],
    persistTo: values.persist,
    seed,
  };
  return { port: number('port', values.port), seed, orders: number('orders', values.orders), strict, reqres: { requireApiKey: values['reqres-key'] } };
}

function limitOf(rate?: string, burst?: string, announce?: string): LimitSettings | undefined {
  const ratePerSecond = number('rate', rate);
  if (ratePerSecond === undefined) {
    if (burst !== undefined || announce !== undefined) throw new Error('--burst and --announce need --rate.');
    return undefined;
  }
  return { ratePerSecond, burst: number('burst', burst), announce: oneOf('announce', ANNOUNCEMENTS, announce) };
}

function latencyOf(text?: string): LatencyMs | undefined {
  const [min, max] = (text ?? '').split('-', 2);
  const lowest = number('latency', text === undefined ? undefined : min);
  const highest = number('latency', max);
  return lowest === undefined || highest === undefined ? lowest : { min: lowest, max: highest };
}

function faultsOf(text: string | undefined, seed: number | undefined): FaultSettings | undefined {
  if (text === undefined) return undefined;
  const fractions = text.split(',').map((part) => {
    const [kind = '', fraction] = part.split('=', 2);
    return [SHORT_FAULTS.get(kind) ?? kind, number(`fault ${kind}`, fraction ?? '')] as const;
  });
  return { ...Object.fromEntries(fractions), seed };
}

function number(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new Error(`--${option} takes a number of 0 or more, not "${text}".`);
  return value;
}

function oneOf<T extends string>(option: string, allowed: readonly T[], text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  const found = allowed.find((word) => word === text);
  if (found === undefined) throw new Error(`--${option} takes one of ${allowed.join(', ')}, not "${text}".`);
  return found;
}
