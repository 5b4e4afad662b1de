import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from './shelf';
import type { Site } from './site';

export interface Webhook {
  readonly id: number;
  name: string;
  status: 'active' | 'paused' | 'disabled';
  topic: string;
  deliveryUrl: string;
  secret: string;
  failures: number;
  readonly createdMs: number;
  modifiedMs: number;
}

const MOST_FAILURES = 5;
const TIMEOUT_MS = 5_000;

/** Delivers webhooks as WooCommerce does: late, once, and with all changes of an object while one waits as one. */
export class Hooks {
  private readonly waiting = new Set<string>();
  private closing = new AbortController();
  private deliveries = 0;

  constructor(private readonly site: Site) {}

  happened(resource: string, event: string, id: number, payload: () => Entry): void {
    for (const hook of this.site.webhooks.values()) {
      if (hook.status === 'active' && hook.topic === `${resource}.${event}`) this.queue(hook, id, payload);
    }
  }

  /** On creation, and when a change makes it active: a form without headers and signature. Nobody looks at the answer. */
  ping(hook: Webhook): void {
    const body = new URLSearchParams({ webhook_id: String(hook.id) }).toString();
    void this.post(hook.deliveryUrl, { 'Content-Type': 'application/x-www-form-urlencoded' }, body);
  }

  close(): void {
    this.closing.abort();
    this.closing = new AbortController();
    this.waiting.clear();
  }

  private queue(hook: Webhook, id: number, payload: () => Entry): void {
    const key = `${hook.id} ${id}`;
    if (this.waiting.has(key)) return;
    this.waiting.add(key);
    void sleep(this.site.settings.deliveryMs, undefined, { signal: this.closing.signal, ref: false }).then(async () => {
      this.waiting.delete(key);
      if (hook.status === 'active') await this.deliver(hook, payload());
    }).catch(() => undefined);
  }

  private async deliver(hook: Webhook, payload: Entry): Promise<void> {
    const body = JSON.stringify(payload);
    const [resource = '', event = ''] = hook.topic.split('.', 2);
    this.deliveries += 1;
    const status = await this.post(hook.deliveryUrl, {
      'Content-Type': 'application/json', 'User-Agent': 'WooCommerce/10.3.0 Hookshot (WordPress/6.8)', 'X-WC-Webhook-Source': `http://127.0.0.1/woocommerce/${this.site.facts.name}/`,
      'X-WC-Webhook-Topic': hook.topic, 'X-WC-Webhook-Resource': resource, 'X-WC-Webhook-Event': event, 'X-WC-Webhook-Signature': signature(body, hook.secret),
      'X-WC-Webhook-ID': String(hook.id), 'X-WC-Webhook-Delivery-ID': createHash('md5').update(`${hook.id} ${this.deliveries}`).digest('hex'),
    }, body);
    const landed = status >= 200 && status <= 302;
    hook.failures = landed ? 0 : hook.failures + 1;
    if (hook.failures > MOST_FAILURES) hook.status = 'disabled';
  }

  private async post(url: string, headers: Record<string, string>, body: string): Promise<number> {
    try {
      const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(TIMEOUT_MS)]);
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}

/** Base64 of HMAC-SHA256 over the bytes sent; the secret's HTML entities decoded first. */
export function signature(body: string, secret: string): string {
  const plain = secret.replace(/&(amp|lt|gt|quot|#0*39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");
  return createHmac('sha256', plain).update(body).digest('base64');
}
