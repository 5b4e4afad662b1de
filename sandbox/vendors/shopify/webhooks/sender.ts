import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Shop } from '../shop';
import type { Subscription } from './subscriptions';

/** The vendor tries again 8 times over 4 hours; here the gaps are a setting, and grow alike. */
const RETRIES = 8;
const ANSWER_MS = 5000;
/** After so many deliveries in a row that nobody took, a subscription is deleted. */
const MOST_FAILURES = 8;

export interface Delivery {
  readonly topic: string;
  readonly webhookId: string;
  readonly eventId: string;
  /** Statuses answered, one for each attempt; 0 where none came in time. */
  readonly statuses: number[];
}

/** Posts deliveries with a true signature, repeats those that nobody took. */
export class Sender {
  log: Delivery[] = [];
  private underWay = new Set<Promise<void>>();
  private stopped = new AbortController();
  private readonly failures = new Map<number, number>();

  constructor(private readonly shop: Shop, private readonly drop: (subscription: Subscription) => void) {}

  send(topic: string, subscriptions: readonly Subscription[], payload: object): void {
    const eventId = randomUUID();
    for (const subscription of subscriptions) {
      const job = this.deliver(subscription, topic, eventId, JSON.stringify(only(payload, subscription.includeFields))).catch(() => undefined);
      this.underWay.add(job);
      void job.then(() => this.underWay.delete(job));
    }
  }

  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  reset(): void {
    this.stopped.abort();
    this.stopped = new AbortController();
    this.underWay = new Set();
    this.log = [];
    this.failures.clear();
  }

  private async deliver(subscription: Subscription, topic: string, eventId: string, body: string): Promise<void> {
    const delivery: Delivery = { topic, webhookId: randomUUID(), eventId, statuses: [] };
    this.log.push(delivery);
    const headers = this.headersOf(subscription, delivery, body);
    const { signal } = this.stopped;
    let left = this.shop.settings.webhookCopies;
    for (let tries = 0; tries <= RETRIES && left > 0; tries += 1) {
      if (tries > 0) await sleep(this.shop.settings.webhookRetryMs * tries, undefined, { signal });
      const status = await post(subscription.uri, headers, body, signal);
      delivery.statuses.push(status);
      if (status >= 200 && status < 300) left -= 1;
    }
    this.judge(subscription, left < this.shop.settings.webhookCopies);
  }

  private judge(subscription: Subscription, wasTaken: boolean): void {
    const failures = wasTaken ? 0 : (this.failures.get(subscription.id) ?? 0) + 1;
    this.failures.set(subscription.id, failures);
    if (failures >= MOST_FAILURES) this.drop(subscription);
  }

  private headersOf(subscription: Subscription, { topic, webhookId, eventId }: Delivery, body: string): Record<string, string> {
    return {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic.toLowerCase().replace('_', '/').replace(/^inventory\/levels_/, 'inventory_levels/').replace(/^inventory\/items_/, 'inventory_items/'),
      'X-Shopify-Hmac-Sha256': createHmac('sha256', subscription.app.clientSecret).update(body, 'utf8').digest('base64'),
      'X-Shopify-Shop-Domain': this.shop.domain, 'X-Shopify-API-Version': subscription.apiVersion, 'X-Shopify-Webhook-Id': webhookId, 'X-Shopify-Event-Id': eventId,
      'X-Shopify-Triggered-At': new Date().toISOString(), ...(subscription.name ? { 'X-Shopify-Name': subscription.name } : {}),
    };
  }
}

async function post(uri: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<number> {
  try {
    const answer = await fetch(uri, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

function only(payload: object, fields: readonly string[]): object {
  return fields.length === 0 ? payload : Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name)));
}
