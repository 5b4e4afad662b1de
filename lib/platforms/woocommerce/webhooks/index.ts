import type { StoreWebhooks } from '../../../sync/webhooks';
import type { WooCredential } from '../credential';
import { WooConnection, wooStore } from '../store';
import { readDelivery, type Delivery } from './delivery';
import { eventOf } from './event';
import { isSubscribed, subscribe, unsubscribe } from './subscription';

/** Webhooks are the store's, whoever made them, each with a secret of its own. */
export const wooWebhooks: StoreWebhooks<WooCredential, Delivery> = {
  platform: wooStore,
  signature: { by: 'subscription', read: readDelivery },
  sendsAgain: false,
  connect(credential, context) {
    const store = new WooConnection(credential, context);
    return {
      account: store.account,
      isSubscribed: (url, topics) => isSubscribed(store.client, url, topics),
      subscribe: ({ url, topics, secret }) => subscribe(store.client, url, topics, secret),
      unsubscribe: (url) => unsubscribe(store.client, url),
      eventOf: (delivery) => eventOf(store, delivery),
      close: () => store.close(),
    };
  },
};
