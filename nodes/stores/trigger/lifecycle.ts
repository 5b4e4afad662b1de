import { randomBytes } from 'node:crypto';
import type { IHookFunctions, INodeType } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { ClientsError } from '../../../lib/clients/errors';
import type { StoreWebhooks } from '../../../lib/sync/webhooks';
import type { TriggerHost } from '../parameters';
import { storeAccess, type ItemStore } from '../storeAccess';
import { connected } from './connected';
import { keptBy, subscriberOf } from './kept';
import type { StoreTrigger } from './types';

interface Opened {
  readonly webhooks: StoreWebhooks;
  readonly store: ItemStore<unknown>;
}

/** `checkExists` runs when the workflow is switched on, and every time n8n starts. */
export function webhookMethods(trigger: StoreTrigger): NonNullable<INodeType['webhookMethods']> {
  return {
    default: {
      async checkExists(this: IHookFunctions) {
        return await withStore(this, trigger, (opened) => isSubscribed(this, opened));
      },
      async create(this: IHookFunctions) {
        await withStore(this, trigger, (opened) => subscribe(this, opened));
        return true;
      },
      async delete(this: IHookFunctions) {
        await withStore(this, trigger, (opened) => unsubscribe(this, opened), (gone) => {
          // With its connection the secrets are gone; n8n must be able to forget the trigger all the same.
          this.logger.warn(`${this.getNode().name}: its webhooks stay in the store, which ends them by itself when nobody takes them. ${gone.message}`);
        });
        const kept = keptBy(this);
        delete kept.secret;
        delete kept.subscriber;
        delete kept.recent;
        return true;
      },
    },
  };
}

/** Subscribes the trigger's address, now in the name of this store's credential. */
export async function subscribe(host: TriggerHost, { webhooks, store }: Opened): Promise<void> {
  const topics = topicsOf(host);
  if (topics.length === 0) throw new NodeOperationError(host.getNode(), 'No topic is chosen', { description: 'Choose at least one under Topics. Nothing was sent.' });
  const filter = String(host.getNodeParameter('filter', '') ?? '').trim() || null;
  const kept = keptBy(host);
  // Kept before the store has it: its first delivery may come at once.
  kept.subscriber = subscriberOf(webhooks, store);
  if (webhooks.signature.by === 'subscription') kept.secret = randomBytes(32).toString('hex');
  await connected(host, webhooks, store, (subscriptions) => subscriptions.subscribe({ url: urlOf(host), topics, filter, secret: kept.secret ?? '' }));
}

async function isSubscribed(host: IHookFunctions, { webhooks, store }: Opened): Promise<boolean> {
  const { secret, subscriber } = keptBy(host);
  // The store never tells the secret: without it here, everything is made anew.
  if (webhooks.signature.by === 'subscription' && !secret) return false;
  const now = subscriberOf(webhooks, store);
  if (subscriber !== undefined && subscriber !== now) return false;
  return await connected(host, webhooks, store, (subscriptions) => subscriptions.isSubscribed(urlOf(host), topicsOf(host)));
}

async function unsubscribe(host: IHookFunctions, { webhooks, store }: Opened): Promise<void> {
  await connected(host, webhooks, store, (subscriptions) => subscriptions.unsubscribe(urlOf(host)));
}

/** Throws as n8n shows it; `whenGone` is told of a connection that cannot be opened instead. */
async function withStore<T>(host: IHookFunctions, trigger: StoreTrigger, work: (opened: Opened) => Promise<T>, whenGone?: (reason: ClientsError) => T): Promise<T> {
  const webhooks = await trigger.webhooks();
  const access = storeAccess(host, webhooks.platform);
  try {
    return await work({ webhooks, store: await access.storeOf(0) });
  } catch (error) {
    if (whenGone && error instanceof ClientsError) return whenGone(error);
    throw trigger.toNodeError(host.getNode(), error, 0);
  } finally {
    await access.close();
  }
}

function topicsOf(host: TriggerHost): string[] {
  return host.getNodeParameter('topics', []) as string[];
}

/** The address that is called: that of a test as long as a person listens for one. */
function urlOf(host: TriggerHost): string {
  const url = 'getWebhookResourceUrl' in host ? host.getWebhookResourceUrl('default') : host.getNodeWebhookUrl('default');
  if (url === undefined) throw new TypeError('n8n gave no address for the webhook.');
  return url;
}
