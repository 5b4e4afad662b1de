import type { Delivery, StoreWebhooks, WebhookConnection } from '../../../lib/sync/webhooks';
import { egressOf } from '../../host/egress';
import type { TriggerHost } from '../parameters';
import type { ItemStore } from '../storeAccess';

/** The webhooks of a store for as long as `work` takes. Throws HttpFailure. */
export async function connected<T>(host: TriggerHost, webhooks: StoreWebhooks, { credential }: ItemStore<unknown>, work: (store: WebhookConnection<Delivery>) => Promise<T>): Promise<T> {
  const { createMeter } = await import('../../../lib/http');
  const connection = webhooks.connect(credential, { meter: createMeter(), signal: new AbortController().signal, egress: egressOf(host.helpers) });
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}
