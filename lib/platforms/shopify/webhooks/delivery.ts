import { isSigned, objectOf, type Delivery as AnyDelivery, type Read, type WebhookRequest } from '../../../sync/webhooks';
import type { ShopifyCredential } from '../types';

/** `id` is the same on every attempt; `data` is the resource in its REST form, of a deletion its id alone. */
export interface Delivery extends AnyDelivery {
  readonly shop: string;
  readonly eventId: string | null;
  readonly triggeredAt: string | null;
  readonly apiVersion: string | null;
}

/**
 * A delivery, or `forged` for anything that this app's secret has not signed for this shop. The bytes are compared as
 * they came.
 * @see https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function readDelivery({ headers, rawBody }: WebhookRequest, { clientSecret, shop }: Pick<ShopifyCredential, 'clientSecret' | 'shop'>): Read<Delivery> {
  const header = (name: string): string => String(headers[name] ?? '');
  if (clientSecret === '' || !rawBody || !isSigned(rawBody, header('x-shopify-hmac-sha256'), clientSecret)) return 'forged';
  const id = header('x-shopify-webhook-id');
  const topic = header('x-shopify-topic');
  if (id === '' || topic === '' || header('x-shopify-shop-domain').toLowerCase() !== shop) return 'forged';
  const data = objectOf(rawBody);
  if (!data) return 'forged';
  const optional = (name: string): string | null => header(name) || null;
  return { id, topic, shop, data, eventId: optional('x-shopify-event-id'), triggeredAt: optional('x-shopify-triggered-at'), apiVersion: optional('x-shopify-api-version') };
}
