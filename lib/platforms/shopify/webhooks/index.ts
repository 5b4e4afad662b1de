import { createHash } from 'node:crypto';
import { CredentialRefused } from '../../../sync/types';
import type { StoreWebhooks } from '../../../sync/webhooks';
import { createShopifyClient } from '../client';
import { fetchShop, type ReadContext, type Shop } from '../read/context';
import { shopifyStore } from '../store';
import type { ShopifyCredential } from '../types';
import { readDelivery, type Delivery } from './delivery';
import { eventOf } from './event';
import { isSubscribed, subscribe, unsubscribe } from './subscription';

/** An app sees no subscriptions but its own, and they are signed with its client secret. */
export const shopifyWebhooks: StoreWebhooks<ShopifyCredential, Delivery> = {
  platform: shopifyStore,
  signature: { by: 'app', appOf, read: readDelivery },
  sendsAgain: true,
  connect(credential, { meter, egress, signal }) {
    const client = createShopifyClient({ credential, meter, egress });
    let shop: Promise<Shop> | undefined;
    const context: ReadContext = { client, signal, shop: () => (shop ??= fetchShop(client, signal)) };
    return {
      account: credential.shop,
      isSubscribed: (url, topics) => isSubscribed(client, url, topics),
      subscribe: ({ url, topics, filter }) => subscribe(client, url, topics, filter),
      unsubscribe: (url) => unsubscribe(client, url),
      eventOf: (delivery) => eventOf(context, delivery),
      close: () => client.close(),
    };
  },
};

/** An access token does not tell which app it is of. */
function appOf({ access, clientSecret }: ShopifyCredential): string {
  if (clientSecret === '') throw new CredentialRefused('clientSecret', 'The credential has no client secret, without which no delivery could be told from a forged one. Enter the client secret (API secret key) of the app; nothing was sent.');
  return access.kind === 'client' ? access.clientId : createHash('sha256').update(access.accessToken).digest('base64url');
}
