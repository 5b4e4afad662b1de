import { createHash } from 'node:crypto';
import { Faults, type Fault } from '../../conditions/faults';
import { Latency } from '../../conditions/latency';
import { TokenBucket } from '../../conditions/token-bucket';
import { html, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, Handler, Reply } from '../../http/types';
import { refuseStranger } from './access';
import type { Result } from './customers';
import { IdempotencyKeys } from './idempotency';
import type { Journal } from './journal';
import type { StrictOptions } from './options';
import type { TokenOffice } from './tokens';

/**
 * What stands between the wire and an action, in this order: credential, limit, faults before the write,
 * idempotency, latency, the write and its journal line in one step, faults after it.
 */
export class Service {
  readonly faults: Faults;
  readonly keys = new IdempotencyKeys();
  /** Set once the file has been read. */
  journal: Journal | null = null;
  private readonly latency: Latency;
  private bucket: TokenBucket | null;

  constructor(private readonly options: StrictOptions, readonly tokens: TokenOffice) {
    this.faults = new Faults(options.faults ?? {});
    this.latency = new Latency(options.latencyMs ?? 0, options.seed ?? 1);
    this.bucket = options.limit ? new TokenBucket(options.limit) : null;
  }

  /** A route that only asks for the credential. */
  open(handle: (exchange: Exchange) => Answer): Handler {
    return (exchange) => this.refuse(exchange) ?? handle(exchange);
  }

  reading(action: (exchange: Exchange) => Result): Handler {
    return this.governed(false, action);
  }

  writing(action: (exchange: Exchange) => Result): Handler {
    return this.governed(true, action);
  }

  reset(): void {
    this.faults.set(this.options.faults ?? {});
    this.bucket = this.options.limit ? new TokenBucket(this.options.limit) : null;
    this.keys.clear();
    this.tokens.reset();
    this.journal?.clear();
  }

  private refuse(exchange: Exchange): Answer | null {
    return refuseStranger(this.options.auth ?? 'any', exchange, this.tokens);
  }

  private governed(isWrite: boolean, action: (exchange: Exchange) => Result): Handler {
    return async (exchange) => {
      const stranger = this.refuse(exchange);
      if (stranger) return stranger;
      const admission = this.bucket?.take(performance.now()) ?? { admitted: true, headers: {} };
      if (!admission.admitted) return refusal(429, 'rate_limited', 'Too many requests. Nothing was written.', {}, admission.headers);
      const request = fingerprintOf(exchange);
      const fault = this.faults.draw(request, isWrite);
      exchange.log.fault = fault?.kind ?? null;
      const reply = struckBefore(fault) ?? struckAfter(fault, await this.perform(exchange, request, isWrite, action));
      return 'silence' in reply ? reply : { ...reply, headers: { ...reply.headers, ...admission.headers } };
    };
  }

  private async perform(exchange: Exchange, request: string, isWrite: boolean, action: (exchange: Exchange) => Result): Promise<Answer> {
    const key = isWrite ? exchange.header('idempotency-key') : undefined;
    exchange.log.idempotencyKey = key ?? null;
    if (key === undefined || this.options.idempotency === false) {
      await this.latency.wait(exchange.closing);
      return this.commit(exchange, action(exchange), undefined);
    }
    const known = this.keys.begin(key, request);
    if (known) {
      exchange.log.replayed = known.headers?.['Idempotent-Replayed'] === 'true';
      return known;
    }
    try {
      await this.latency.wait(exchange.closing);
      return this.commit(exchange, action(exchange), key);
    } finally {
      this.keys.release(key);
    }
  }

  /** Runs in the same tick as the action, so that no other request sees a write its journal line does not have. */
  private commit(exchange: Exchange, { answer, written }: Result, key: string | undefined): Answer {
    const stored = key === undefined ? undefined : this.keys.settle(key, answer);
    if (written.length > 0 || stored) this.journal?.append({ customers: written, answer: stored });
    exchange.log.written = written.length;
    return answer;
  }
}

function fingerprintOf(exchange: Exchange): string {
  return `${exchange.method} ${exchange.target} ${createHash('sha1').update(exchange.body).digest('base64')}`;
}

function struckBefore(fault: Fault | null): Reply | null {
  if (fault?.kind === 'before') return outage(fault);
  if (fault?.kind === 'resetBefore') return { silence: 'reset' };
  if (fault?.kind === 'hangBefore') return { silence: 'hang' };
  if (fault?.kind === 'html') return html(200, '<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>');
  return null;
}

function struckAfter(fault: Fault | null, answer: Answer): Reply {
  if (fault?.kind === 'after') return outage(fault);
  if (fault?.kind === 'resetAfter') return { silence: 'reset' };
  if (fault?.kind === 'hangAfter') return { silence: 'hang' };
  if (fault?.kind === 'slow') return { ...answer, dribbleMs: fault.slowMs };
  if (fault?.kind === 'garbage') return { ...answer, body: Buffer.from('{"id": "cust_\u0000\ufffd<<garbage', 'utf8') };
  return answer;
}

/** The same words before and after the write: a client must not be able to tell them apart. */
function outage(fault: Fault): Answer {
  return refusal(fault.status, 'unavailable', 'The service is not available at the moment.');
}
