import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { WooClient } from '../../lib/platforms/woocommerce';
import { egressOf } from '../host/egress';

type Host = IHookFunctions | IWebhookFunctions;

interface Opened {
  readonly woo: typeof import('../../lib/platforms/woocommerce');
  readonly client: WooClient;
}

export function topicsOf(host: Host): string[] {
  return host.getNodeParameter('topics', []) as string[];
}

/** The store of the node's credential for as long as `work` takes. Throws `CredentialRefused` and HttpFailure. */
export async function withClient<T>(host: Host, work: (opened: Opened) => Promise<T>): Promise<T> {
  const [woo, { createMeter }] = await Promise.all([import('../../lib/platforms/woocommerce'), import('../../lib/http')]);
  const credential = woo.checkedCredential(await host.getCredentials('wooCommerceStoreApi'));
  const client = woo.createWooClient({ credential, meter: createMeter(), egress: egressOf(host.helpers) });
  try {
    return await work({ woo, client });
  } finally {
    client.close();
  }
}
