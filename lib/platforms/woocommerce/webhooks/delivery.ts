import { isSigned, objectOf, type Delivery as AnyDelivery, type Read, type WebhookRequest } from '../../../sync/webhooks';

/** `id` is new on every delivery. */
export interface Delivery extends AnyDelivery {
  readonly resource: string;
  readonly event: string;
}

/**
 * What a request to a subscribed address is: `ping`, the unsigned form that WooCommerce sends when a webhook is made;
 * `forged` for whatever is not signed with the secret; or a delivery.
 */
export function readDelivery({ headers, rawBody }: WebhookRequest, secret: string): Read<Delivery> {
  const header = (name: string): string => (typeof headers[name] === 'string' ? headers[name] : '');
  const signature = header('x-wc-webhook-signature');
  if (signature === '' && header('x-wc-webhook-id') === '') return isPing(rawBody) ? 'ping' : 'forged';
  if (secret === '' || !rawBody || !isSigned(rawBody, signature, secret)) return 'forged';
  const data = objectOf(rawBody);
  const topic = header('x-wc-webhook-topic');
  const id = header('x-wc-webhook-delivery-id');
  if (data === null || topic === '' || id === '') return 'forged';
  const [resource = '', event = ''] = topic.split('.', 2);
  return { id, topic, resource, event, data };
}

function isPing(rawBody: Buffer | undefined): boolean {
  return rawBody !== undefined && /^webhook_id=\d+$/.test(rawBody.toString('latin1'));
}
