import { createHmac, timingSafeEqual } from 'node:crypto';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One delivery that has proved to be the store's. */
export interface Delivery {
  /** New on every delivery. */
  readonly id: string;
  readonly webhookId: string;
  /** `order.updated`. */
  readonly topic: string;
  readonly resource: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What a request to a subscribed address is: `ping`, the unsigned form that WooCommerce sends when a webhook is made;
 * `forged` for whatever is not signed with the secret; or a delivery.
 */
export function readDelivery(headers: Headers, rawBody: Buffer | undefined, secret: string): Delivery | 'ping' | 'forged' {
  const signature = header(headers, 'x-wc-webhook-signature');
  const webhookId = header(headers, 'x-wc-webhook-id');
  if (signature === '' && webhookId === '') return isPing(rawBody) ? 'ping' : 'forged';
  if (secret === '' || !rawBody || !isSigned(rawBody, signature, secret)) return 'forged';
  const data = parsed(rawBody);
  const topic = header(headers, 'x-wc-webhook-topic');
  const id = header(headers, 'x-wc-webhook-delivery-id');
  if (data === null || topic === '' || id === '') return 'forged';
  const [resource = '', event = ''] = topic.split('.', 2);
  return { id, webhookId, topic, resource, event, data };
}

/** Base64 of HMAC-SHA256 over the bytes received, compared in constant time. */
function isSigned(rawBody: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function isPing(rawBody: Buffer | undefined): boolean {
  return rawBody !== undefined && /^webhook_id=\d+$/.test(rawBody.toString('latin1'));
}

function parsed(rawBody: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(rawBody.toString('utf8'));
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? data as Record<string, unknown> : null;
  } catch {
    return null;
  }
}

function header(headers: Headers, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
