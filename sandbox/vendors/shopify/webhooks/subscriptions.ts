import type { App } from '../data/shop';
import { gid, iso } from '../resolvers/ids';
import type { Shop } from '../shop';
import { Sender } from './sender';

export interface Subscription {
  readonly id: number;
  readonly topic: string;
  readonly uri: string;
  readonly format: string;
  readonly filter: string | null;
  readonly name: string | null;
  readonly includeFields: readonly string[];
  readonly apiVersion: string;
  /** Who made it: no other app sees it, and its secret signs what is sent. */
  readonly app: App;
  readonly createdAt: number;
}

const FIRST_ID = 8_000_001;

/** Subscriptions that apps made through the API, and the deliveries to them. */
export class Subscriptions {
  private readonly byId = new Map<number, Subscription>();
  private readonly sender: Sender;
  private next = FIRST_ID;

  constructor(shop: Shop) {
    this.sender = new Sender(shop, (subscription) => this.byId.delete(subscription.id));
  }

  /** Those of one app, or of all. */
  list(app?: App): readonly Subscription[] {
    return [...this.byId.values()].filter((subscription) => app === undefined || subscription.app === app);
  }

  get(id: number | null, app: App): Subscription | undefined {
    return this.list(app).find((subscription) => subscription.id === id);
  }

  add(subscription: Omit<Subscription, 'id' | 'createdAt'>): Subscription {
    const made = { ...subscription, id: this.next, createdAt: Date.now() };
    this.next += 1;
    this.byId.set(made.id, made);
    return made;
  }

  remove(id: number | null, app: App): boolean {
    const found = this.get(id, app);
    return found !== undefined && this.byId.delete(found.id);
  }

  /** Something happened: every subscription to the topic gets a delivery of its own. */
  emit(topic: string, payload: () => object): void {
    const concerned = this.list().filter((subscription) => subscription.topic === topic);
    if (concerned.length === 0) return;
    this.sender.send(topic, concerned, payload());
  }

  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.sender.settled();
  }

  deliveries() {
    return this.sender.log;
  }

  reset(): void {
    this.byId.clear();
    this.next = FIRST_ID;
    this.sender.reset();
  }
}

export function subscriptionView(subscription: Subscription) {
  return {
    id: gid('WebhookSubscription', subscription.id), legacyResourceId: String(subscription.id), topic: subscription.topic, uri: subscription.uri, format: subscription.format,
    filter: subscription.filter, name: subscription.name, includeFields: subscription.includeFields, createdAt: iso(subscription.createdAt),
    updatedAt: iso(subscription.createdAt), apiVersion: { handle: subscription.apiVersion, displayName: subscription.apiVersion, supported: true },
  };
}
