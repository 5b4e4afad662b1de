import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StoreEvent } from './applyEvents';
import type { StoreContext, StorePlatform } from './types';

/** All that a trigger needs to know of one vendor's webhooks; `lib/platforms/<name>/webhooks` provides it. */
export interface StoreWebhooks<Credential = unknown, Told extends Delivery = Delivery> {
  readonly platform: StorePlatform<Credential>;
  readonly signature: SignedBySubscription<Told> | SignedByApp<Credential, Told>;
  /** Whether a delivery that was answered with an error comes again. */
  readonly sendsAgain: boolean;
  /** Sends nothing yet. */
  connect(credential: Credential, context: StoreContext): WebhookConnection<Told>;
}

/** Every subscription is given a secret of its own, which the store never tells. */
export interface SignedBySubscription<Told> {
  readonly by: 'subscription';
  read(request: WebhookRequest, secret: string): Read<Told>;
}

/** Deliveries are signed with a secret of the credential. */
export interface SignedByApp<Credential, Told> {
  readonly by: 'app';
  /** Whose subscriptions a credential makes and sees; shows no secret. Throws `CredentialRefused` where it has no secret to check with. */
  appOf(credential: Credential): string;
  read(request: WebhookRequest, credential: Credential): Read<Told>;
}

/** A delivery, the vendor's own question whether anybody is there, or what is not the store's. */
export type Read<Told> = Told | 'ping' | 'forged';

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they came: signatures are over these. */
  readonly rawBody: Buffer | undefined;
}

/** One delivery that has proved to be the store's, with what else the vendor says of it. */
export interface Delivery {
  readonly id: string;
  /** In the vendor's words: `orders/updated`. */
  readonly topic: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One store's subscriptions to an address. Every method throws HttpFailure. */
export interface WebhookConnection<Told> {
  /** As `StoreIdentity` names the store. */
  readonly account: string;
  /** Whether the store calls this address for every one of these topics, and for no other. */
  isSubscribed(url: string, topics: readonly string[]): Promise<boolean>;
  /** Makes the missing subscriptions and removes those to topics that are wanted no more. */
  subscribe(wanted: Subscription): Promise<void>;
  unsubscribe(url: string): Promise<void>;
  /** What a delivery means for the warehouse; null for what has no table there. */
  eventOf(delivery: Told): Promise<StoreEvent | null>;
  close(): void;
}

export interface Subscription {
  readonly url: string;
  readonly topics: readonly string[];
  /** In the vendor's syntax; null for everything. */
  readonly filter: string | null;
  /** What the store signs with, where that is not the credential's. */
  readonly secret: string;
}

/** Whether the signature is the Base64 of HMAC-SHA256 over these bytes; compared in constant time. */
export function isSigned(rawBody: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The JSON object that a body is; null for anything else. */
export function objectOf(rawBody: Buffer): Delivery['data'] | null {
  try {
    const value: unknown = JSON.parse(rawBody.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
