import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { ReadContext, Shop } from '../../lib/platforms/shopify/read/context';
import type { ShopifyCredential } from '../../lib/platforms/shopify/types';
import { egressOf } from '../host/egress';

type Host = IHookFunctions | IWebhookFunctions;

/** Throws `CredentialRefused`. */
export async function credentialOf(host: Host): Promise<ShopifyCredential> {
  const { parseCredential } = await import('../../lib/platforms/shopify/access/fields');
  return parseCredential(await host.getCredentials('shopifyStoreApi'));
}

/** The shop of the node's credential for as long as `work` takes. Throws HttpFailure. */
export async function withShop<T>(host: Host, credential: ShopifyCredential, work: (context: ReadContext) => Promise<T>): Promise<T> {
  const [{ createShopifyClient }, { fetchShop }, { createMeter }] = await Promise.all([
    import('../../lib/platforms/shopify/client'), import('../../lib/platforms/shopify/read/context'), import('../../lib/http'),
  ]);
  const client = createShopifyClient({ credential, meter: createMeter(), egress: egressOf(host.helpers) });
  let shop: Promise<Shop> | undefined;
  try {
    return await work({ client, signal: undefined, shop: () => (shop ??= fetchShop(client, undefined)) });
  } finally {
    client.close();
  }
}
