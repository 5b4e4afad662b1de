import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Delivery {
  /** The same on every attempt of one delivery. */
  readonly id: string;
  /** `orders/updated`. */
  readonly topic: string;
  readonly shop: string;
  readonly eventId: string | null;
  readonly triggeredAt: string | null;
  readonly apiVersion: string | null;
  /** The resource in its REST form; of a deletion its id alone. */
  readonly data: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * A delivery, or `forged` for anything that this app's secret has not signed for this shop. The bytes are compared as
 * they came, in constant time.
 * @see https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function readDelivery(headers: Headers, rawBody: Buffer | undefined, secret: string, shop: string): Delivery | 'forged' {
  const header = (name: string): string => String(headers[name] ?? '');
  if (secret === '' || !rawBody || !isSigned(rawBody, header('x-shopify-hmac-sha256'), secret)) return 'forged';
  const id = header('x-shopify-webhook-id');
  const topic = header('x-shopify-topic');
  if (id === '' || topic === '' || header('x-shopify-shop-domain').toLowerCase() !== shop) return 'forged';
  const data = objectOf(rawBody);
  if (!data) return 'forged';
  const optional = (name: string): string | null => header(name) || null;
  return { id, topic, shop, data, eventId: optional('x-shopify-event-id'), triggeredAt: optional('x-shopify-triggered-at'), apiVersion: optional('x-shopify-api-version') };
}

function isSigned(rawBody: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function objectOf(rawBody: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(rawBody.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
